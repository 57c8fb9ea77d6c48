"""The parts of an incident's document that several columns of a row make up together."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from incidents.codes import ActorKind, Measure, PersonStatus, PlaceKind, Role, WherePrecision
from incidents.importing.mapping.fields import STATUS
from incidents.importing.mapping.spec import TableMapping
from incidents.importing.mapping.values import Values
from incidents.importing.related import Ambiguous, Related

UNNAMED = ("unidentified", "unknown", "unnamed", "not known")
"""What an actor's name begins with that is nobody's."""
Json = dict[str, Any]
Point = tuple[float, float] | None
_PRECISIONS = {
    PlaceKind.SITE: WherePrecision.SITE,
    PlaceKind.ROUTE: WherePrecision.ZONE,
    PlaceKind.ZONE: WherePrecision.ZONE,
    PlaceKind.AREA3: WherePrecision.AREA3,
    PlaceKind.AREA2: WherePrecision.AREA2,
    PlaceKind.AREA1: WherePrecision.AREA1,
    PlaceKind.COUNTRY: WherePrecision.COUNTRY,
    PlaceKind.WORLD_REGION: WherePrecision.COUNTRY,
    PlaceKind.SEA: WherePrecision.OFFSHORE,
    PlaceKind.AIRSPACE: WherePrecision.ZONE,
}


def participations(values: Values, related: Related) -> list[Json]:
    """Every actor of every role, in the order of the roles."""
    return [
        {"role": str(role), **who, "basis": "dataset"}
        for role in Role
        for who in _actors(values, str(role), related)
    ]


def _actors(values: Values, role: str, related: Related) -> Iterator[Json]:
    spec = values.spec(role)
    for name in values.listed(role):
        assert spec
        side = {"side": spec.side}
        if name.casefold().startswith(UNNAMED):
            kind = ActorKind.UNIDENTIFIED
            yield {**side, "actor": None, "described_as": name[:200], "kind": str(kind)}
            continue
        try:
            actor = related.actor(name, kind=ActorKind(spec.kind or ActorKind.ORGANISATION))
        except Ambiguous as error:
            values.refuse(spec, name, str(error))
            continue
        yield {**side, "actor": actor, "described_as": "", "kind": ""}


def figures(values: Values) -> Iterator[Json]:
    """One figure a measure and status: exact, or a range where it has bounds."""
    for measure in Measure:
        best, low, high = (values.number(f"{measure}{end}") for end in ("", "_low", "_high"))
        if (best, low, high) != (None, None, None):
            yield {"measure": str(measure), "basis": "dataset", **_amount(best, low, high)}
        for status in PersonStatus:
            count = values.number(f"{measure}{STATUS}{status}")
            if count is not None:
                told = {"measure": str(measure), "status": str(status), "basis": "dataset"}
                yield {**told, **_amount(count, None, None)}


def _amount(best: int | None, low: int | None, high: int | None) -> Json:
    if low is None and high is None:
        return {"quantifier": "exact", "low": best, "best": best, "high": best}
    told: Json = {"quantifier": "range", "low": low, "best": best, "high": high}
    given = [each for each in (low, best, high) if each is not None]
    if given != sorted(given):
        told["as_reported"] = True
    return told


def locations(values: Values, related: Related) -> list[Json]:
    """Where it was, as finely as the row says; none where it says nothing of it."""
    latitude, longitude = values.degrees("latitude", 90), values.degrees("longitude", 180)
    if (latitude is None) != (longitude is None):
        lacking = values.spec("longitude" if longitude is None else "latitude")
        if lacking:
            values.refuse(lacking, "", "latitude and longitude go together")
        return []
    point = None if latitude is None or longitude is None else (latitude, longitude)
    place = _place(values, related, point)
    described = values.text("where")
    if place is None and point is None and not described:
        return []
    own = point and (place is None or point != (place["latitude"], place["longitude"]))
    return [
        {
            "role": "at",
            "place": place,
            "latitude": point[0] if own and point else None,
            "longitude": point[1] if own and point else None,
            "precision": values.code("precision") or _precision(place, point),
            "described_as": described,
            "primary": True,
            "basis": "dataset",
        }
    ]


def _precision(place: Mapping[str, Any] | None, point: object) -> str:
    if place is None:
        return str(WherePrecision.NEAR if point else WherePrecision.NOT_STATED)
    return str(_PRECISIONS.get(PlaceKind(place["kind"]), WherePrecision.SETTLEMENT))


class _Nowhere(Exception):
    """What the row says of where it was has been refused."""


def _place(values: Values, related: Related, point: Point) -> Any:
    """The finest place that is named, inside the areas that are named."""
    try:
        around = _areas(values, related, _country(values, related), point)
    except _Nowhere:
        return None
    spec, name = values.spec("place"), values.text("place")
    if not spec or not name:
        return around
    try:
        known = None if point else related.places.named(name, around)
    except Ambiguous as error:
        values.refuse(spec, name, str(error))
        return around
    kind = PlaceKind(spec.kind or PlaceKind.SETTLEMENT)
    return known or related.places.spot(kind, name, around, point)


def _country(values: Values, related: Related) -> Any:
    spec, name = values.spec("country"), values.text("country")
    if not spec or not name:
        return None
    found = related.places.country(name, name.upper() if len(name) == 2 else "")
    if found is None:
        near = get_close_matches(name, related.places.country_names(), 1)
        meant = f": is it {near[0]}?" if near else ""
        values.refuse(spec, name, f"no country here has this name or code{meant}")
        raise _Nowhere
    return found


def _areas(values: Values, related: Related, around: Any, point: Point) -> Any:
    """The finest area named; the point is its own where nothing finer is named."""
    finest = next((each for each in ("place", "area2", "area1") if values.raw(each)), "")
    for field, kind in (("area1", PlaceKind.AREA1), ("area2", PlaceKind.AREA2)):
        spec, name = values.spec(field), values.text(field)
        if spec and name and around is None:
            values.refuse(spec, name, "an area is looked for in its country: name that")
            raise _Nowhere
        if name:
            around = related.places.area(kind, name, around, point if finest == field else None)
    return around


def citations(values: Values, related: Related, mapping: TableMapping) -> list[Json]:
    """The source that the row names, or the table itself, since something must be cited."""
    title, house, url = (values.text(f"source{end}") for end in ("", "_publisher", "_url"))
    title = title or url
    label = mapping.title or mapping.dataset
    if title:
        publisher = related.publisher(house or label)
        day = values.date("source_date")
        source = dict(related.source(publisher, title[:500], day, "other"))
    else:
        source = dict(related.source(related.publisher(house or label), label, "", "dataset"))
    if url and ("source", source["slug"]) in related.made:
        related.made["source", source["slug"]] = {**source, "url": url}
    said = {name: text for name in ("locator", "quotation") if (text := values.text(name))}
    return [{"number": 1, "source": source, **said}]
