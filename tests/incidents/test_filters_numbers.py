"""Bounds on how many: by the counting rule, and never as if an unknown number were nought."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.codes import Measure, PersonStatus
from incidents.documents.load import load
from incidents.filters import filters
from incidents.models import Incident, User
from incidents.publishing import publish
from incidents.selection import select
from tests.incidents import oracle
from tests.incidents.documents.made import ROCKETS
from tests.incidents.test_filters import refused
from tests.incidents.test_filters_laws import BATCHES, law, published


def found(**asked: str) -> set[str]:
    rows = select({name: [value] for name, value in asked.items()}).rows()
    return set(rows.values_list("title", flat=True))


def exact(number: int, measure: str = "killed", **more: Any) -> dict[str, Any]:
    return {"measure": measure, "low": number, "best": number, "high": number, **more}


NONE_KNOWN = {"measure": "killed", "quantifier": "words", "words": "dozens"}
AT_LEAST = {"measure": "killed", "quantifier": "at-least", "low": 12}
RANGE = {"measure": "killed", "quantifier": "range", "low": 3, "best": 5, "high": 40}
CIVILIANS = [
    exact(2, status="contractor"),
    exact(3, status="journalist"),
    exact(4, status="police"),
]
ENTERED: dict[str, dict[str, Any]] = {
    "nothing": {},
    "words": {"figures": [NONE_KNOWN]},
    "nought": {"figures": [exact(0)]},
    "at least 12": {"figures": [AT_LEAST]},
    "3 to 40": {"figures": [RANGE]},
    "by status": {"figures": CIVILIANS},
    "rejected": {"figures": [exact(99, standing="rejected", reason="No")]},
    "munitions": {
        "figures": [exact(30, "munitions", item="rocket"), exact(4, "munitions", item="drone")]
    },
    "buildings": {
        "figures": [exact(2, "destroyed", item="building"), exact(7, "destroyed", item="home")]
    },
    "eleven events": {"grain": "aggregate", "event_count": 11},
}


@pytest.fixture
def entered(committed: None, editor: User) -> set[str]:
    """All of these published, beside the coded article; the titles of all that were there."""
    before = found()
    made = [{**ROCKETS, "title": title, **more} for title, more in ENTERED.items()]
    ids = [load(document, by=editor).pk for document in made]
    publish(incidents=Incident.objects.filter(pk__in=ids), by=editor)
    return before


def test_bounds_by_measure_number_and_status(entered: set[str]) -> None:
    for asked, meant in [
        ({"killed_min": "0"}, {"nought", "at least 12", "3 to 40", "by status"}),
        ({"killed_max": "0"}, {"nought"}),
        ({"killed_min": "6"}, {"at least 12", "by status"}),
        ({"killed_min": "9", "killed_max": "9"}, {"by status"}),
        ({"killed_max": "9"}, {"nought", "3 to 40", "by status"}),
        ({"killed_min": "12"}, {"at least 12"}),
        ({"killed_min": "13"}, set()),
        ({"killed_max": "4", "figure": "low"}, {"nought", "3 to 40"}),
        ({"killed_min": "40", "figure": "high"}, {"3 to 40"}),
        ({"killed_max": "1000", "figure": "high"}, {"nought", "3 to 40", "by status"}),
        ({"killed_min": "0", "counted": "civilian"}, {"by status"}),
        ({"killed_min": "5", "killed_max": "5", "counted": "civilian"}, {"by status"}),
        ({"killed_max": "4", "counted": "civilian"}, set()),
        ({"killed_min": "4", "counted": "combatant"}, {"by status"}),
        ({"killed_max": "2", "counted": "contractor"}, {"by status"}),
        ({"munitions_min": "34", "munitions_max": "34"}, {"munitions"}),
        ({"destroyed_min": "9"}, {"buildings"}),
        ({"event_count_min": "11"}, {"eleven events"}),
        ({"event_count_max": "10"}, set()),
        ({"any": "munitions_min:34,killed_min:12"}, {"munitions", "at least 12"}),
        ({"any": "munitions_min:34,killed_min:5", "counted": "civilian"}, {"by status"}),
    ]:
        assert found(**asked) - entered == meant, asked


@law
@given(BATCHES, st.data())
@pytest.mark.slow
def test_bound_finds_exactly_those_whose_number_is_within(
    committed: None, editor: User, made: list[dict[str, Any]], data: st.DataObject
) -> None:
    for document in made:
        measures = {figure["measure"]: figure for figure in document.get("figures", [])}
        for figure in measures.values():
            figure["standing"] = "recommended"
    told = published(made, editor)
    mine = {ref: told[ref] for ref in sorted(told)[24:]}
    for _question in range(15):
        measure = data.draw(st.sampled_from(["killed", "wounded", "personnel"]))
        which = data.draw(st.sampled_from(["low", "best", "high"]))
        counted = data.draw(st.sampled_from(["", *PersonStatus.values]))
        totals = {ref: oracle.total(each, measure, counted) for ref, each in mine.items()}
        numbers = {ref: number(total, which) for ref, total in totals.items()}
        seen = [0, *(n for n in numbers.values() if n is not None)]
        bound = data.draw(st.sampled_from(seen)) + data.draw(st.sampled_from([0, 1]))
        asked = {"figure": [which]} | ({"counted": [counted]} if counted else {})
        for name, holds in (("min", int.__ge__), ("max", int.__le__)):
            rows = select({f"{measure}_{name}": [str(bound)], **asked}).rows()
            meant = {ref for ref, n in numbers.items() if n is not None and holds(n, bound)}
            assert set(rows.values_list("reference", flat=True)) & {*mine} == meant, (bound, asked)


def number(total: tuple[int | None, ...] | None, which: str) -> int | None:
    """What is compared of a total."""
    low, best, high = total or (None, None, None)
    return {"low": low, "high": high}.get(which, best if best is not None else low)


@pytest.mark.django_db(databases=["default", "reader"])
class TestRefusals:
    def test_reversed_bounds_are_refused(self):
        (error,) = refused(killed_min="5", killed_max="4")

        assert (error.name, "killed_min=5" in error.message) == ("killed_max", True)

    def test_every_measure_has_both_bounds(self):
        assert {f"{m}_{bound}" for m in Measure for bound in ("min", "max")} <= {*filters()}

    def test_publishers_are_counted(self):
        assert len(found(publishers_min="1")) == 24
        assert found(publishers_min="2") == set()
        assert refused(publishers_min="0")[0].name == "publishers_min"
