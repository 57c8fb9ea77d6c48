"""Who may read what is published, and do more: the user's rights, within the token's scope."""

from django.conf import settings
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from incidents.models import AccessToken
from incidents.models.access_token import Scope


class MayRead(BasePermission):
    """Whoever may see the ledger, and everybody where the setting `ANONYMOUS_READING` is on."""

    message = "Sign in as somebody who may see published incidents."

    def has_permission(self, request: Request, view: APIView) -> bool:
        """The session is not even looked at where everybody may read."""
        if settings.ANONYMOUS_READING:
            return True
        return request.user.is_authenticated and request.user.has_perm("incidents.view_record")


class MayEdit(BasePermission):
    """Whoever has the permission that the view names for the method, with a token that reaches."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Raises `PermissionDenied` with what is missing."""
        if not request.user.is_authenticated:
            return False
        require_scope(request, getattr(view, "scope", Scope.EDIT))
        needed = getattr(view, "permissions", {})
        permission = needed.get(request.method, "incidents.view_incident")
        if not request.user.has_perm(permission):
            what = permission.partition(".")[2].replace("_", " ")
            raise PermissionDenied(
                f"{request.user} may not {what}: ask whoever keeps the accounts."
            )
        return True


def require_scope(request: Request, scope: Scope) -> None:
    """Raise `PermissionDenied` unless the request has no token, or one that reaches so far."""
    token = request.auth
    if isinstance(token, AccessToken) and not token.allows(scope):
        raise PermissionDenied(
            f'The scope of this token is {token.scope}: for this make one of scope "{scope}".'
        )
