"""Answers from the ledger, row by row, newest first, without ever holding all of it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

from incidents.acled.actors import in_words
from incidents.acled.asking import Asked, Condition
from incidents.acled.countries import NAMES, NUMERIC, REGIONS
from incidents.acled.rows import CannotBeSaid, Published, Row, row
from incidents.acled.sub_events import Equivalents, equivalents
from incidents.acled.taxonomy import ABOVE
from incidents.copying import rows_fetched
from incidents.querysets import RecordIndexQuerySet
from incidents.selection import READER, Selection, select

SUMMARIES = {
    "actor": ("actor_name",),
    "country": ("country", "iso"),
    "region": ("region", "region_name"),
}
"""What each summary goes by."""
DAYS = ("first_event_date", "last_event_date", "event_count")
FIELDS = (
    "chronology",
    *("record__document", "earliest", "latest", "qualified", "killed_best", "killed_low"),
    "recorded_at",
)
"""What `published` takes."""
_AT_A_TIME = 1000
_WIDEST = timedelta(days=31)
_LATEST = 253_402_000_000
"""Unix seconds near the end of the year 9999."""
_ALPHA2 = {number: alpha2 for alpha2, number in NUMERIC.items()}
_BY_NAME = {name.casefold(): alpha2 for name, alpha2 in NAMES.items()}


@dataclass
class Answer:
    """The rows of one request; `left_out` counts, while they are read, what ACLED cannot say."""

    asked: Asked
    types: Equivalents = field(default_factory=lambda: equivalents(READER))
    left_out: Counter[str] = field(default_factory=Counter)
    total: int | None = None

    def rows(self) -> Iterator[Row]:
        """The page asked for; every incident before it is read, and counted, too."""
        asked, found = self.asked, self.found()
        start = (asked.page - 1) * asked.limit
        yield from islice(found, start, start + asked.limit if asked.limit else None)
        if asked.with_total:
            self.total = sum(1 for _ in Answer(asked, self.types).found())

    def found(self) -> Iterator[Row]:
        """All rows that the conditions hold for, cut to the columns wanted."""
        for each in self.sayable():
            if all(condition.holds(each) for condition in self.asked.conditions):
                for told in _monadic(each) if self.asked.monadic else [each]:
                    said = in_words(told) if self.asked.in_words else told
                    yield {name: said[name] for name in self.asked.fields}

    def sayable(self) -> Iterator[Row]:
        """Every incident that may meet the conditions and that ACLED has words for."""
        found = narrowed(select({}).rows(), self.asked.conditions, self.types)
        for values in in_chunks(found, "chronology", FIELDS):
            try:
                yield row(published(values), self.types)
            except CannotBeSaid as reason:
                self.left_out[str(reason)] += 1

    def messages(self) -> list[str]:
        """How many incidents were left out so far, for each reason."""
        counts = sorted(self.left_out.items())
        return [f"Left out: {n} of the incidents read, each of which {why}." for why, n in counts]


def rows_of(selection: Selection) -> Iterator[Row]:
    """The row of each incident that ACLED has words for, in the order of the selection."""
    types = equivalents(READER)
    for values in rows_fetched(selection.rows().values_list(*FIELDS), using=READER):
        with suppress(CannotBeSaid):
            yield row(published(values), types)


def in_chunks(rows: Any, key: str, fields: Sequence[str]) -> Iterator[Sequence[Any]]:
    """The rows, falling in the key that is their first field; no statement is left open between."""
    chunk: list[Sequence[Any]] = []
    while True:
        ahead = rows.filter(**{f"{key}__lt": chunk[-1][0]}) if chunk else rows
        chunk = list(ahead.values_list(*fields)[:_AT_A_TIME])
        yield from chunk
        if len(chunk) < _AT_A_TIME:
            return


def summed(name: str) -> tuple[Row, ...]:
    """Actors, countries or regions, with the first and the last day and the number of events.

    Kept until something is published: it reads everything.
    """
    return _summed(name, select({}).position)


@lru_cache(maxsize=8)
def _summed(name: str, _position: int) -> tuple[Row, ...]:
    keys = SUMMARIES[name]
    found: dict[tuple[Any, ...], list[Any]] = {}
    for each in Answer(Asked()).sayable():
        for key in set(_keys(name, each)):
            days = found.setdefault(key, [each["event_date"], each["event_date"], 0])
            days[:2] = min(days[0], each["event_date"]), max(days[1], each["event_date"])
            days[2] += 1
    return tuple(
        dict(zip((*keys, *DAYS), (*key, *days), strict=True)) for key, days in sorted(found.items())
    )


def _keys(name: str, each: Row) -> Iterable[tuple[Any, ...]]:
    if name == "actor":
        sides = [each["actor1"], each["actor2"]]
        names = [*sides, *each["assoc_actor_1"].split("; "), *each["assoc_actor_2"].split("; ")]
        return [(actor,) for actor in names if actor]
    if name == "country":
        return [(each["country"], each["iso"])]
    return [(number, name) for number, name in REGIONS.items() if name == each["region"]]


def narrowed(
    rows: RecordIndexQuerySet, conditions: Sequence[Condition], types: Equivalents
) -> RecordIndexQuerySet:
    """At least the rows that the conditions hold for, so that few others have to be read."""
    for each in conditions:
        if each.column == "event_date":
            rows = _around(rows, *each.bounds())
        elif each.column == "year":
            low, high = (None if year is None else int(year) for year in each.bounds())
            rows = _around(rows, _day(low, 1, 1), _day(high, 12, 31))
        elif each.column == "timestamp":
            rows = recorded(rows, each)
        elif each.operator == "=" and each.column in ("iso", "country"):
            rows = _within(rows, each)
        elif each.column in ("event_type", "sub_event_type"):
            rows = rows.filter(type__in=_types(each, types))
    return rows


def _around(rows: Any, start: date | None, end: date | None) -> Any:
    """A row has the middle of a stretch of at most a month: so much wider is looked."""
    earlier = start - _WIDEST if start and start > date.min + _WIDEST else None
    later = end + _WIDEST if end and end < date.max - _WIDEST else None
    return rows.possibly_within(earlier, later)


def _day(year: int | None, month: int, day: int) -> date | None:
    return date(year, month, day) if year is not None and 1 <= year <= 9999 else None


def recorded(rows: Any, condition: Condition) -> Any:
    """At least the rows whose time of recording, in Unix seconds, meets the condition."""
    low, high = condition.bounds()
    if low is not None and low < _LATEST:
        rows = rows.filter(recorded_at__gte=datetime.fromtimestamp(low, UTC))
    if high is not None and high < _LATEST:
        rows = rows.filter(recorded_at__lt=datetime.fromtimestamp(high + 1, UTC))
    return rows


def _within(rows: RecordIndexQuerySet, each: Condition) -> RecordIndexQuerySet:
    names: dict[Any, str] = {**_ALPHA2, **_BY_NAME}
    codes = [names.get(value) for value in each.values]
    if None in codes:  # a name of the desk's own, which only the documents know
        return rows
    return rows.naming(*(f"country:{str(code).lower()}" for code in codes))


def _types(each: Condition, types: Equivalents) -> list[str]:
    above = {
        event: {"disorder_type": disorder, "event_type": kind, "sub_event_type": event}
        for event, (disorder, kind) in ABOVE.items()
    }
    events = {event for event, said in above.items() if each.holds(said)}
    return [
        code
        for code, equivalent in types.items()
        if any(one["sub_event"] in events for one in equivalent)
    ]


def published(values: Sequence[Any]) -> Published:
    """The incident of a row of `FIELDS`."""
    _, document, earliest, latest, qualified, best, low, recorded_at = values
    killed = best if best is not None else low
    return Published(json.loads(document), earliest, latest, qualified, killed, recorded_at)


def _monadic(each: Row) -> Iterator[Row]:
    """One row an actor: the second side's row has it as the first, and no second."""
    for n in (1, 2):
        if n == 1 or each["actor2"]:
            yield {
                **each,
                "actor1": each[f"actor{n}"],
                "assoc_actor_1": each[f"assoc_actor_{n}"],
                "inter1": each[f"inter{n}"],
                "actor2": "",
                "assoc_actor_2": "",
                "inter2": 0,
            }
