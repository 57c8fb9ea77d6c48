"""Proposes a mapping from the header of a table and its first rows; people decide."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from typing import IO

from incidents.importing.files import FormFault, Record, WrongFile
from incidents.importing.mapping.fields import FIELDS, Shape
from incidents.importing.mapping.names import FIELD_OF, comparable
from incidents.importing.mapping.spec import TableMapping
from incidents.importing.mapping.tables import DIGEST, table_rows

ROWS = 1000
MOST_VALUES = 60
_DAY = re.compile(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})")
_SPLITS = (";", "|", " / ")


@dataclass
class Sample:
    """The first rows of a table: its columns, and the cells of each."""

    columns: list[str]
    rows: list[Record]

    def cells(self, column: str) -> list[str]:
        """The filled cells of a column."""
        return [text for row in self.rows if (text := row.cells[column].strip())]

    def distinct(self, column: str) -> list[str]:
        """What stands in a column, each once, in the order of the rows."""
        return list(dict.fromkeys(self.cells(column)))


@dataclass
class Guess:
    """What a column may be: its field, and what has to be said of it; all may be empty."""

    column: str
    name: str = ""
    order: str = ""
    split: str = ""
    decimal: str = ""
    values: dict[str, str] = field(default_factory=dict)


def sample_of(file: IO[bytes], form: TableMapping) -> Sample:
    """The first rows; raises `WrongFile` for a table that cannot be read in this form."""
    read = list(islice(table_rows(file, form), ROWS))
    if faults := [each for each in read if isinstance(each, FormFault)]:
        raise WrongFile(faults)
    rows = [each for each in read if isinstance(each, Record)]
    columns = [name for name in (rows[0].cells if rows else {}) if name and name != DIGEST]
    return Sample(columns, rows)


def propose(sample: Sample, types: Mapping[str, str]) -> tuple[str, list[Guess]]:
    """The column that has ids, or none, and a guess for each; a field is guessed once.

    `types` are our codes by code and name, in small letters.
    """
    taken: set[str] = set()
    guesses, id_column = [], ""
    for column in sample.columns:
        found = FIELD_OF.get(comparable(column), "")
        if found == "id":
            found = ""
            id_column = id_column or (column if _tells_apart(sample, column) else "")
        if found in taken:
            found = ""
        taken |= {found} - {""}
        guesses.append(_guess(sample, column, found, types))
    return id_column, [_together(guess, taken) for guess in guesses]


def _together(guess: Guess, taken: set[str]) -> Guess:
    """A guess that says something only beside others, without them is none."""
    alone = {
        "date.year": "date" in taken,
        "date.month": "date" in taken or "date.year" not in taken,
        "date.day": "date" in taken or "date.month" not in taken or "date.year" not in taken,
        "latitude": "longitude" not in taken,
        "longitude": "latitude" not in taken,
        "area1": "country" not in taken,
        "area2": "country" not in taken,
    }
    return Guess(guess.column) if alone.get(guess.name) else guess


def _tells_apart(sample: Sample, column: str) -> bool:
    cells = sample.cells(column)
    return len(cells) == len(sample.rows) == len(set(cells))


def _guess(sample: Sample, column: str, name: str, types: Mapping[str, str]) -> Guess:
    guess = Guess(column, name)
    shape = FIELDS[name].shape if name in FIELDS else None
    cells = sample.cells(column)
    if shape is Shape.DATE:
        guess.order = order_of(cells)
    elif shape is Shape.TYPE:
        guess.values = dict(_exchanged(sample.distinct(column), types))
    elif shape in (Shape.ACTORS, Shape.LIST, Shape.CODES):
        guess.split = next((sign for sign in _SPLITS if any(sign in each for each in cells)), "")
    elif shape is Shape.DEGREES and any("," in each for each in cells):
        guess.decimal = ","
    return guess


def order_of(cells: Sequence[str]) -> str:
    """The order of day and month that a column proves; empty where it proves none, or both."""
    found = [match for each in cells if (match := _DAY.match(each)) and len(match[1]) < 3]
    orders = {
        "d/m/y" if int(each[1]) > 12 else "m/d/y"
        for each in found
        if (int(each[1]) > 12) != (int(each[2]) > 12)
    }
    return orders.pop() if len(orders) == 1 else ""


def _exchanged(cells: Sequence[str], types: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each value that is no type of ours, with the type it is called most like."""
    for cell in cells[:MOST_VALUES]:
        if cell.casefold() not in types:
            near = get_close_matches(cell.casefold(), list(types), 1, 0.7)
            yield cell, types[near[0]] if near else ""
