"""The rows that documents name: found, reported when missing, or created when told."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from incidents.documents.fields import HANDLES, Nested
from incidents.documents.problems import InvalidDocument, Path, Problem
from incidents.documents.shape import INCIDENT
from incidents.models import Actor, IncidentType, Place, Publisher, Source

MODELS: dict[str, Any] = {
    "type": IncidentType,
    "place": Place,
    "actor": Actor,
    "publisher": Publisher,
    "source": Source,
}
COLUMNS = {
    "actor": ["name", "kind"],
    "place": [
        *("name", "kind", "latitude", "longitude", "iso_alpha2", "iso_alpha3", "iso_3166_2"),
        *("geonames_id", "target_kind"),
    ],
    "publisher": ["name", "url", "reliability"],
    "source": [
        *("title", "authors", "url", "archive_url", "published", "accessed", "language", "kind"),
        "sha256",
    ],
}
Ids = dict[tuple[str, str], int]


class MissingReferences(InvalidDocument):
    """Documents name rows that are not there; ``missing`` lists them as (kind, handle)."""

    def __init__(self, missing: Mapping[tuple[str, str], Iterable[Path]]) -> None:
        self.missing = sorted(missing)
        super().__init__(
            Problem(f"there is no {kind} {name!r}", path)
            for kind, name in self.missing
            for path in missing[kind, name] or [()]
        )


def mentions(
    values: Mapping[str, Any], fields: Nested, path: Path = ()
) -> Iterator[tuple[str, Any, Path]]:
    """Every (kind, object or handle, path) that a document names, nested ones included."""
    for name, field in fields.items():
        value: Any = values.get(name) or []
        if field.parts is not None and field.single:
            yield from mentions(value or {}, field.parts, (*path, name))
        elif field.parts is not None:
            for place, part in enumerate(value):
                yield from mentions(part, field.parts, (*path, name, place))
        elif field.refers_to and isinstance(value, list):
            for place, one in enumerate(value):
                yield field.refers_to, one, (*path, name, place)
        elif field.refers_to:
            yield field.refers_to, value, (*path, name)


def rows_named(document: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """What it says of each row it names, None for a bare slug; incidents are not among them."""
    named: dict[tuple[str, str], Any] = {}
    for kind, value, _ in mentions(document, INCIDENT):
        if kind != "incident":
            remember(named, kind, value)
    return named


def unknown_rows(documents: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Any]:
    """What sound documents name and is not there, by (kind, handle), with what they say of it."""
    named: dict[tuple[str, str], Any] = {}
    for document in documents:
        for key, value in rows_named(document).items():
            named[key] = value or named.get(key)
    known = find(named)
    return {key: value for key, value in named.items() if key not in known}


def would_create(kind: str, value: Any) -> dict[str, Any] | None:
    """The row that ``create_missing`` would make; None where too little is said of it."""
    if kind not in COLUMNS or not value or not value.get(COLUMNS[kind][0]):
        return None
    given = {name: value[name] for name in COLUMNS[kind] if value.get(name) not in (None, "", [])}
    within = [above["slug"] for above in value.get("within") or []][:1]
    house = value.get("publisher")
    beside = {"publisher": house["slug"]} if house else {"within": within[0]} if within else {}
    return {"slug": value["slug"], **given, **beside}


def places_of(document: Mapping[str, Any], absent: Iterable[tuple[str, str]]) -> dict[Any, Any]:
    """Where a document names these rows; nowhere for those that only stand inside others."""
    places: dict[tuple[str, str], list[Path]] = {key: [] for key in absent}
    for kind, value, path in mentions(document, INCIDENT):
        name = value[HANDLES[kind]] if isinstance(value, Mapping) else value
        if (kind, name) in places:
            places[kind, name].append(path)
    return places


def resolve(document: Mapping[str, Any], *, create_missing: bool = False) -> Ids:
    """The id of every row the document names, by (kind, handle); incidents are not among them.

    Raises ``MissingReferences`` for rows that are not there, unless told to create those that come
    with enough beside their slug.
    """
    named = rows_named(document)
    ids = find(named)
    missing = {key: value for key, value in named.items() if key not in ids}
    if missing and create_missing:
        create(missing)
        ids = find(named)
    absent = [key for key in named if key not in ids]
    if absent:
        raise MissingReferences(places_of(document, absent))
    return ids


def remember(named: dict[tuple[str, str], Any], kind: str, value: Any) -> None:
    """Note a mention, an object rather than a bare slug, with the rows it names in turn."""
    if not isinstance(value, Mapping):
        named.setdefault((kind, value), None)
        return
    named[kind, value[HANDLES[kind]]] = value
    if kind == "source" and value.get("publisher"):
        remember(named, "publisher", value["publisher"])
    for above in value.get("within") or []:
        if (kind, above["slug"]) not in named:
            named[kind, above["slug"]] = above if "kind" in above else None


def find(named: Iterable[tuple[str, str]]) -> Ids:
    """Those that are there, one query a kind."""
    ids: Ids = {}
    for kind, model in MODELS.items():
        key = HANDLES[kind]
        wanted = {handle for each, handle in named if each == kind}
        rows = model.objects.filter(**{f"{key}__in": wanted}).values_list(key, "pk")
        ids |= {(kind, handle): pk for handle, pk in rows if wanted}
    return ids


def create(missing: Mapping[tuple[str, str], Any]) -> None:
    """Create what has a name and a kind with it, outermost places and publishers first."""
    for kind in ("publisher", "place", "actor", "source"):
        rows = [value for (each, _), value in missing.items() if each == kind and value]
        for value in sorted(rows, key=lambda row: len(row.get("within") or [])):
            create_one(kind, value)


def create_one(kind: str, value: Mapping[str, Any]) -> None:
    """One row from its object in a document."""
    given = {name: exact(value[name]) for name in COLUMNS[kind] if value.get(name) is not None}
    row = MODELS[kind](slug=value["slug"], **given)
    if kind == "place" and value.get("within"):
        row.parent = Place.objects.filter(slug=value["within"][0]["slug"]).first()
    if kind == "source" and value.get("publisher"):
        row.publisher = Publisher.objects.get(slug=value["publisher"]["slug"])
    try:
        row.full_clean()
    except ValidationError as error:
        said = "; ".join(f"{name}: {' '.join(told)}" for name, told in error.message_dict.items())
        raise InvalidDocument([f"{kind} {value['slug']!r} cannot be created: {said}"]) from error
    row.save()


def exact(value: Any) -> Any:
    """A decimal as it is written, not as binary holds it."""
    return Decimal(str(value)) if isinstance(value, float) else value
