"""A table and its mapping that tests begin from, and the import of it by the command."""

import csv
import io
from pathlib import Path
from typing import Any

from incidents.importing.formats.mapped import configured
from incidents.importing.mapping.spec import TableMapping, parse
from incidents.importing.registry import Dataset, Translated
from incidents.importing.related import Related
from tests.incidents.importing.ged_files import run

MAPPING = """
dataset: desk-sheet
title: Desk sheet
licence: CC0
id: No
fields:
  title: Headline
  type: {column: Kind, values: {Air strike: airstrike}}
  date: {column: Day, order: d/m/y}
  country: Country
  place: Town
  initiator: {column: By, kind: military, split: ";"}
  target: {column: Against, kind: rebel}
  killed: Dead
"""
ROW = {
    "No": "7",
    "Headline": "Strike on a depot",
    "Kind": "Air strike",
    "Day": "01/02/2020",
    "Country": "Syria",
    "Town": "Testville",
    "By": "Alpha Force; Beta Force",
    "Against": "unidentified gunmen",
    "Dead": "4",
}


def mapping(**fields: str) -> str:
    """The mapping with these fields instead or besides; an empty one is taken out."""
    lines = MAPPING.strip().split("\n")
    for name, told in fields.items():
        lines = [line for line in lines if not line.startswith(f"  {name}:")]
        lines += [f"  {name}: {told}"] if told else []
    return "\n".join(lines) + "\n"


def parsed(**fields: str) -> TableMapping:
    return parse(mapping(**fields))


def translated(row: dict[str, str] | None = None, **fields: str) -> Translated:
    """The row as the mapping with these fields makes it."""
    format_ = configured(mapping(**fields))
    told = {**dict.fromkeys(format_.columns, ""), **ROW, **(row or {})}
    return format_.translate(told, Related(), Dataset("desk-sheet"))


def csv_of(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def imported(folder: Path, content: bytes, told: str = MAPPING, **options: Any) -> str:
    """What the command says of the table by the mapping."""
    (folder / "table").write_bytes(content)
    (folder / "mapping.yaml").write_text(told, encoding="utf-8")
    asked = {"format": "mapped", "mapping": folder / "mapping.yaml", **options}
    return run(folder / "table", **asked)
