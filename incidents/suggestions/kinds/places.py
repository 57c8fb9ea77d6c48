"""Places named in the text: sites and settlements before the areas that share their name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from incidents.codes import PlaceKind
from incidents.models import Place, PlaceName
from incidents.suggestions.finding import register
from incidents.suggestions.known import Known
from incidents.suggestions.lexicon import LONGEST_ABBREVIATION, Found, Lexicon, Name
from incidents.suggestions.report import Report
from incidents.suggestions.suggestion import Passage, Suggestion

FINEST_FIRST = (
    *(PlaceKind.SITE, PlaceKind.SETTLEMENT, PlaceKind.NEIGHBOURHOOD, PlaceKind.ROUTE),
    *(PlaceKind.ZONE, PlaceKind.AREA3, PlaceKind.AREA2, PlaceKind.AREA1, PlaceKind.SEA),
    *(PlaceKind.AIRSPACE, PlaceKind.COUNTRY, PlaceKind.WORLD_REGION),
)
AREAS = {PlaceKind.AREA1, PlaceKind.AREA2, PlaceKind.AREA3}
_GENERIC = re.compile(
    r"\s+(?:Governorate|Province|Oblast|District|Region|State|County|Department|Prefecture"
    r"|Voblast|Canton|Municipality)$"
)
_NO_NAMES = {
    *("central", "capital", "north", "south", "east", "west", "upper", "lower"),
    *("northern", "southern", "eastern", "western", "north eastern", "north western"),
}
_BEFORE_A_PLACE = {
    *("in", "into", "inside", "to", "from", "within", "across", "near", "at", "over"),
    *("toward", "towards", "throughout", "outside", "leave", "left"),
}


class Shown(NamedTuple):
    """A place as it is shown."""

    pk: int
    name: str
    kind: str
    within: str | None


@register("place")
def places(report: Report) -> Iterator[Suggestion]:
    """Every place whose name stands in the text, with all that have the same name."""
    for found in LEXICON.get().find(report):
        if not _has_capital(report, found) or _is_attribute(report, found):
            continue
        countries = [name for name in found.names if name.value.kind == PlaceKind.COUNTRY]
        names = [name for name in found.names if not (countries and name.strict)]
        named = {name.value: name for name in names}
        for place in sorted(named, key=lambda each: FINEST_FIRST.index(PlaceKind(each.kind))):
            yield _suggestion(place, named[place], report.text[found.start : found.end], found)


def _suggestion(place: Shown, name: Name, written: str, found: Found) -> Suggestion:
    within = f" in {place.within}" if place.within else ""
    return Suggestion(
        kind="place",
        field="locations.place",
        value=place.pk,
        label=place.name,
        detail=f"{PlaceKind(place.kind).label.lower()}{within}",
        reading=f"“{' '.join(written.split())}” is a name of it",
        passages=(Passage(found.start, found.end),),
        fills={"precision": _precision(place.kind)},
    )


def _precision(kind: str) -> str:
    """How exactly a point is known when only the place is told; empty where that is open."""
    same = {"site", "settlement", "area1", "area2", "area3", "country", "zone"}
    return kind if kind in same else ""


def _has_capital(report: Report, found: Found) -> bool:
    """Whether it is written as a name is: “the central district” is none."""
    return any(word.is_capitalised for word in report.words[found.first : found.last])


def _is_attribute(report: Report, found: Found) -> bool:
    """Whether an abbreviation such as “U.S.” says whose, as it does but after a preposition."""
    written = report.words[found.first : found.last]
    if len(written) > 1 or not written[0].is_upper or len(written[0].key) > LONGEST_ABBREVIATION:
        return False
    before = [word.key for word in report.words[max(found.first - 2, 0) : found.first]]
    if before[-1:] == ["the"]:
        before.pop()
    return not before or before[-1] not in _BEFORE_A_PLACE or _goes_on(report, found)


def _goes_on(report: Report, found: Found) -> bool:
    """Whether another word follows without a stop: “in U.S. custody”."""
    after = report.words[found.last : found.last + 1]
    if not after or report.text[found.end : after[0].start].strip(" .") or after[0].is_capitalised:
        return False
    return after[0].key not in {"and", "or", "on", "in", "for", "by", "to", "as", "after", "that"}


def _names() -> Iterator[Name]:
    rows: dict[int, Shown] = {}
    for row in Place.objects.order_by("pk").values_list("pk", "name", "kind", "parent__name"):
        rows[row[0]] = Shown(*row)
        yield from _with_short(Shown(*row), row[1])
    for pk, name in PlaceName.objects.order_by("pk").values_list("place_id", "name"):
        yield from _with_short(rows[pk], name)


def _with_short(place: Shown, name: str) -> Iterator[Name]:
    """The name, and an area's without the word for what it is."""
    yield Name(place, name)
    if place.kind in AREAS:
        short = _GENERIC.sub("", name)
        if short != name and short.casefold() not in _NO_NAMES:
            yield Name(place, short, strict=True)


LEXICON = Known((Place, PlaceName), lambda: Lexicon(_names()))
