"""The rows that documents name: found, reported when missing, or created when told."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from incidents.documents.fields import HANDLES, Field, Nested
from incidents.documents.schema import InvalidDocument
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

    def __init__(self, missing: Iterable[tuple[str, str]]) -> None:
        self.missing = sorted(missing)
        super().__init__([f"there is no {kind} {name!r}" for kind, name in self.missing])


def mentions(values: Mapping[str, Any], fields: Nested) -> Iterator[tuple[str, Any]]:
    """Every (kind, object or handle) that a document names, nested ones included."""
    for name, field in fields.items():
        value: Any = values.get(name) or []
        if field.parts is not None:
            for part in [value] if field.single else value:
                yield from mentions(part or {}, field.parts)
        elif field.refers_to and value:
            yield from ((field.refers_to, one) for one in listed(value, field))


def listed(value: Any, field: Field) -> list[Any]:
    """A reference as a list of one; a list of references as it is."""
    return value if isinstance(value, list) else [value]


def resolve(documents: Iterable[Mapping[str, Any]], *, create_missing: bool = False) -> Ids:
    """The id of every row the documents name, by (kind, handle); incidents are not among them.

    Raises ``MissingReferences`` for rows that are not there, unless told to create those that come
    with enough beside their slug.
    """
    named: dict[tuple[str, str], Any] = {}
    for document in documents:
        for kind, value in mentions(document, INCIDENT):
            if kind != "incident":
                remember(named, kind, value)
    ids = find(named)
    missing = {key: value for key, value in named.items() if key not in ids}
    if missing and create_missing:
        create(missing)
        ids = find(named)
    absent = [key for key in named if key not in ids]
    if absent:
        raise MissingReferences(absent)
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
    if kind == "source":
        row.publisher = Publisher.objects.get(slug=value["publisher"]["slug"])
    try:
        row.full_clean()
    except ValidationError as error:
        said = "; ".join(error.messages)
        raise InvalidDocument([f"{kind} {value['slug']!r} cannot be created: {said}"]) from error
    row.save()


def exact(value: Any) -> Any:
    """A decimal as it is written, not as binary holds it."""
    return Decimal(str(value)) if isinstance(value, float) else value
