"""Totals of figures that are still typed, and what contradicts what."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from incidents.documents.load import load
from incidents.figures.account import account
from incidents.figures.contradictions import Event
from incidents.figures.rules import broken_rules
from incidents.models import Figure, Incident, RecordIndex, User
from incidents.publishing import publish
from tests.incidents.documents.made import ROCKETS

pytestmark = pytest.mark.django_db
AGGREGATE = Event("aggregate", 12)


def figure(measure: str = "killed", n: int | None = None, **more: Any) -> Figure:
    numbers = {} if n is None else {"low": n, "best": n, "high": n}
    return Figure(**{"measure": measure, **numbers, **more})


def numbered(*figures: Figure) -> dict[int, Figure]:
    return dict(enumerate(figures))


CIVILIANS, SOLDIERS = {"status": "civilian"}, {"status": "military"}
PEOPLE = [
    [],
    [figure(n=3)],
    [figure(n=9), figure(n=3, **CIVILIANS)],
    [figure(n=3, **CIVILIANS), figure(n=2, **SOLDIERS), figure("wounded", 7)],
    [figure(n=3, **CIVILIANS), figure(n=1, status="contractor")],
    [figure(quantifier="at-least", low=7), figure(n=99, standing="alternative")],
    [figure(quantifier="range", low=3, best=4, high=9)],
]


@pytest.mark.parametrize("figures", PEOPLE)
def test_totals_are_those_that_publishing_gives(editor: User, figures: list[Figure]) -> None:
    names = ("measure", "quantifier", "low", "best", "high", "status", "standing")
    written = [{name: getattr(each, name) for name in names} for each in figures]
    incident = load({**ROCKETS, "figures": written}, by=None)
    publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)
    row = RecordIndex.objects.get(incident_id=incident.pk)

    totals = {t.label: (t.low, t.best, t.high) for t in account(numbered(*figures), Event()).totals}

    none = (None, None, None)
    assert totals.get("Killed", none) == (row.killed_low, row.killed_best, row.killed_high)
    assert totals.get("Wounded", none) == (row.wounded_low, row.wounded_best, row.wounded_high)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([figure(n=3)], "Killed: 3 (a whole)"),
        ([figure(n=3, **CIVILIANS)], "Killed: 3 (sum of parts by status)"),
        ([figure(n=3, scope="part")], "Killed: 3 (sum of parts)"),
        ([figure(quantifier="at-least", low=1200)], "Killed: low 1,200 (a whole)"),
    ],
)
def test_a_total_says_what_it_is_made_of(figures: list[Figure], words: str) -> None:
    assert [str(total) for total in account(numbered(*figures), Event()).totals] == [words]


@pytest.mark.parametrize(
    ("event", "figures", "row", "words"),
    [
        (Event(), [figure(n=5), figure(n=9, **CIVILIANS)], 1, "More than “Killed: 5”"),
        (Event(), [figure(n=5), figure(n=9, **CIVILIANS)], 0, "add up to 9, more than this 5"),
        (
            Event(),
            [figure(n=5), figure(n=3, **CIVILIANS), figure(n=4, status="combatant")],
            0,
            "The parts by status add up to 7, more than this 5.",
        ),
        (
            Event(),
            [figure(n=9), figure(n=3, **CIVILIANS), figure(n=4, status="combatant")],
            0,
            "cover everybody and add up to 7, less than this 9",
        ),
        (
            Event(),
            [figure(n=3, **CIVILIANS), figure(n=4, status="contractor")],
            1,
            "More than “Killed: 3”",
        ),
        (
            Event(),
            [figure("munitions", 5, item="rocket"), figure("intercepted", 6, item="rocket")],
            1,
            "More than “Munitions: 5”",
        ),
        (
            Event(),
            [figure("destroyed", 2, item="home"), figure("destroyed", 3, item="home", side=1)],
            0,
            "by side add up to 3, more than this 2",
        ),
        (AGGREGATE, [figure("occurrences", 9)], 0, "event count is 12"),
        (Event(), [figure("occurrences", 9)], 0, "counted in an aggregate"),
        (Event("umbrella"), [figure(n=1)], 0, "An umbrella has no figure"),
    ],
)
def test_a_contradiction_is_said_at_its_row(
    event: Event, figures: list[Figure], row: int, words: str
) -> None:
    found = account(numbered(*figures), event).warnings

    assert any(words in said for said in found.get(row, [])), found


@pytest.mark.parametrize(
    ("event", "figures"),
    [
        (Event(), [figure(n=5), figure(n=5, **CIVILIANS)]),
        (Event(), [figure(n=5), figure(n=9, standing="alternative")]),
        (Event(), [figure(n=5), figure(n=9, stance="denies", **CIVILIANS)]),
        (Event(), [figure(n=9), figure(n=3, **CIVILIANS)]),
        (Event(), [figure(quantifier="at-least", low=5), figure(n=9, **CIVILIANS)]),
        (Event(), [figure("destroyed", 2, item="home"), figure("destroyed", 3, item="vehicle")]),
        (Event(), [figure(n=5), figure("wounded", 9, **CIVILIANS)]),
        (Event(), [figure(quantifier="words", words="dozens"), figure(n=9, **CIVILIANS)]),
        (AGGREGATE, [figure("occurrences", 12)]),
        (AGGREGATE, [figure("occurrences", quantifier="at-least", low=9)]),
        (Event("aggregate"), [figure("occurrences", 9)]),
    ],
)
def test_figures_that_agree_are_left_alone(event: Event, figures: list[Figure]) -> None:
    assert account(numbered(*figures), event).warnings == {}


RULES = [
    figure(n=5),
    figure(quantifier="range", low=5, high=2),
    figure(quantifier="range", low=5, high=2, as_reported=True),
    figure(quantifier="exact", low=1, best=2, high=3),
    figure("destroyed", 2),
    figure(n=2, nationality="us"),
    figure(n=2, side=12),
    figure(n=2, basis="inferred"),
    figure(quantifier="words", words=""),
]


@pytest.mark.parametrize("typed", RULES)
def test_the_rules_are_those_of_the_table(typed: Figure) -> None:
    try:
        typed.validate_constraints()
        wanted: set[str] = set()
    except ValidationError as error:
        wanted = set(error.messages)

    assert set(broken_rules({4: typed})[4]) == wanted


def test_two_recommended_for_one_count_are_refused_at_both_rows() -> None:
    rows = numbered(figure(n=5), figure(n=9, **CIVILIANS), figure(n=6))

    broken = broken_rules(rows)

    assert broken[1] == []
    assert broken[0] == broken[2]
    assert "Two figures of the same measure" in broken[0][0]
