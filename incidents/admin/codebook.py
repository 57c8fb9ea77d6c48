"""The codebook for scripts: what each code means, and which field is chosen from which list."""

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from incidents.admin.codes import AnyCodeList, code_list_of
from incidents.models import IncidentType

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

TYPES = "types"
"""The one list that is rows of the database; its codes are their numbers."""


class Codebook(Base):
    """The address of the definitions, once for all fields and rows of a page."""

    @property
    def media(self) -> forms.Media:
        """Add the script that shows them beside what is chosen."""
        ours = forms.Media(js=["incidents/desk/help.js"], css={"all": ["incidents/desk/help.css"]})
        return super().media + ours

    def get_urls(self) -> list[URLPattern]:
        """Add the address; its answer may be kept, which other pages of the admin may not."""
        view = self.admin_site.admin_view(self.codebook_view, cacheable=True)
        return [
            path("codebook.json", view, name="incidents_incident_codebook"),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def codebook_view(self, request: HttpRequest) -> HttpResponse:
        """The definitions as JSON; not again while the browser has the current ones."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        types = [
            (str(each.pk), [each.name, each.definition]) for each in IncidentType.objects.all()
        ]
        found = {"lists": {**told(), TYPES: dict(types)}, "fields": fields_of(self)}
        body = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
        answer: HttpResponse = HttpResponse(body, content_type="application/json")
        answer["ETag"], answer["Cache-Control"] = etag, "private, no-cache"
        return get_conditional_response(request, etag=etag, response=answer) or answer


def told() -> dict[str, dict[str, list[str]]]:
    """Of every list its codes, with label and definition."""
    return {
        name: {str(code.value): [str(code.label), code.definition] for code in each}
        for name, each in code_lists().items()
    }


@cache
def code_lists() -> dict[str, AnyCodeList]:
    """Every list that a column of ours is chosen from, by its name."""
    columns = (field for model in our_models() for field in model._meta.get_fields())
    lists = {
        found.__name__: found
        for column in columns
        if isinstance(column, models.Field) and (found := code_list_of(column))
    }
    return dict(sorted(lists.items()))


def our_models() -> list[type[models.Model]]:
    """The models of this project."""
    return list(IncidentType._meta.app_config.get_models())


def fields_of(page: Any) -> dict[str, str]:
    """The list behind each field of a page, ``prefix/name`` for those of rows below it."""
    found = lists_behind(page.model, "")
    for inline in page.inlines:
        foreign_key = _get_foreign_key(page.model, inline.model, inline.fk_name)
        accessor = foreign_key.remote_field.get_accessor_name(inline.model) or ""
        prefix = accessor.replace("+", "") or "-1"  # what Django calls rows without a name
        found |= lists_behind(inline.model, f"{prefix}/")
    return found


def lists_behind(model: type[models.Model], prefix: str) -> dict[str, str]:
    """The name of the list behind each column of a model."""
    found = {}
    for column in model._meta.get_fields():
        if isinstance(column, models.Field) and (code_list := code_list_of(column)):
            found[prefix + column.name] = code_list.__name__
        elif column.related_model is IncidentType and column.concrete:
            found[prefix + column.name] = TYPES
    return found
