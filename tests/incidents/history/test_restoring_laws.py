"""Whatever was done, every former state can be seen and comes back as it was."""

import random
from collections.abc import Callable

import pytest

from incidents.history.differences import differences
from incidents.history.events import marks_now
from incidents.history.restoring import restore_state
from incidents.history.states import state_at, state_now
from incidents.models import Citation, Figure, Incident, Location, Participation, User
from tests.incidents.models import rows

Chance = random.Random
STEPS = 12


def retitle(incident: Incident, chance: Chance) -> None:
    change = {"title": f"Title {chance.random()}", "tags": [f"t{chance.randrange(9)}"]}
    Incident.objects.filter(pk=incident.pk).update(**change)


def redate(incident: Incident, chance: Chance) -> None:
    incident.refresh_from_db()
    incident.date = f"20{chance.randrange(10, 25)}-0{chance.randrange(1, 9)}"
    incident.save()


def add_part(incident: Incident, chance: Chance) -> None:
    standing = {"standing": "alternative"}
    rows.stored(
        Participation, incident=incident, role=chance.choice(["target", "affected"]), **standing
    )


def move_primary(incident: Incident, chance: Chance) -> None:
    Location.objects.filter(incident=incident).update(primary=False)
    rows.stored(Location, incident=incident, primary=True)


def exchange_numbers(incident: Incident, chance: Chance) -> None:
    last = Citation.objects.filter(incident=incident).order_by("number").last()
    assert last is not None
    Citation.objects.create(incident=incident, number=last.number + 2, source=rows.source())
    Citation.objects.filter(pk=last.pk).update(number=last.number + 1)


def count_again(incident: Incident, chance: Chance) -> None:
    Figure.objects.filter(incident=incident).delete()
    number = chance.randrange(99)
    figure = {"measure": "killed", "low": number, "best": number, "high": number}
    Figure.objects.create(incident=incident, **figure)


def remove_one(incident: Incident, chance: Chance) -> None:
    for model in (Participation, Location):
        numbers = list(model.objects.filter(incident=incident).values_list("pk", flat=True))
        if numbers:
            model.objects.filter(pk=chance.choice(numbers)).delete()


ACTS: list[Callable[[Incident, Chance], None]] = [
    *(retitle, redate, add_part, move_primary, exchange_numbers, count_again, remove_one)
]


@pytest.mark.parametrize("seed", range(4))
def test_every_former_state_comes_back(incident: Incident, analyst: User, seed: int) -> None:
    chance = random.Random(seed)
    moments = []
    for _ in range(STEPS):
        chance.choice(ACTS)(incident, chance)
        moments.append((marks_now(incident.pk), state_now(incident.pk)))
    for marks, state in moments:
        assert state_at(incident.pk, marks) == state
    chance.shuffle(moments)
    for marks, state in moments:
        if differences(state_now(incident.pk), state):
            incident.refresh_from_db()
            seen = incident.revision
            restore_state(incident=incident, marks=marks, seen=seen, by=analyst, reason="Back")
        assert differences(state_now(incident.pk), state) == []
