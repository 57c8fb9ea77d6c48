"""The actors, places, publishers and sources a file names and we lack, made all at once."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model

from incidents.documents.load_many import copy, find_rows
from incidents.models import Actor, Place, Publisher, Source

Named = Mapping[str, Any]
_AT_ONCE = 2000


class CannotCreate(ValueError):
    """Rows that our own rules refuse; the message names each with why."""


def create(missing: Mapping[tuple[str, str], Named]) -> None:
    """Make them, publishers before their sources, places from the outermost in.

    It must run in a transaction; raises `CannotCreate`, and then nothing of it may be kept.
    """
    rows = {kind: _of(kind, missing) for kind in ("publisher", "actor", "place", "source")}
    publishers = [Publisher(slug=each["slug"], name=each["name"]) for each in rows["publisher"]]
    actors = [
        Actor(
            slug=each["slug"],
            name=each["name"],
            kind=each["kind"],
            ucdp_id=each.get("ucdp_id", ""),
            acled_name=each.get("acled_name", ""),
        )
        for each in rows["actor"]
    ]
    _check([*publishers, *actors])
    Publisher.objects.bulk_create(publishers)
    Actor.objects.bulk_create(actors)
    _create_places(rows["place"])
    _create_sources(rows["source"])


def _of(kind: str, missing: Mapping[tuple[str, str], Named]) -> list[Named]:
    return [row for (each, _), row in missing.items() if each == kind]


def _check(rows: Iterable[Model]) -> None:
    problems = []
    for row in rows:
        try:
            row.clean_fields(exclude={"parent"})  # found just now
        except ValidationError as error:
            said = "; ".join(f"{name}: {' '.join(why)}" for name, why in error.message_dict.items())
            problems.append(f"{type(row).__name__.lower()} {row} cannot be created: {said}")
    if problems:
        raise CannotCreate("\n  ".join(problems))


def _create_places(rows: Iterable[Named]) -> None:
    by_depth: dict[int, list[Named]] = {}
    for each in rows:
        by_depth.setdefault(len(each["within"]), []).append(each)
    for depth in sorted(by_depth):
        parents = find_rows(
            ("place", each["within"][0]["slug"]) for each in by_depth[depth] if depth
        )
        coming = (_place(each, parents) for each in by_depth[depth])
        while places := list(islice(coming, _AT_ONCE)):
            _check(places)
            Place.objects.bulk_create(places)


def _place(row: Named, parents: Mapping[tuple[str, str], int]) -> Place:
    return Place(
        slug=row["slug"],
        name=row["name"],
        kind=row["kind"],
        latitude=_exact(row["latitude"]),
        longitude=_exact(row["longitude"]),
        parent_id=parents["place", row["within"][0]["slug"]] if row["within"] else None,
    )


def _create_sources(rows: Iterable[Named]) -> None:
    made = list(rows)
    houses = find_rows(("publisher", each["publisher"]["slug"]) for each in made)
    with connection.cursor() as cursor:
        copy(cursor, Source, _sources(made, houses))


def _sources(
    rows: Iterable[Named], houses: Mapping[tuple[str, str], int]
) -> Iterator[dict[str, Any]]:
    """Each by its columns; one row of ours takes them all in turn, since making one is slow."""
    source = Source()
    columns = [(str(each.column), each.attname) for each in Source._meta.concrete_fields]
    for row in rows:
        for name in ("slug", "title", "published", "kind"):
            setattr(source, name, row[name])
        source.url = row.get("url", "")
        source.publisher_id = houses["publisher", row["publisher"]["slug"]]
        source.derive_dates()
        told = source.__dict__
        yield {column: told[name] for column, name in columns}


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
