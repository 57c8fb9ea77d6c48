"""What list filters share: a field with a button, and a refusal in words of what makes no sense."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

SHOWN = 80


class Refused(Exception):
    """Why a value is no value of a filter, and what to do instead."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy


def refuse(request: HttpRequest, name: str, value: str, why: Refused) -> None:
    """Say above the list what was refused: the filter, the value, the remedy."""
    shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
    said = f"Filter by {name}: “{shown}” {why.problem}; {why.remedy}. Nothing is shown for it."
    messages.error(request, said)


class TypedFilter(admin.SimpleListFilter):
    """A filter with a field and a button, which keeps the other filters when it is sent."""

    template = "admin/incidents/typed_filter.html"

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.asked = request.GET
        self.admin_site = model_admin.admin_site

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """There is no list of values to choose from."""
        return []

    def has_output(self) -> bool:
        """It is always there."""
        return True

    def field(self) -> forms.Widget:
        """Where the value is typed."""
        return forms.TextInput(attrs={"aria-label": f"By {self.title}"})

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The one field, with its value and what else the list is asked for."""
        name = str(self.parameter_name)
        kept = self.asked.copy()
        for dropped in (name, "p", "e"):
            kept.pop(dropped, None)
        yield {
            "field": self.field().render(name, self.value(), {"id": f"filter-{name}"}),
            "kept": [(key, value) for key, values in kept.lists() for value in values],
            "clear": changelist.get_query_string(remove=[name]) if self.value() else "",
        }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """All of them, or those of the value; none, and a message why, if it makes no sense."""
        value = (self.value() or "").strip()
        if not value:
            return queryset
        try:
            if "\0" in value:
                raise Refused("holds a NUL character", "type it again")
            return self.narrowed(queryset, value)
        except Refused as why:
            refuse(request, str(self.title), value, why)
            return queryset.none()

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those of the value; raises ``Refused``."""
        raise NotImplementedError
