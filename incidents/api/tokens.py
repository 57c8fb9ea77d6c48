"""The tokens of whoever asks: listed, made (shown once), revoked."""

from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from jsonschema import Draft202012Validator
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request

from incidents.api import tokens_description as description
from incidents.api.answers import moment
from incidents.api.bodies import read_json
from incidents.api.writing import (
    WritingView,
    checked,
    json_answer,
    parameters,
    refuse_wrong,
    unprocessable,
)
from incidents.documents.fields import CLEAN_TEXT
from incidents.models import AccessToken
from incidents.models.access_token import LONGEST_DAYS, Scope

ONLY_IN_PERSON = (
    "A token cannot make tokens: sign in at /admin/ and make one there, or send a session."
)


class Tokens(WritingView):
    """All tokens of the user, and the way to another one."""

    permission_classes = [IsAuthenticated]

    @extend_schema(**description.LIST)
    def get(self, request: Request) -> HttpResponse:
        """List them, the newest first, the revoked and expired among them."""
        refuse_wrong(parameters(request, ()))
        return json_answer({"results": [shown(token) for token in own(request)]})

    @extend_schema(**description.MAKE)
    def post(self, request: Request) -> HttpResponse:
        """Make one; its secret is in this answer and nowhere else."""
        refuse_wrong(parameters(request, ()))
        if request.auth is not None:
            raise PermissionDenied(ONLY_IN_PERSON)
        asked = checked(read_json(request._request), validator())
        token, secret = AccessToken.unsaved(user=request.user, **asked)
        try:
            with transaction.atomic():
                token.full_clean()
                token.save()
        except ValidationError as error:
            entries = [{"pointer": "/name", "detail": message} for message in error.messages]
            raise unprocessable(entries) from error
        body = {**shown(token), "token": secret}
        return json_answer(body, 201, Location=reverse("api-token", args=[token.pk]))


class Token(WritingView):
    """One token of the user."""

    permission_classes = [IsAuthenticated]

    @extend_schema(**description.SHOW)
    def get(self, request: Request, pk: int) -> HttpResponse:
        """Show what is known of it, which is not its secret."""
        refuse_wrong(parameters(request, ()))
        return json_answer(shown(one(request, pk)))

    @extend_schema(**description.REVOKE)
    def delete(self, request: Request, pk: int) -> HttpResponse:
        """Refuse it from now on; a token may revoke itself and no other."""
        refuse_wrong(parameters(request, ()))
        token = one(request, pk)
        if isinstance(request.auth, AccessToken) and request.auth.pk != token.pk:
            raise PermissionDenied("A token may revoke itself only: sign in to revoke others.")
        AccessToken.objects.filter(pk=token.pk).revoke(by=request.user)
        return HttpResponse(status=204)


@cache
def validator() -> Draft202012Validator:
    """What is asked of a new token."""
    name = {"type": "string", "minLength": 1, "maxLength": 100, "pattern": CLEAN_TEXT}
    days = {"type": "integer", "minimum": 1, "maximum": LONGEST_DAYS}
    properties = {"name": name, "scope": {"enum": Scope.values}, "days": days}
    return Draft202012Validator(
        {
            "type": "object",
            "properties": properties,
            "required": [*properties],
            "additionalProperties": False,
        }
    )


def own(request: Request) -> Any:
    """The tokens of whoever asks."""
    assert request.user.pk  # these addresses are for users only
    return AccessToken.objects.filter(user_id=request.user.pk)


def one(request: Request, pk: int) -> AccessToken:
    """One of them; another's is not there."""
    token: AccessToken | None = own(request).filter(pk=pk).first()
    if token is None:
        raise Http404(f"You have no token {pk}.")
    return token


def shown(token: AccessToken) -> dict[str, Any]:
    """All that is known of a token."""
    return {
        "id": token.pk,
        "name": token.name,
        "scope": token.scope,
        "created_at": moment(token.created_at),
        "expires_at": moment(token.expires_at),
        "last_used_at": moment(token.last_used_at),
        "revoked_at": moment(token.revoked_at),
    }
