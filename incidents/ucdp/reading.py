"""Rows of GED from the ledger, one after another, and what had to be left out."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q

from incidents.copying import rows_fetched
from incidents.models import RecordIndex
from incidents.querysets import RecordIndexQuerySet
from incidents.selection import READER, Selection, select
from incidents.ucdp.asking import Asked, Page
from incidents.ucdp.countries import ALPHA2
from incidents.ucdp.rows import CannotBeSaid, Published, Row, row

LETHAL = Q(killed_low__gt=0) | Q(killed_best__gt=0) | Q(killed_high__gt=0)
"""GED is of events that killed somebody by at least one of their numbers."""
_KEPT_QUESTIONS = 16
_FIELDS = (
    *("record_id", "record__document", "earliest", "latest", "qualified"),
    *("killed_low", "killed_best", "killed_high"),
)


@dataclass(frozen=True)
class Found:
    """Everything that one question finds: ledger positions in order, and how many had no row."""

    positions: tuple[int, ...]
    left_out: Mapping[str, int]

    def messages(self) -> list[str]:
        """How many incidents were left out, for each reason."""
        counts = sorted(self.left_out.items())
        return [f"Left out: {n} of the lethal incidents, each of which {why}." for why, n in counts]


def rows_of(selection: Selection, left_out: Counter[str]) -> Iterator[Row]:
    """The row of each incident that has one, in the order of the selection; the others counted."""
    for _, said in _said(selection.rows().filter(LETHAL), left_out):
        yield said


def pinned(position: str | None) -> Selection:
    """All incidents right after a position, the oldest first; raises `InvalidParameters`."""
    return select({"ordering": ["date"], **({"as_of": [position]} if position else {})})


@lru_cache(maxsize=_KEPT_QUESTIONS)
def find(asked: Asked, position: int) -> Found:
    """Read all that may meet the conditions; kept, since every page of it counts the same."""
    left_out: Counter[str] = Counter()
    rows = narrowed(pinned(str(position)).rows().filter(LETHAL), asked)
    found = (at for at, said in _said(rows, left_out) if asked.holds(said))
    return Found(tuple(found), dict(left_out))


def page(found: Found, asked: Page) -> list[Row]:
    """The rows of one page, read again by their positions: one withheld since is not there."""
    start = asked.number * asked.size
    wanted = found.positions[start : start + asked.size]
    rows = RecordIndex.objects.using(READER).filter(record_id__in=wanted, live=True)
    said = dict(_said(rows, Counter()))
    return [said[position] for position in wanted if position in said]


def narrowed(rows: RecordIndexQuerySet, asked: Asked) -> RecordIndexQuerySet:
    """At least the rows that the conditions hold for, so that few others have to be read."""
    if asked.start or asked.end:
        rows = rows.possibly_within(asked.start, asked.end)
    if asked.countries:
        codes = (f"country:{ALPHA2[number].lower()}" for number in asked.countries)
        rows = rows.naming(*codes, "where_precision:offshore")
    return rows


def _said(rows: Any, left_out: Counter[str]) -> Iterator[tuple[int, Row]]:
    found = rows_fetched(rows.values_list(*_FIELDS), using=READER)
    for position, document, earliest, latest, qualified, *killed in found:
        low, best, high = killed
        told = Published(json.loads(document), earliest, latest, qualified, (low, best, high))
        try:
            yield position, row(told)
        except CannotBeSaid as reason:
            left_out[str(reason)] += 1
