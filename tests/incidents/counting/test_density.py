"""Bars say what the statistics say of their periods; their numbers are those of PostgreSQL."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incidents import publishing
from incidents.codes import RetractionReason
from incidents.counting.density import REST, Density, density, number, started, unit_for
from incidents.counting.dimensions import DIMENSIONS
from incidents.counting.totals import EDGES_OF_DAY, NUMBERED
from incidents.models import Incident, Record, User
from incidents.selection import select
from tests.incidents.counting.linked import made, published
from tests.incidents.counting.oracle import Document, counted, summed
from tests.incidents.oracle import VALUES

law = settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WINDOWS = [
    (date(2019, 12, 26), date(2019, 12, 28)),  # hours
    (date(2019, 11, 20), date(2020, 1, 10)),  # days
    (date(2019, 5, 1), date(2020, 1, 15)),  # weeks
    (date(2013, 1, 1), date(2020, 6, 1)),  # months
    (date(1950, 1, 1), date(2030, 1, 1)),  # years
    (date(1000, 1, 1), date(2100, 1, 1)),  # decades
]
ONE_DAY = ("2019-12-27", "2020-01-02")
UNITS = ["hour", "day", "week", "month", "year", "decade"]
LINES: dict[str, tuple[str, ...]] = {"": (), "country": ("iq", "kw"), "type__exact": ("comment",)}
EVERYTHING = {"during": ["0001/9999"]}
"""A filter that finds all there is, so that the tallies are not asked."""


@pytest.mark.parametrize(("window", "unit"), list(zip(WINDOWS, UNITS, strict=True)))
def test_window_is_counted_by_the_unit_that_gives_a_readable_number_of_bars(
    window: tuple[date, date], unit: str
) -> None:
    assert unit_for(*window) == unit
    assert 3 <= number(unit, window[1], last=True) - number(unit, window[0]) < 750


@pytest.mark.django_db(databases=["default", "reader", "owner"])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dates(), st.sampled_from(UNITS), st.booleans())
def test_numbers_of_periods_are_those_of_the_database(day: date, unit: str, last: bool) -> None:
    edge = EDGES_OF_DAY["latest" if last else "earliest"]
    sql = NUMBERED[unit].format(day="day", edge=edge)
    source = "(SELECT %s::date AS day, '' AS time, %s::date AS earliest, %s::date AS latest) AS row"
    with connections["reader"].cursor() as cursor:
        cursor.execute(f"SELECT {sql} FROM {source}", [day, day, day])
        (told,) = cursor.fetchone()

    assert number(unit, day, last=last) == told
    assert started(unit, told)[:10] <= day.isoformat()
    if unit in ("week", "day", "month", "year") and started(unit, told) < "9999":
        assert started(unit, told + 1) > day.isoformat()


def test_week_begins_on_monday() -> None:
    assert date.fromisoformat(started("week", number("week", date(2026, 11, 29)))).weekday() == 0


def bars(told: Density, line: str = REST) -> dict[str, tuple[int, int]]:
    return {bar.start: (bar.possible, bar.held) for bar in told.lines.get(line, ())}


def moments(document: Document) -> tuple[datetime | None, datetime | None]:
    """The first and the last hour that it may have been in."""
    ends: list[datetime | None] = []
    for name, hour in (("earliest", 0), ("latest", 23)):
        if document[name] is None:
            ends.append(None)
            continue
        known = document["time"] and (hour == 0 or document["earliest"] == document["latest"])
        day = datetime.fromisoformat(document[name]).replace(tzinfo=UTC)
        ends.append(day + timedelta(hours=int(document["time"][:2]) if known else hour))
    return ends[0], ends[1]


def periods(unit: str, window: tuple[date, date]) -> Iterator[tuple[str, datetime, datetime]]:
    """Each period of the window: how it is written, its first and its last hour."""
    for count in range(number(unit, window[0]), number(unit, window[1], last=True) + 1):
        start = datetime.fromisoformat(started(unit, count)).replace(tzinfo=UTC)
        try:
            end = datetime.fromisoformat(started(unit, count + 1)).replace(tzinfo=UTC)
        except (OverflowError, ValueError):
            end = datetime.max.replace(tzinfo=UTC)
        yield started(unit, count), start, end - timedelta(hours=1)


def meets(ends: tuple[datetime | None, datetime | None], start: datetime, end: datetime) -> bool:
    """Whether it may have been between the two."""
    return (ends[0] is None or ends[0] <= end) and (ends[1] is None or ends[1] >= start)


def meant(
    documents: dict[str, Document], unit: str, window: tuple[date, date], line: set[str]
) -> dict[str, tuple[int, int]]:
    """The bars by the counting rule as the oracle has it, of the incidents of one line."""
    spans = {reference: moments(documents[reference]) for reference in line}
    found = {}
    for name, start, end in periods(unit, window):
        possible = {r for r, ends in spans.items() if meets(ends, start, end)}
        held = {r for r, (a, b) in spans.items() if a and b and start <= a and b <= end}
        if count := summed(possible, documents).count:
            found[name] = (count, summed(held, documents).count)
    return found


@pytest.mark.slow
@law
@given(st.lists(made(), min_size=7, max_size=7))
def test_bars_are_what_the_counting_rule_says(
    committed: None, editor: User, made: list[dict[str, Any]]
) -> None:
    timed = [
        {**each, "time": "19:20"} if nth % 2 and each["date"] in ONE_DAY else each
        for nth, each in enumerate(made)
    ]
    documents = published(timed, editor)

    for window, unit in zip(WINDOWS, UNITS, strict=True):
        for asked in ({}, EVERYTHING):
            told = density(select(asked), window)
            assert told.unit == unit
            assert bars(told) == meant(documents, unit, window, {*documents}), (unit, asked)
        by_type = density(select({}), window, DIMENSIONS["type__exact"], ["attack", "protest"])
        for code in ("attack", "protest"):
            line = {r for r, d in documents.items() if d["type"]["code"] == code}
            assert bars(by_type, code) == meant(documents, unit, window, line), (unit, code)
        rest = {r for r, d in documents.items() if d["type"]["code"] not in ("attack", "protest")}
        assert bars(by_type) == meant(documents, unit, window, rest), unit


def test_everything_by_the_tallies_is_what_the_incidents_say(committed: None, editor: User) -> None:
    gone = Incident.objects.filter(reference__in=["INC-000002", "INC-000011"])
    publishing.retract(incidents=gone, by=editor, why=RetractionReason.DUPLICATE, reason="Twice")

    for position in [*Record.objects.values_list("position", flat=True)][-5:]:
        for window in WINDOWS[3:]:
            for name, values in LINES.items():
                by = DIMENSIONS.get(name)
                at = {"as_of": [str(position)]}
                told = density(select(at), window, by, values)
                assert told == density(select({**EVERYTHING, **at}), window, by, values)


@pytest.mark.django_db(databases=["default", "reader", "owner"])
def test_incident_of_several_values_is_in_each_of_their_lines() -> None:
    window = (date(2013, 1, 1), date(2020, 6, 1))
    named = ["iraq", "kataib-hizbollah"]
    told = density(select({}), window, DIMENSIONS["actor__exact"], named)
    documents = {d["reference"]: d for d in map(json.loads, select({}).documents())}

    in_line = {
        slug: {r for r, d in documents.items() if slug in VALUES["actor__exact"](d)}
        for slug in named
    }
    assert in_line["iraq"] & in_line["kataib-hizbollah"]
    for slug, line in in_line.items():
        assert bars(told, slug) == meant(documents, "month", window, line)
    assert bars(told) == meant(
        documents, "month", window, {*documents} - set().union(*in_line.values())
    )


@pytest.mark.django_db(databases=["default", "reader", "owner"])
def test_what_is_not_counted_is_told_for_the_window_alone() -> None:
    documents = [json.loads(text) for text in select({}).documents()]
    uncounted = [d["occurrence"] for d in documents if not counted(d)]

    assert sum(density(select({}), WINDOWS[3]).left_out.values()) == len(uncounted) > 0
    assert density(select({}), (date(2014, 1, 1), date(2016, 6, 1))).left_out == {}
    assert density(select({"type": ["comment"]}), (date(2014, 1, 1), date(2014, 6, 1))).lines == {}


@pytest.mark.django_db(databases=["default", "reader", "owner"])
def test_value_with_quotes_is_a_value() -> None:
    told = density(select({}), WINDOWS[3], DIMENSIONS["tag"], ["it's 100 %", "k1-attack"])

    assert bars(told, "it's 100 %") == {}
    assert bars(told, REST)
