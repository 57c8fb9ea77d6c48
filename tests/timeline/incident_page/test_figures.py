"""The numbers reported: which compete, of whom they are, what they come to."""

from typing import Any

import pytest

from incidents.models import Figure, Incident, User
from incidents.publishing.acts import update
from tests.timeline.documents import actor, document, figure
from timeline.incident_page.figures import Counted, counted, totals
from timeline.incident_page.words import Words
from timeline.sources import Register


def told(*rows: dict[str, Any]) -> list[Counted]:
    made = document(figures=list(rows))
    return counted(made, Words(made, Register()))


def test_accounts_of_one_thing_stand_together_the_recommended_first() -> None:
    killed, wounded = told(
        figure("wounded", 4),
        figure("killed", 2, standing="alternative"),
        figure("killed", 1),
    )

    assert (killed.measure, killed.label, killed.disputed) == ("killed", "Killed", True)
    assert [number.best for number in killed.numbers] == [1, 2]
    assert [number.word.mark for number in killed.numbers] == ["", "another account"]
    assert not wounded.disputed


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "civilian"},
        {"age_sex": "child"},
        {"nationality": "US"},
        {"side": 1},
        {"scope": "part"},
        {"item_words": "trucks"},
        {"actor": actor("U.S. Army")},
    ],
)
def test_figures_of_different_people_do_not_compete(fields: dict[str, Any]) -> None:
    found = told(figure("killed", 1), figure("killed", 2, standing="alternative", **fields))

    assert [each.disputed for each in found] == [False, False]
    assert found[0].of == ""
    assert found[1].of


def test_of_whom_is_said_in_words() -> None:
    (one,) = told(
        figure(
            "killed",
            1,
            status="contractor",
            age_sex="man",
            nationality="US",
            actor=actor("K2"),
            side=1,
            scope="part",
        )
    )

    assert one.of == "contractor, man, United States, K2, side 1, some of them only"
    (things,) = told(figure("destroyed", 3, item="vehicle", item_words="Humvees"))
    assert things.of == "vehicle, “Humvees”"


def test_number_in_words_has_no_bounds() -> None:
    (one,) = told(
        figure("personnel", quantifier="words", words="several thousand", as_of="2020-01-02")
    )

    (number,) = one.numbers
    assert (number.amount, number.low, number.best, number.high) == (
        "several thousand personnel",
        None,
        None,
        None,
    )
    assert number.as_of == "2 January 2020"


def test_total_is_that_of_the_index(committed: None, editor: User) -> None:
    incidents = Incident.objects.filter(reference="INC-000004")
    soldiers = {"measure": "killed", "status": "military", "low": 1, "best": 2, "high": 3}
    Figure.objects.create(incident=incidents.get(), quantifier="range", **soldiers, cites=[1])
    position = update(incidents=incidents, by=editor).first

    several = told(figure("killed", 1, status="contractor"), figure("killed", 2, status="military"))
    (total,) = totals(several, position)

    assert (total.label, total.low, total.best, total.high) == ("Killed", 2, 3, 4)
    assert totals(told(figure("killed", 1)), position) == []


def test_different_things_are_not_added_up() -> None:
    several = told(figure("munitions", 1, item="rocket"), figure("munitions", 2, item="drone"))

    assert totals(several, 0) == []
