"""The flat columns of an incident: one ordered table for every CSV and for its data dictionary.

To add a column, add a field to `RecordIndex`, a line here, and run `write_data_dictionary`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, TextField
from django.db.models.expressions import Combinable

#: First characters that make a spreadsheet take a cell for a formula, as code points: tab, line
#: feed, carriage return, + - = @ and their full-width forms.
FORMULA_STARTS = (9, 10, 13, 43, 45, 61, 64, 65291, 65293, 65309, 65312)
_STARTS = ", ".join(map(str, FORMULA_STARTS))
_APOSTROPHE = 39
#: A text cell that a spreadsheet would run gets an apostrophe in front, and so does one that would
#: otherwise look as if it had been given one: dropping one apostrophe in front restores the text.
HARMLESS = f"""CASE
    WHEN ascii(%(expressions)s) IN ({_STARTS})
        OR ascii(%(expressions)s) = {_APOSTROPHE}
            AND ascii(ltrim(%(expressions)s, '''')) IN ({_STARTS})
    THEN '''' || %(expressions)s ELSE NULLIF(%(expressions)s, '') END"""
EMPTY_AS_NULL = "NULLIF(%(expressions)s, '')"
NO_TRAILING_NOUGHTS = "trim_scale(%(expressions)s)"
UTC = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
_AS_IT_IS = ""
#: Semicolons before a blank or at the end. Those of a text are doubled when it goes into a list
#: (incidents/publishing/index.sql), so that an odd one parts two texts.
_SEMICOLONS = re.compile(r";+(?= |\Z)")


@dataclass(frozen=True)
class Column:
    """One column: what stands in it, an example, and the SQL that makes the cell of its field."""

    name: str
    kind: str
    meaning: str
    example: str
    template: str = _AS_IT_IS
    field: str = ""

    def expression(self) -> Combinable:
        """The cell for use in a query over `RecordIndex`; NULL where there is nothing to say."""
        source = F(self.field or self.name)
        if not self.template:
            return source
        return Func(source, template=self.template, output_field=TextField())

    @property
    def real(self) -> bool:
        """Whether it is a number that may have decimals; the others are whole."""
        return self.template == NO_TRAILING_NOUGHTS

    def value(self, cell: Any) -> Any:
        """What stands in the cell, in the type of its kind; None where there is nothing to say.

        Texts are as they were written: no apostrophe is put in front, and lists are lists.
        """
        if self.kind == "list":
            return unfolded(cell or "")
        if self.real and cell is not None:
            return float(cell)
        return None if cell == "" else cell


def _text(name: str, meaning: str, example: str) -> Column:
    return Column(name, "text", meaning, example, HARMLESS)


def _code(name: str, meaning: str, example: str) -> Column:
    return Column(name, "code", meaning, example, EMPTY_AS_NULL)


def _list(name: str, meaning: str, example: str) -> Column:
    return Column(name, "list", f"{meaning}; several are separated by `; `", example, HARMLESS)


def _date(name: str, meaning: str, example: str) -> Column:
    return Column(name, "date", meaning, example)


def _number(name: str, meaning: str, example: str) -> Column:
    return Column(name, "number", meaning, example)


def _degrees(name: str, meaning: str, example: str) -> Column:
    return Column(name, "number", meaning, example, NO_TRAILING_NOUGHTS)


COLUMNS: tuple[Column, ...] = (
    _code("reference", "permanent number of the incident", "INC-000042"),
    _text("title", "what happened, in one line", "Rockets hit K-1 Air Base near Kirkuk"),
    _code("type", "kind of act: a code of the type tree", "rocket-attack"),
    _code("date", "date as it is known, in EDTF (ISO 8601-2)", "2019-12-27"),
    _date("earliest", "first day it may have happened; empty: open", "2019-12-27"),
    _date("latest", "last day it may have happened; empty: open", "2019-12-27"),
    _code("precision", "how many days lie between earliest and latest", "day"),
    _code("time", "local time of day, hours and minutes", "19:20"),
    _code("part_of_day", "part of the day, when no time is known", "evening"),
    _code("occurrence", "whether it occurred, was attempted, planned …", "occurred"),
    _code("grain", "one event, an aggregate of several, or an umbrella", "single"),
    _number("event_count", "events in an aggregate, when known", "11"),
    _list("countries", "countries of its locations, ISO 3166-1 alpha-2", "IQ"),
    _text("place", "name of the primary location", "K-1 Air Base"),
    _degrees("latitude", "WGS 84 degrees north of the primary location", "35.509722"),
    _degrees("longitude", "WGS 84 degrees east of the primary location", "44.206667"),
    _code("where_precision", "how exactly the primary location is known", "site"),
    _list("initiators", "names of those who did it, as recommended", "Kata'ib Hezbollah"),
    _list("targets", "names of those it was aimed at", "Combined Joint Task Force"),
    _list("actors", "names of everybody who took part", "Iraqi Security Forces"),
    _list("means", "means used, codes", "rocket"),
    _list("target_kinds", "kinds of target, codes", "military-base"),
    _number("killed_low", "killed, lowest count", "1"),
    _number("killed_best", "killed, recommended count", "1"),
    _number("killed_high", "killed, highest count", "1"),
    _number("wounded_low", "wounded, lowest count", "4"),
    _number("wounded_best", "wounded, recommended count", "6"),
    _number("wounded_high", "wounded, highest count", "6"),
    _list("tags", "tags", "k1-attack"),
    _list("publishers", "names of the publishers of its sources", "Reuters"),
    _list("sources", "titles of its sources", "U.S. civilian contractor killed in Iraq"),
    _number("version", "version of the incident, from 1", "2"),
    Column(
        "position", "number", "ledger position that this row comes from", "1207", field="record_id"
    ),
    Column("recorded_at", "time", "when it was published, UTC", "2026-01-05T09:30:00.000000Z", UTC),
)


def named(names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of those names, in that order; KeyError for a name that is none."""
    by_name: dict[str, Any] = {column.name: column for column in COLUMNS}
    return tuple(by_name[name] for name in names)


def unfolded(cell: str) -> list[str]:
    """The texts of a list, from the cell that holds them all."""
    if not cell:
        return []
    texts, done = [""], 0
    for run in _SEMICOLONS.finditer(cell):
        texts[-1] += cell[done : run.start()] + ";" * (len(run[0]) // 2)
        done = run.end()
        if len(run[0]) % 2:
            texts.append("")
            done += 1
    texts[-1] += cell[done:]
    return texts


def harmless(cell: str) -> str:
    """The cell by the same rule as `HARMLESS`, for what is not written by the database."""
    start = cell.lstrip("'")[:1]
    return f"'{cell}" if start and ord(start) in FORMULA_STARTS else cell
