"""Who asks, by the token that comes with the request: refused when wrong, never ignored."""

from django.db.models import QuerySet
from django.utils.timezone import now
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from incidents.api.throttling import Limit
from incidents.models import AccessToken, User
from incidents.models.access_token import digest_of

SCHEME = "Bearer"
CHALLENGE = f'{SCHEME} realm="incidents"'
_HOW = "write Authorization: Bearer and the token"


class BearerToken(BaseAuthentication):
    """A header `Authorization: Bearer …`; without one, the session or nobody."""

    def authenticate(self, request: Request) -> tuple[User, AccessToken] | None:
        """The user and the token; raises `AuthenticationFailed` for whatever else is sent."""
        header = request._request.META.get("HTTP_AUTHORIZATION")
        if header is None:
            return None
        scheme, _, secret = header.strip().partition(" ")
        if scheme.lower() != SCHEME.lower():
            raise AuthenticationFailed(f"Authorization has another scheme than {SCHEME}: {_HOW}.")
        if not secret.strip():
            raise AuthenticationFailed(f"Authorization has no token: {_HOW}.")
        token = _known().filter(digest=digest_of(secret.strip())).first()
        if token is None:
            Limit.of_strangers(request._request).take()
            raise AuthenticationFailed("This token is not known: make another one.")
        at = now()
        if refusal := token.refusal(at):
            raise AuthenticationFailed(f"{refusal} Make another one.")
        token.note_use(at)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """How to sign in, for a 401."""
        return CHALLENGE


def _known() -> "QuerySet[AccessToken]":
    return AccessToken.objects.select_related("user")
