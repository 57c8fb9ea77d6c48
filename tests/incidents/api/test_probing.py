"""One page is the same page whichever way it is found, and no way reads more than it must."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import connections
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from incidents.api import probing
from incidents.api.pages import page
from incidents.api.probing import Slice
from incidents.filters.space import located
from incidents.models import User
from incidents.selection import ORDERINGS, select
from tests.incidents.test_filters_laws import BATCHES, PERIODS, law, published

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
QUESTIONS: list[dict[str, str]] = [
    {"type": "attack"},
    {"not_type": "attack"},
    {"any": "type:attack,killed_min:1"},
    {"actor": "united-states", "basis": "attributed"},
    {"during": "2019-12"},
    {"during": "2020-01", "when": "certainly"},
    {"during": "2019", "not_actor": "iran"},
    {"after": "2014"},
    {"before": "2019-12-31", "country": "iq"},
    {"q": "embassy"},
    {"updated_since": "3"},
    {"near": "33.3,44.4", "within_km": "400"},
]
#: How many rows are found by terms at once, and how many are looked through before.
WAYS = {"by terms": (10**6, 1), "looked through": (-1, 1000), "both": (-1, 3), "apart": (-1, 1)}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    few, probed = WAYS[request.param]
    monkeypatch.setattr(probing, "FEW", few)
    monkeypatch.setattr(probing, "PROBED", probed)
    monkeypatch.setattr(probing, "SCATTERED", probed)
    monkeypatch.setattr(located, "FEW", 0)
    return str(request.param)


def walked(size: int, **asked: str) -> list[str]:
    """The references on all pages, there and back."""
    selection = select({name: [value] for name, value in asked.items()})
    pages = [page(selection, size, None)]
    while following := pages[-1].next:
        pages.append(page(selection, size, following))
    back = [pages[-1]]
    while preceding := back[-1].previous:
        back.append(page(selection, size, preceding))
    assert [each.documents for each in back[::-1]] == [each.documents for each in pages]
    return [json.loads(text)["reference"] for each in pages for text in each.documents]


@reading
@pytest.mark.parametrize("asked", QUESTIONS, ids="&".join)
def test_pages_are_the_selection_whichever_way(way: str, asked: dict[str, str]) -> None:
    for ordering in ORDERINGS:
        rows = select({**{n: [v] for n, v in asked.items()}, "ordering": [ordering]}).rows()

        assert walked(3, **asked, ordering=ordering) == [*rows.values_list("reference", flat=True)]


@law
@given(BATCHES, st.data())
@pytest.mark.slow
def test_dates_of_every_shape_are_met_near_a_period_or_apart(
    committed: None, editor: User, made: list[dict[str, Any]], data: st.DataObject
) -> None:
    published(made, editor)
    former = probing.FEW, probing.PROBED
    probing.FEW, probing.PROBED = -1, data.draw(st.sampled_from([1, 3, 1000]))
    try:
        for during in PERIODS:
            ordering = data.draw(st.sampled_from(["date", "-date"]))
            rows = select({"during": [during], "ordering": [ordering]}).rows()
            meant = [*rows.values_list("reference", flat=True)]
            assert walked(4, during=during, ordering=ordering) == meant, during
    finally:
        probing.FEW, probing.PROBED = former


def plan(asked: dict[str, str], count: int = 3) -> str:
    """What PostgreSQL did to find the first rows, newest first."""
    selection = select({name: [value] for name, value in asked.items()})
    sql, values = Slice(selection, "chronology", True, count, Q()).statement()
    with connections["reader"].cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = on")
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


@reading
def test_terms_are_not_asked_when_the_rows_looked_through_fill_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(probing, "FEW", -1)

    done = plan({"type": "statement"})

    assert "chronology_has_no_ties" in done
    assert "One-Time Filter" in done
    assert "Sort (never executed)" in done


@reading
def test_period_bounds_where_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "FEW", -1)

    done = plan({"during": "2019-12"})

    (bounds,) = [line for line in done.splitlines() if "Index Cond: ((" in line and ">=" in line][
        :1
    ]
    assert "2019-10-31" in bounds
    assert "2020-01-01" in bounds
    assert "record_index_by_long_date" in done


@reading
def test_common_terms_are_looked_for_in_order_and_rare_ones_by_the_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(probing, "PROBED", 10)

    assert "probed" in plan({"type": "statement"})
    assert "probed" in plan({"not_type": "statement"})
    for rare in (
        {"reference": "INC-000004"},
        {"type": "airstrike"},
        {"any": "type:airstrike"},
        {"type": "airstrike", "not_tag": "rockets-iraq"},
    ):
        done = plan(rare)
        assert "probed" not in done
        assert "Sort Key" in done


def statement(asked: dict[str, str]) -> str:
    """The statement that finds the first rows, newest first."""
    selection = select({name: [value] for name, value in asked.items()})
    return Slice(selection, "chronology", True, 3, Q()).statement()[0]


@reading
def test_what_ends_before_the_period_is_not_counted_among_the_rows_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In order, what lies a month before the period comes first, and hardly any of it meets it."""
    monkeypatch.setattr(probing, "FEW", -1)

    assert "IS TRUE" in statement({"during": "2020-01-02"})
    assert "IS TRUE" not in statement({"before": "2020-01-02"})


@reading
def test_regions_with_many_incidents_are_looked_through_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(located, "FEW", 0)
    monkeypatch.setattr(probing, "SCATTERED", 77)

    assert "LIMIT 77" in statement({"near": "35.468,44.392", "within_km": "100"})
    assert "LIMIT 77" not in statement({"near": "-35,44", "within_km": "5"})
    assert "LIMIT 77" not in statement({"during": "2020-01-02"})


@reading
def test_a_part_of_everything_is_not_taken_for_everything() -> None:
    everything = select({})
    part = replace(everything, found=everything.found.filter(type="airstrike"))

    found = [json.loads(text)["type"]["code"] for text in page(part, 100, None).documents]

    assert found == ["airstrike"]
    assert len(page(everything, 100, None).documents) > 1
