"""GeoJSON: points of anybody's, by the names of our columns; and our own export, coming back."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from incidents.codes import Grain, Occurrence, PartOfDay, WherePrecision
from incidents.dates import parse
from incidents.importing.cells import CellReader
from incidents.importing.feature_cells import LISTS, code, codes, date, figure, tags, time
from incidents.importing.feature_parts import ROLES, citations, locations, participations
from incidents.importing.features import feature_records, has_own_id
from incidents.importing.registry import Cells, Dataset, ImportFormat, Json, Translated, register
from incidents.importing.related import Related

NAME = "geojson"
LONGEST_TITLE = 300
MEASURES = ("killed", "wounded")
READ = frozenset(
    {
        *("id", "geometry", "longitude", "latitude", "title", "name", "summary", "description"),
        *("type", "date", "date_as_reported", "time", "part_of_day", "occurrence", "grain"),
        *("event_count", "place", "country", "countries", "admin1", "where_precision", "tags"),
        *("publishers", "sources", *LISTS, *ROLES),
        *(f"{measure}_{end}" for measure in MEASURES for end in ("low", "best", "high")),
    }
)
"""The properties that say something of an incident that is made."""
FOLLOWS = frozenset(
    {"reference", "earliest", "latest", "precision", "actors", "version", "position", "recorded_at"}
)
"""The columns of our exports that follow from others, or are about the export."""
REFERENCE = re.compile(r"INC-[0-9]{6,}", re.ASCII)


def translate(cells: Cells, related: Related, dataset: Dataset) -> Translated:
    """The document of a feature, with its origin; what it says besides is noted.

    A feature of an export of ours has none: what was edited in it is taken back by its reference.
    """
    reader = CellReader(cells)
    document: dict[str, Json] = {}
    if edits(cells, dataset) is None:
        document = _document(reader, related, dataset)
    else:
        _edits(reader, list(related.types))
    for column in cells:
        if column not in READ:
            reader.text(column)
    if reader.faults:
        return Translated(faults=reader.faults)
    return Translated(document, notes=list(notes(cells)))


def edits(cells: Cells, dataset: Dataset) -> dict[str, Json] | None:
    """What a feature of an export of ours says of the fields that can be edited there."""
    if dataset.name != NAME or not REFERENCE.fullmatch(cells["id"].strip()):
        return None
    return _edits(CellReader(cells), None)


def _edits(reader: CellReader, types: list[str] | None) -> dict[str, Json]:
    """Read them; what an export of few columns lacks is no fault."""
    kind = reader.text("type")
    code(reader, "where_precision", WherePrecision.values)
    for name, most in (("latitude", 90), ("longitude", 180)):
        reader.degrees(name, most)
    if "title" in reader.cells:
        _title(reader)
    if "type" in reader.cells and not kind:
        reader.refuse("type", "an incident has a type: write its code")
    return {
        "title": reader.text("title", LONGEST_TITLE),
        "type": {"code": code(reader, "type", types) if types is not None else kind},
        "date": date(reader) if "date" in reader.cells else "",
        **_when_and_how(reader),
    }


def _document(reader: CellReader, related: Related, dataset: Dataset) -> dict[str, Json]:
    happened = date(reader)
    if happened and reader.text("occurrence") in ("", Occurrence.OCCURRED):
        _check_past(reader, happened)
    kind = code(reader, "type", list(related.types))
    if not kind and not any(fault.column == "type" for fault in reader.faults):
        reader.refuse("type", "say which type of incident it is, by its code: rocket-attack")
    return {
        "title": _title(reader),
        "summary": reader.text("summary", 20_000) or reader.text("description", 20_000),
        "type": {"code": kind},
        "date": happened,
        "date_as_reported": reader.text("date_as_reported", 200),
        **_when_and_how(reader),
        "occurrence_claim": {"basis": "dataset"},
        "locations": locations(reader, related),
        "participations": participations(reader, related),
        "figures": [told for name in MEASURES if (told := figure(reader, name))],
        "citations": citations(reader, related, dataset),
        "origins": [_origin(reader, dataset)],
    }


def _when_and_how(reader: CellReader) -> dict[str, Json]:
    return {
        "time": time(reader),
        "part_of_day": code(reader, "part_of_day", PartOfDay.values),
        "occurrence": code(reader, "occurrence", Occurrence.values, Occurrence.OCCURRED),
        "grain": code(reader, "grain", Grain.values, Grain.SINGLE),
        "event_count": reader.number("event_count", 2, 2_147_483_647),
        **{name: codes(reader, name, known.values) for name, known in LISTS.items()},
        "tags": tags(reader),
    }


def _title(reader: CellReader) -> str:
    told = reader.text("title", LONGEST_TITLE) or reader.text("name", LONGEST_TITLE)
    if not told and not any(fault.column in ("title", "name") for fault in reader.faults):
        reader.refuse("title", "say what happened, in one line")
    return told


def _check_past(reader: CellReader, happened: str) -> None:
    first = parse(happened).earliest
    if first and first > datetime.now(UTC).date() + timedelta(days=1):
        reader.refuse("date", "it lies in the future: say whether it is planned, in occurrence")


def _origin(reader: CellReader, dataset: Dataset) -> dict[str, Any]:
    return {
        "dataset": dataset.name,
        "release": dataset.release,
        "original_id": reader.text("id", 100),
        "licence": dataset.licence,
        "codes": {},
    }


def notes(cells: Cells) -> Iterator[str]:
    """What a feature says that no field here takes, and how it will be known again."""
    strange = [name for name in cells if name not in READ | FOLLOWS and cells[name].strip()]
    if strange:
        yield f"not read, kept in the row: {', '.join(strange)}"
    if not has_own_id(cells["id"]):
        yield "it has no id: it is known again only as long as nothing in it changes"


register(
    ImportFormat(
        name=NAME,
        label="GeoJSON",
        licence="",
        columns=("id",),
        id_column="id",
        translate=translate,
        rows=feature_records,
        edits=edits,
    )
)
