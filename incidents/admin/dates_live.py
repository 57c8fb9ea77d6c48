"""How a date is understood while somebody types it, and which report it counts from."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET

from incidents.admin.dates import read_beside, told
from incidents.codes import PartOfDay
from incidents.dates.typed import NotUnderstood, Reading
from incidents.dates.words import in_words
from incidents.models import Source

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

CITED = re.compile(r"citations-([0-9]{1,4})-source")


class DatesLive(Base):
    """The address that every date field asks while somebody types in it."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address."""
        view = self.admin_site.admin_view(self.date_view)
        return [path("date/", view, name="incidents_incident_date"), *super().get_urls()]

    @method_decorator(require_GET)
    def date_view(self, request: HttpRequest) -> JsonResponse:
        """How ``text`` is read beside the report of ``published`` or ``source``, or why not."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        asked = request.GET

        def published() -> date | None:
            return day_of(asked.get("published", "")) or published_day(asked.get("source"))

        try:
            return JsonResponse(understood(read_beside(asked.get("text", ""), published)))
        except NotUnderstood as error:
            choices = [choice(text, published()) for text in error.choices]
            return JsonResponse({"error": str(error), "choices": choices})


def understood(reading: Reading) -> dict[str, Any]:
    """A reading for the script of the page."""
    when = reading.when
    part = PartOfDay(reading.part_of_day).label if reading.part_of_day else ""
    return {
        **told(reading),
        "earliest": str(when.earliest) if when.earliest else None,
        "latest": str(when.latest) if when.latest else None,
        "precision": when.precision,
        "part_of_day": reading.part_of_day,
        "part_in_words": part,
        "counted_from": str(reading.counted_from) if reading.counted_from else None,
    }


def choice(text: str, published: date | None) -> dict[str, str]:
    """One text to type instead, and what it would mean."""
    try:
        words = in_words(read_beside(text, lambda: published).when)
    except NotUnderstood:
        words = ""
    return {"text": text, "words": words}


def day_of(text: str) -> date | None:
    """A day as the page has it, or none."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def published_day(source: Any) -> date | None:
    """The day a source was published; none when that is not known to the day."""
    key = str(source or "")
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return None
    found = Source.objects.filter(pk=key).values_list("published_earliest", "published_latest")
    earliest, latest = found.first() or (None, None)
    return earliest if earliest == latest else None


def first_cited(data: Any) -> Any:
    """The source chosen in the first citation that stays, as a form sends it."""
    rows = sorted((int(found[1]), name) for name in data if (found := CITED.fullmatch(name)))
    kept = (name for n, name in rows if f"citations-{n}-DELETE" not in data)
    return next((data[name] for name in kept if data[name]), None)
