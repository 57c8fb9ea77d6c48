"""Writes counts as JSON and as CSV, each value with its name beside it."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, NamedTuple

from incidents.api.answers import moment
from incidents.columns import harmless
from incidents.counting import asking, facets, statistics
from incidents.counting.coverage import NOUGHT, Declared, Row, filled
from incidents.counting.dimensions import DIMENSIONS, UNITS
from incidents.counting.names import Named, names_of
from incidents.counting.periods import SPREAD
from incidents.counting.statistics import OF_FIGURES, Answer, Key, Sums
from incidents.selection import Selection

JSON = "json"
MEDIA_TYPES = {JSON: "application/json", "csv": "text/csv; charset=utf-8"}
Names = Mapping[str, Mapping[str, Named]]


class Told(NamedTuple):
    """An answer as it goes out: its own headers as JSON on one line, and its body."""

    headers: str
    body: str


def told_facets(asked: facets.Asked, format_: str) -> Told:
    """The counts of each facet, most first."""
    counted = facets.answer(asked)
    listed = {
        each.name: [value for value, _ in each.values]
        for each in counted
        if each.name in DIMENSIONS
    }
    names = names_of(listed, asked.selection.position)
    rows = [
        (each.name, value, _name(names, each.name, value), n)
        for each in counted
        for value, n in each.values
    ]
    if format_ != JSON:
        return _csv(("facet", "value", "name", "count"), rows, {})
    head = {
        **_head(asked.selection),
        "count": asked.selection.count(),
        "limit": asked.limit,
        **({"imprecise": asked.imprecise} if set(asked.facets) & set(UNITS) else {}),
    }
    return _json(head, "facets", [_facet(each, rows) for each in counted])


def _facet(facet: facets.Facet, rows: Iterable[tuple[str, str, str | None, int]]) -> dict[str, Any]:
    said: dict[str, Any] = {"facet": facet.name, "without": list(facet.without)}
    if facet.imprecise is not None:
        said["imprecise"] = facet.imprecise
    said["more"] = facet.more
    said["values"] = [
        {"value": value, "name": name, "count": n}
        for of, value, name, n in rows
        if of == facet.name
    ]
    return said


def told_statistics(asked: asking.Asked, format_: str, spans: Sequence[Declared]) -> Told:
    """The rows in the order of their keys, the total, and what is left out of both."""
    added = statistics.answer(asked)
    rows = filled(asked, added, spans)
    listed: dict[str, list[str]] = {}
    for nth, name in enumerate(asked.group_by):
        if name in DIMENSIONS:
            listed[name] = sorted({key[nth] or "" for key in added.rows} - {""})
    names = names_of(listed, asked.selection.position)
    if format_ != JSON:
        return _statistics_csv(asked, added, rows or [Row((), added.total)], names)
    head = {
        **_head(asked.selection),
        "group_by": list(asked.group_by),
        "overlapping": asked.overlapping,
        "measure": asked.measure,
        **({"imprecise": asked.imprecise} if asked.unit else {}),
        "left_out": _left_out(asked, added),
        **({"spread": added.imprecise} if asked.imprecise == SPREAD else {}),
        **({"coverage": [_span(each) for each in spans]} if asked.unit else {}),
        "total": _sums(asked, added.total),
        "names": {of: {v: n.name or None for v, n in each.items()} for of, each in names.items()},
    }
    told = ({**dict(zip(asked.group_by, r.key, strict=True)), **_row(asked, r)} for r in rows)
    return _json(head, "rows", told)


def _statistics_csv(asked: asking.Asked, added: Answer, rows: Sequence[Row], names: Names) -> Told:
    header = [said for name in asked.group_by for said in _columns(name)]
    cells = [[*_cells(asked, row.key, names), *_row(asked, row).values()] for row in rows]
    more = {"X-Left-Out": json.dumps(_left_out(asked, added))}
    return _csv([*header, *_row(asked, rows[0])], cells, more)


def told_coverage(selection: Selection, format_: str, spans: Sequence[Declared]) -> Told:
    """What is declared, in the order of time."""
    rows = [_span(each) for each in spans]
    if format_ != JSON:
        header = [each.name for each in fields(Declared)]
        return _csv(header, ([row[name] for name in header] for row in rows), {})
    return _json({**_head(selection), "count": len(rows)}, "results", rows)


def _span(each: Declared) -> dict[str, Any]:
    return {
        **asdict(each),
        "start": each.start.isoformat(),
        "end": each.end.isoformat() if each.end else None,
        "coded_until": each.coded_until.isoformat(),
        "declared_at": moment(each.declared_at),
    }


def _row(asked: asking.Asked, row: Row) -> dict[str, Any]:
    """The sums of a row, all null where nothing is known, and whether that was looked for."""
    sums = _sums(asked, row.sums or NOUGHT)
    told: dict[str, Any] = sums if row.sums else dict.fromkeys(sums)
    return told if row.covered is None else {**told, "covered": row.covered}


def _left_out(asked: asking.Asked, added: Answer) -> dict[str, int]:
    """Why incidents that the filter finds are in no row, and how many."""
    left = dict(sorted(added.left_out.items()))
    if asked.unit and asked.imprecise != SPREAD:
        left["imprecise"] = added.imprecise
    return left


def _sums(asked: asking.Asked, row: Sums) -> dict[str, int | None]:
    """The counts; of figures only where a measure is asked for."""
    return {
        name: value
        for name, value in asdict(row).items()
        if asked.measure or name not in OF_FIGURES
    }


def _columns(name: str) -> list[str]:
    return [name] if name in UNITS else [name, f"{name}_name"]


def _cells(asked: asking.Asked, key: Key, names: Names) -> list[str | None]:
    """The values of a row, each with its name."""
    said: list[str | None] = []
    for name, value in zip(asked.group_by, key, strict=True) if key else ():
        said += [value] if name in UNITS else [value, _name(names, name, value)]
    return said


def _name(names: Names, of: str, value: str | None) -> str | None:
    named = names.get(of, {}).get(value or "")
    return (named.name or None) if named else None


def _head(selection: Selection) -> dict[str, Any]:
    return {
        "position": selection.position,
        "recorded_at": moment(selection.recorded_at),
        "query": selection.query,
    }


def _json(head: Mapping[str, Any], last: str, rows: Iterable[Mapping[str, Any]]) -> Told:
    """One object; the rows, which come last, a line each."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return Told("{}", f'{opening}, "{last}": [\n{lines}\n]}}\n')


def _csv(header: Iterable[str], rows: Iterable[Iterable[Any]], more: Mapping[str, str]) -> Told:
    """A header line and the rows, whose cells no spreadsheet runs; their number is in a header."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow(harmless(cell) if isinstance(cell, str) else cell for cell in row)
        count += 1
    return Told(json.dumps({"X-Row-Count": str(count), **more}), file.getvalue())
