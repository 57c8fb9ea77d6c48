"""The single entries of a window: what each is drawn from, and what is said of it."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, TextField

from incidents.counting.windows import seen_through
from incidents.cutting import document_text
from incidents.dates import Period, parse
from incidents.dates.words import in_words
from incidents.filters.written import Written
from incidents.publishing.tally import COUNTED
from incidents.selection import Selection
from timeline.explorer.lanes import Lanes

MOST = 5000
"""So many entries are drawn one by one; more are counted."""
_COLUMNS = (
    *("reference", "title", "type", "date", "earliest", "latest", "certain_from", "certain_to"),
    *("precision", "time", "part_of_day", "occurrence", "grain"),
)
_LINKED = "EXISTS (SELECT FROM unnest({}) AS term WHERE starts_with(term, 'linked_to:'))"
_OF_AXIS = """ARRAY(SELECT substr(term, {length}) FROM unnest(%(expressions)s) AS term
    WHERE starts_with(term, '{axis}:') ORDER BY term)"""


def few(selection: Selection, window: tuple[date, date], most: int) -> bool:
    """Whether the window holds at most so many; no more than that are looked at."""
    left = most
    for part in seen_through(selection, Period(*window)):
        left -= part.rows().order_by().values("pk")[: left + 1].count()
        if left < 0:
            return False
    return True


def entries(selection: Selection, window: tuple[date, date], lanes: Lanes) -> list[dict[str, Any]]:
    """Everything in the window in chronological order, counted or not; at most `MOST`."""
    parts = seen_through(selection, Period(*window))
    found = [row for part in parts for row in _rows(part, lanes)]
    found.sort(key=lambda row: str(row["chronology"]))
    linked = {row["pk"] for row in found if row["linked"]}
    links = dict(link for part in parts for link in _links(part, linked)) if linked else {}
    return [_entry(row, lanes, links.get(row["pk"], [])) for row in found]


def _rows(part: Selection, lanes: Lanes) -> list[dict[str, Any]]:
    said: dict[str, Any] = {"counted": Written(COUNTED), "linked": Written(_LINKED, F("terms"))}
    if lanes.dimension:
        axis = lanes.dimension.axis
        template = _OF_AXIS.format(length=len(axis) + 2, axis=axis)
        values: Any = ArrayField(TextField())
        said["values"] = Func(F("terms"), template=template, output_field=values)
    rows = part.rows().order_by().annotate(**said)
    return list(rows.values("pk", "chronology", *_COLUMNS, *said)[:MOST])


def _links(part: Selection, linked: set[int]) -> Iterator[tuple[int, list[dict[str, str]]]]:
    """The links of each that holds, to whatever incident."""
    rows = part.rows().order_by().filter(pk__in=linked)
    for position, text in rows.values_list("pk", document_text(("links",))):
        yield (
            position,
            [
                {"kind": link["kind"], "to": link["to"]["reference"]}
                for link in json.loads(text)["links"]
                if link["standing"] != "rejected" and link["stance"] != "denies"
            ],
        )


def _entry(
    row: Mapping[str, Any], lanes: Lanes, links: Sequence[Mapping[str, str]]
) -> dict[str, Any]:
    when = parse(row["date"])
    words = in_words(
        when,
        time=row["time"] or None,
        part_of_day=row["part_of_day"],
        aggregate=row["grain"] == "aggregate",
    )
    said = {name: row[name] for name in _COLUMNS}
    days = {name: day and day.isoformat() for name, day in said.items() if _is_day(name)}
    return {
        **said,
        **days,
        "form": str(when.form),
        "start_qualifier": when.start_qualifier,
        "end_qualifier": when.end_qualifier,
        "when": words,
        "counted": row["counted"],
        "lanes": _lanes(row, lanes),
        "links": links,
    }


def _is_day(name: str) -> bool:
    return name in ("earliest", "latest", "certain_from", "certain_to")


def _lanes(row: Mapping[str, Any], lanes: Lanes) -> list[int]:
    """The numbers of its lanes; after the named ones comes that of the rest."""
    values = set(row.get("values", ()))
    inside = [nth for nth, key in enumerate(lanes.keys) if key in values]
    return inside or [len(lanes.keys)]


def kinds(found: Sequence[Mapping[str, Any]]) -> Mapping[str, Sequence[str]]:
    """The codes of their types, as `names_of` takes them."""
    codes: dict[str, list[str]] = defaultdict(list)
    codes["type__exact"] = sorted({entry["type"] for entry in found})
    return codes
