"""Inserts the reference data an installation starts with and leaves alone what is there."""

import json
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import models, transaction

from incidents.models import IncidentType, Place, PlaceName

FILES = ("incident_types.json", "countries.json", "areas.json")
Fields = dict[str, Any]
Tree = type[IncidentType] | type[Place]


class Command(BaseCommand):
    """Insert only: a row whose code or slug exists stays as analysts left it, names included.

    May be run at every start. A place that exists gets no further name, since an editor may have
    removed it.
    """

    help = "Insert the types, countries and areas of fixtures/ that the database does not have yet."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load every file in one transaction and print what was created and kept."""
        rows = rows_by_model([Path(settings.BASE_DIR) / "fixtures" / name for name in FILES])
        with transaction.atomic(), pghistory.context(reason="reference data"):
            types = insert_tree(IncidentType, "code", rows["incidents.incidenttype"])
            places = insert_tree(Place, "slug", rows["incidents.place"])
            names = insert_names(rows["incidents.placename"], places)
        self.report("incident types", len(types), len(rows["incidents.incidenttype"]))
        self.report("places", len(places), len(rows["incidents.place"]))
        self.report("place names", names, len(rows["incidents.placename"]))

    def report(self, what: str, created: int, total: int) -> None:
        """Print one line; what was not created was there or belongs to a place that was."""
        self.stdout.write(f"{what}: {created} created, {total - created} kept")


def rows_by_model(files: list[Path]) -> dict[str, list[Fields]]:
    """The fields of each row of some fixture files under its model's label, in file order."""
    rows: dict[str, list[Fields]] = {
        model._meta.label_lower: [] for model in (IncidentType, Place, PlaceName)
    }
    for file in files:
        for row in json.loads(file.read_text(encoding="utf-8")):
            rows[row["model"]].append(row["fields"])
    return rows


def insert_tree(model: Tree, key: str, rows: list[Fields]) -> dict[str, int]:
    """Insert the rows whose key is new, parents before children; give their primary keys by key."""
    manager = model._default_manager
    known: dict[str, int] = dict(manager.values_list(key, "pk"))
    waiting = [fields for fields in rows if fields[key] not in known]
    created: dict[str, int] = {}
    while waiting:
        ready = [fields for fields in waiting if parent_of(fields) in {None, *known}]
        if not ready:
            raise CommandError(missing_parent(model, key, waiting[0]))
        added = manager.bulk_create([instance_of(model, fields, known) for fields in ready])
        level = {getattr(row, key): row.pk for row in added}
        known |= level
        created |= level
        waiting = [fields for fields in waiting if fields[key] not in known]
    return created


def insert_names(rows: list[Fields], places: dict[str, int]) -> int:
    """Insert the further names of places that were just created; give their number."""
    names = [
        PlaceName(**fields | {"place_id": places[slug]})
        for fields, slug in ((without(fields, "place"), fields["place"][0]) for fields in rows)
        if slug in places
    ]
    return len(PlaceName._default_manager.bulk_create(names))


def instance_of(model: Tree, fields: Fields, known: dict[str, int]) -> Any:
    """An unsaved row; decimals arrive as text and the parent as its key in a list."""
    parent = parent_of(fields)
    columns = {field.name: field for field in model._meta.local_fields}
    values = {
        name: columns[name].to_python(value) for name, value in without(fields, "parent").items()
    }
    return model(parent_id=known[parent] if parent else None, **values)


def parent_of(fields: Fields) -> str | None:
    """The key of the parent, which a fixture writes as a list of one."""
    return fields["parent"][0] if fields["parent"] else None


def without(fields: Fields, name: str) -> Fields:
    """The fields less one."""
    return {other: value for other, value in fields.items() if other != name}


def missing_parent(model: type[models.Model], key: str, fields: Fields) -> str:
    """What to say of a row whose parent neither the fixtures nor the database has."""
    return (
        f"{model._meta.verbose_name} {fields[key]!r} has the parent {parent_of(fields)!r}, which "
        "is neither in fixtures/ nor in the database: add it or correct the parent."
    )
