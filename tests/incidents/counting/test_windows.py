"""A window shows what may have been in it, each incident once; the extent holds all of them."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.counting.windows import extent, seen_through
from incidents.dates import Period
from incidents.models import User
from incidents.selection import select
from tests.incidents.counting.linked import published
from tests.incidents.documents.made import ROCKETS

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
DATES = ["2019-12-27", "2019-11-28/2019-12-29", "2019-11-28/2019-12-30", "../2019-12-01", "2014~"]
DAYS = st.dates(date(2013, 11, 1), date(2020, 3, 1)) | st.sampled_from(
    [date.min, date(1, 2, 1), date(1, 2, 2), date.max, date(2019, 12, 29), date(2019, 12, 30)]
)


def references(start: date | None, end: date | None) -> list[str]:
    parts = seen_through(select({}), Period(start, end))
    return sorted(
        reference for part in parts for reference in part.rows().values_list("reference", flat=True)
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.tuples(DAYS, DAYS).map(sorted), st.sampled_from(["both", "start", "end", "none"]))
@reading
def test_window_shows_each_incident_that_may_have_been_in_it_once(
    ends: list[date], given_: str
) -> None:
    start = ends[0] if given_ in ("both", "start") else None
    end = ends[1] if given_ in ("both", "end") else None
    meant = select({}).rows().possibly_within(start, end).values_list("reference", flat=True)

    assert references(start, end) == sorted(meant)


def test_long_open_and_qualified_dates_are_seen_from_every_side(
    committed: None, editor: User
) -> None:
    published([{**ROCKETS, "date": text, "links": []} for text in DATES], editor)

    day = date(2013, 12, 1)
    while day < date(2020, 2, 1):
        meant = select({}).rows().possibly_within(day, day).values_list("reference", flat=True)
        assert references(day, day) == sorted(meant), day
        day += timedelta(days=13)


@reading
def test_extent_is_from_the_first_to_the_last_day_that_is_named() -> None:
    rows = select({}).rows().values_list("earliest", "latest")
    days = [day for row in rows for day in row if day]
    of_all, filtered = extent(select({})), extent(select({"during": ["0001/9999"]}))

    assert filtered == (min(days), max(days))
    assert of_all == (date(2014, 1, 1), date(2020, 1, 31))
    assert extent(select({"q": ["xyzzy"]})) is None
    assert extent(select({"as_of": ["0"]})) is None


@reading
def test_extent_as_of_a_position_is_what_it_was_then() -> None:
    for position in range(1, 25, 4):
        rows = select({"as_of": [str(position)]}).rows().values_list("earliest", "latest")
        days = [day for row in rows for day in row if day]
        whole = extent(select({"as_of": [str(position)]}))
        assert whole is not None
        assert whole[0].isoformat()[:7] == min(days).isoformat()[:7]
        assert whole[1].isoformat()[:7] == max(days).isoformat()[:7]
