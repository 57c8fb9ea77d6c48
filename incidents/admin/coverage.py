"""Coverage: entered by analysts, declared by whoever may publish."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from incidents.admin.base import Admin
from incidents.models import Coverage


@admin.register(Coverage)
class CoverageAdmin(Admin):
    """What is looked for, where and until when."""

    autocomplete_fields = ["place", "type"]
    fields = ["place", "type", ("start", "end"), "coded_until", "note", "declared"]
    list_display = ["__str__", "place", "type", "start", "end", "coded_until", "declared"]
    list_select_related = ["place", "type"]
    list_filter = ["declared"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Declaring is publishing."""
        return () if self.may_declare(request) else ("declared",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A declared row is changed by those who may declare."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (not (obj and obj.declared) or self.may_declare(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """So is it deleted; nobody else deletes several at once, some of which may be declared."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (bool(obj and not obj.declared) or self.may_declare(request))

    def may_declare(self, request: HttpRequest) -> bool:
        """Whether they may publish incidents."""
        return request.user.has_perm("incidents.publish_incident")
