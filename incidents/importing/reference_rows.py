"""Publishers, places, actors, sources, affiliations of a seed file: inserted, never changed.

What analysts make of these rows afterwards stays.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Model

from incidents.documents.load import check_deferred
from incidents.importing.seed_file import SeedFile, WrongSeedFile
from incidents.models import (
    Actor,
    ActorName,
    Affiliation,
    Citation,
    Place,
    PlaceName,
    Publisher,
    Source,
)
from incidents.models.violations import explain

Row = Mapping[str, Any]
#: What a wrong row raises: by its values, by naming what is not there, or by lacking a key.
REFUSALS = (
    ValueError,  # a NUL, half a character
    ValidationError,
    DatabaseError,
    ObjectDoesNotExist,
    LookupError,
    AttributeError,
    TypeError,
)


def add_rows(seed: SeedFile) -> dict[str, int]:
    """Insert what is not there yet, in an order that lets rows name each other; counts by kind."""
    return {
        name: sum(attempt(seed, name, add, row) for row in seed.rows[name])
        for name, add in ADDERS.items()
    }


def attempt(seed: SeedFile, name: str, add: Callable[[Row], bool], row: Row) -> bool:
    """Add one row; says file, list and entry when it cannot be."""
    try:
        with transaction.atomic():
            return add(row)
    except REFUSALS as error:
        entry = row.get("slug") or f"{row.get('child')} → {row.get('parent')}"
        raise WrongSeedFile(f"{seed.label}: {name}: {entry}: {said(error)}") from error


def said(error: Exception) -> str:
    """What a form or the database has against a row, in its own words where it has some."""
    if isinstance(error, ValidationError):
        return "; ".join(error.messages)
    return explain(error) if isinstance(error, IntegrityError) else repr(error)


def plain(row: Row, *apart: str) -> dict[str, Any]:
    """The row's columns but for those that name other rows or lists; decimals as written."""
    return {
        name: Decimal(str(value)) if isinstance(value, float) else value
        for name, value in row.items()
        if name not in apart
    }


def stored(row: Model) -> None:
    """Check and save."""
    row.full_clean()
    row.save()


def place_named(slug: str | None) -> Place | None:
    """The place, or none for none."""
    return Place.objects.get(slug=slug) if slug else None


def actor_named(slug: str | None) -> Actor | None:
    """The actor, or none for none."""
    return Actor.objects.get(slug=slug) if slug else None


def add_publisher(row: Row) -> bool:
    """A publisher, by slug."""
    if Publisher.objects.filter(slug=row["slug"]).exists():
        return False
    stored(Publisher(**plain(row, "country"), country=place_named(row.get("country"))))
    return True


def add_place(row: Row) -> bool:
    """A place with its names, by slug; its parent comes before it."""
    if Place.objects.filter(slug=row["slug"]).exists():
        return False
    place = Place(**plain(row, "parent", "names"), parent=place_named(row.get("parent")))
    stored(place)
    for name in row.get("names", []):
        stored(PlaceName(place=place, **name))
    return True


def add_actor(row: Row) -> bool:
    """An actor with its names, by slug."""
    if Actor.objects.filter(slug=row["slug"]).exists():
        return False
    actor = Actor(**plain(row, "country", "names"), country=place_named(row.get("country")))
    stored(actor)
    for name in row.get("names", []):
        stored(ActorName(actor=actor, **name))
    return True


def add_source(row: Row) -> bool:
    """A source, by slug."""
    if Source.objects.filter(slug=row["slug"]).exists():
        return False
    publisher = Publisher.objects.get(slug=row["publisher"])
    stored(Source(**plain(row, "publisher"), publisher=publisher))
    return True


def add_affiliation(row: Row) -> bool:
    """An affiliation with its citations, by child, parent, kind, title and start."""
    child, parent = Actor.objects.get(slug=row["child"]), Actor.objects.get(slug=row["parent"])
    columns = plain(row, "child", "parent", "by", "citations")
    key = {name: columns.get(name, "") for name in ("kind", "title", "start")}
    if Affiliation.objects.filter(child=child, parent=parent, **key).exists():
        return False
    affiliation = Affiliation(child=child, parent=parent, by=actor_named(row.get("by")), **columns)
    stored(affiliation)
    for cited in row.get("citations", []):
        stored(
            Citation(
                affiliation=affiliation,
                source=Source.objects.get(slug=cited["source"]),
                speaker=actor_named(cited.get("speaker")),
                on_behalf_of=actor_named(cited.get("on_behalf_of")),
                **plain(cited, "source", "speaker", "on_behalf_of"),
            )
        )
    check_deferred()
    return True


ADDERS: dict[str, Callable[[Row], bool]] = {
    "publishers": add_publisher,
    "places": add_place,
    "actors": add_actor,
    "sources": add_source,
    "affiliations": add_affiliation,
}
