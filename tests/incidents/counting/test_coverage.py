"""Coverage: nought where the desk has looked, nothing where it has not."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents import publishing
from incidents.counting import coverage
from incidents.counting.asking import ask
from incidents.counting.coverage import Row, declared, filled, stretches
from incidents.counting.statistics import answer
from incidents.documents.load import load
from incidents.filters import InvalidParameters
from incidents.models import Coverage, Incident, IncidentType, Place, User
from incidents.selection import select
from tests.incidents.documents.made import ROCKETS

STRETCHES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=6
)


def declare(**said: Any) -> Coverage:
    place, kind = said.pop("place", None), said.pop("type", None)
    row: Coverage = Coverage.objects.create(
        **{
            "place": place and Place.objects.get(slug=place),
            "type": kind and IncidentType.objects.get(code=kind),
            "start": date(2019, 10, 1),
            "coded_until": date(2020, 2, 29),
            "declared": True,
            **said,
        }
    )
    return row


def rows(**said: str) -> list[Row]:
    asked = ask({name: [value] for name, value in said.items()})
    return filled(asked, answer(asked), declared(asked.selection.position))


def counts(**said: str) -> dict[Any, int | None]:
    return {row.key: row.sums.count if row.sums else None for row in rows(**said)}


def test_rows_are_as_they_are_without_coverage_or_period(committed: None) -> None:
    assert all(row.covered is None for row in rows(group_by="month"))
    declare(declared=False)
    assert declared() == []
    declare()
    assert all(row.covered is None for row in rows(group_by="type"))


def test_month_that_was_looked_at_is_nought_and_any_other_unknown(committed: None) -> None:
    declare(place="iraq", type="attack", note="Military Times")
    said = {"type": "rocket-attack", "country": "iq", "during": "2019-08/2020-03"}

    found = counts(group_by="month", **said)

    assert found == {
        ("2019-08",): None,
        ("2019-09",): None,
        ("2019-10",): 0,
        ("2019-11",): 0,
        ("2019-12",): 1,
        ("2020-01",): 0,
        ("2020-02",): 0,
        ("2020-03",): None,
    }
    (span,) = declared()
    assert (span.place, span.type, span.note) == ("iraq", "attack", "Military Times")


QUESTIONS: list[tuple[dict[str, str], bool]] = [
    ({"type": "rocket-attack", "place": "kirkuk"}, True),
    ({"type": "rocket-attack", "country": "iq"}, True),
    ({"type": "attack", "place": "iraq"}, True),
    ({"type": "violence", "place": "iraq"}, False),
    ({"type": "attack", "place": "asia"}, False),
    ({"type": "attack"}, False),
    ({"place": "iraq"}, False),
    ({}, False),
    ({"type": "rocket-attack,protest", "place": "kirkuk"}, False),
    ({"type": "rocket-attack", "place": "kirkuk,kuwait"}, False),
    ({"type": "rocket-attack", "country": "iq,kw"}, False),
]


def test_question_is_covered_where_all_it_asks_of_is(committed: None) -> None:
    declare(place="iraq", type="attack")

    for said, covered in QUESTIONS:
        (row,) = rows(group_by="month", during="2019-10", **said)
        assert row.covered is covered, said
        assert (row.sums is None) is not covered, said


def test_keys_of_a_row_say_what_it_asks_of(committed: None) -> None:
    declare(place="iraq")

    found = {row.key: row for row in rows(group_by="country,month", during="2019-10/2020-01")}

    assert found["iq", "2019-10"].sums == coverage.NOUGHT
    assert (found["kw", "2019-10"].sums, found["kw", "2019-10"].covered) == (None, False)
    assert found["kw", "2019-12"].sums is not None
    assert found[None, "2019-10"].sums is None
    assert [*found] == sorted(found, key=lambda key: (key[0] is None, key))


def test_period_cut_by_the_filter_has_only_the_days_that_are_asked_for(committed: None) -> None:
    declare(start=date(2019, 10, 5), coded_until=date(2019, 10, 20))

    assert counts(group_by="month", during="2019-10-05/2019-10-20") == {("2019-10",): 0}
    assert counts(group_by="month", during="2019-10-04/2019-10-20") == {("2019-10",): None}
    assert counts(group_by="month", during="2019-10-05/2019-10-21") == {("2019-10",): None}


def test_stretches_are_the_days_that_all_that_is_asked_of_has(committed: None) -> None:
    declare(place="iraq", start=date(2019, 1, 1), coded_until=date(2019, 6, 30))
    declare(place="iraq", start=date(2019, 9, 1), coded_until=date(2019, 12, 31))
    declare(place="kuwait", start=date(2019, 6, 1), coded_until=date(2019, 10, 15))
    spans = declared()

    def told(**said: str) -> list[tuple[date, date]]:
        asked = ask({name: [value] for name, value in said.items()})
        return stretches(asked, [()], spans)[()]

    assert told() == []
    assert told(country="kw") == [(date(2019, 6, 1), date(2019, 10, 15))]
    assert told(country="iq,kw") == [
        (date(2019, 6, 1), date(2019, 6, 30)),
        (date(2019, 9, 1), date(2019, 10, 15)),
    ]
    by_country = stretches(ask({"group_by": ["country"]}), [("iq",), ("kw",), ("us",)], spans)
    assert len(by_country["iq",]) == 2
    assert by_country["kw",] == told(country="kw")
    assert by_country["us",] == []


def test_stretches_that_touch_cover_together(committed: None) -> None:
    declare(coded_until=date(2019, 10, 15))
    declare(start=date(2019, 10, 16))

    assert counts(group_by="month", during="2019-10") == {("2019-10",): 0}


def test_without_a_period_it_goes_from_the_first_to_the_last_that_is_found_or_declared(
    committed: None,
) -> None:
    declare(start=date(2013, 1, 1), coded_until=date(2020, 12, 31))

    found = counts(group_by="year")

    assert [*found] == [(str(year),) for year in range(2013, 2021)]
    assert found["2013",] == 0


def test_declaration_says_nothing_of_what_the_ledger_held_before(
    committed: None, editor: User
) -> None:
    before = select({}).position
    incident = load({**ROCKETS, "date": "2019-10-10"}, by=editor)
    publishing.publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)
    declare()
    at = select({}).position
    again = load({**ROCKETS, "date": "2019-11-10"}, by=editor)
    publishing.publish(incidents=Incident.objects.filter(pk=again.pk), by=editor)

    said = {"group_by": "month", "during": "2019-10/2019-11"}
    assert counts(as_of=str(before), **said) == {}
    assert counts(as_of=str(at), **said) == {("2019-10",): 1, ("2019-11",): 0}
    assert counts(**said) == {("2019-10",): 1, ("2019-11",): 1}


def test_too_many_rows_are_refused(committed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    declare()
    monkeypatch.setattr(coverage, "MOST_ROWS", 30)
    with pytest.raises(InvalidParameters, match="more than 30 rows"):
        rows(group_by="day", during="2019-10/2019-11")


@given(STRETCHES, st.integers(0, 40), st.integers(0, 9))
def test_days_are_held_when_each_of_them_is(
    stretches: list[tuple[int, int]], start: int, length: int
) -> None:
    first = date(2020, 1, 1)
    days = {first + timedelta(n) for a, b in stretches for n in range(a, b + 1)}
    wanted = [first + timedelta(n) for n in range(start, start + length + 1)]
    merged = coverage._merged((first + timedelta(a), first + timedelta(b)) for a, b in stretches)

    assert coverage._holds([merged], (wanted[0], wanted[-1])) == (days >= {*wanted})
    assert coverage._merged([(first, date.max), (first, first)]) == [(first, date.max)]
