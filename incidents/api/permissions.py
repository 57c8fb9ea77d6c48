"""Who may read what is published."""

from django.conf import settings
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView


class MayRead(BasePermission):
    """Whoever may see the ledger, and everybody where the setting `ANONYMOUS_READING` is on."""

    message = "Sign in as somebody who may see published incidents."

    def has_permission(self, request: Request, view: APIView) -> bool:
        """The session is not even looked at where everybody may read."""
        if settings.ANONYMOUS_READING:
            return True
        return request.user.is_authenticated and request.user.has_perm("incidents.view_record")
