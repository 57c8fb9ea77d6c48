"""The queue of pairs: what is found, scored and refreshed, and what is passed over."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from incidents.codes import State
from incidents.duplicates import finding, keep_apart
from incidents.duplicates.finding import Found, find
from incidents.models import (
    Actor,
    DuplicatePair,
    Figure,
    Incident,
    IncidentLink,
    IncidentType,
    Location,
    Origin,
    Participation,
    Place,
    User,
)
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db
LEAST = 5.0


@pytest.fixture(autouse=True)
def nothing_else(db: None) -> None:
    """The seeds are out of the way: some of them lie near each other."""
    Incident.objects.update(state=State.RETRACTED)


@pytest.fixture
def town() -> Place:
    area = Place.objects.get(slug="kirkuk-governorate")
    return rows.place("near-town", kind="settlement", parent=area, latitude=35, longitude=44)


def held(title: str = "Rockets hit a base", **changes: Any) -> Incident:
    where = {name: changes.pop(name) for name in ("place", "at") if name in changes}
    incident = rows.incident(title, **{"date": "2011-05-10", **changes})
    if "place" in where:
        Location.objects.create(incident=incident, place=where["place"], precision="settlement")
    if "at" in where:
        latitude, longitude = where["at"]
        Location.objects.create(
            incident=incident, latitude=latitude, longitude=longitude, precision="exact"
        )
    return incident


def looked(**changes: Any) -> Found:
    return find(**{"least": LEAST, **changes})


def pairs() -> dict[tuple[int, int], DuplicatePair]:
    return {(pair.first_id, pair.second_id): pair for pair in DuplicatePair.objects.all()}


def pair_of(one: Incident, other: Incident) -> DuplicatePair | None:
    looked()
    return pairs().get((min(one.pk, other.pk), max(one.pk, other.pk)))


def test_pair_says_what_agrees_and_what_does_not(town: Place) -> None:
    one, other = held(place=town), held(at=(35.1, 44.0), title="A base hit by a rocket")
    who, somebody = Actor.objects.all()[:2]
    for incident, killed in ((one, 4), (other, 9)):
        Figure.objects.create(
            incident=incident, measure="killed", low=killed, best=killed, high=killed
        )
        Figure.objects.create(incident=incident, measure="wounded", low=3, best=3, high=3)
        Participation.objects.create(incident=incident, role="target", actor=who)
    Participation.objects.create(incident=one, role="initiator", actor=somebody)

    pair = pair_of(one, other)

    assert pair is not None
    assert pair.agrees == [
        "same date",
        "11 km away",
        "same type",
        f"same actor: {who.name}",
        "same number: wounded 3",
        "words: rockets, base",
    ]
    assert pair.differs == ["killed: 4 and 9"]


def test_other_actors_speak_against_it(town: Place) -> None:
    one, other = held(place=town), held(place=town)
    alike = pair_of(one, other)
    for incident, actor in zip((one, other), Actor.objects.all()[:2], strict=True):
        Participation.objects.create(incident=incident, role="initiator", actor=actor)
    pair = pair_of(one, other)

    assert alike is not None
    assert pair is not None
    assert pair.differs == ["no actor in common"]
    assert pair.score == pytest.approx(alike.score - 1.5)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"date": "2011-05-13"}, True),
        ({"date": "2011-05-14"}, False),
        ({"date": "2011-05"}, True),
        ({"date": "2011"}, False),
        ({"at": (35.44, 44.0)}, True),
        ({"at": (35.46, 44.0)}, False),
        ({"at": (35.0, 44.54)}, True),
        ({"state": State.RETRACTED, "reference": "INC-900001", "version": 1}, False),
        ({"state": State.MERGED}, False),
    ],
)
def test_near_is_what_the_form_calls_near(town: Place, changes: Any, found: bool) -> None:
    one = held(place=town)
    where: dict[str, Any] = {} if "at" in changes else {"place": town}
    other = held(**where, **changes)

    assert (pair_of(one, other) is not None) is found


@pytest.mark.parametrize(
    "edge", [(0.0, 179.99, -179.99), (89.9, 0.0, 180.0), (-70.0, 100.0, 100.9)]
)
def test_globe_has_no_edge(edge: tuple[float, float, float]) -> None:
    latitude, west, east = edge
    pair = pair_of(held(at=(latitude, west)), held(at=(latitude, east)))

    assert pair is not None
    assert "km away" in pair.agrees[1]


def test_vague_places_meet_those_in_them_and_no_others(town: Place) -> None:
    area = Place.objects.get(slug="kirkuk-governorate")
    elsewhere = Place.objects.get(slug="baghdad-governorate")
    fine, vague, other = held(place=town), held(place=area), held(place=elsewhere)
    country = held(place=Place.objects.get(slug="iraq"))
    rows = finding.scored(finding.blocked(None), 1.0)

    met = {(told["first"], told["second"]) for _, told in rows}
    assert (fine.pk, vague.pk) in met
    assert (fine.pk, other.pk) not in met
    assert (vague.pk, other.pk) not in met
    assert {(one.pk, country.pk) for one in (fine, vague, other)} <= met


def test_incidents_without_a_place_meet_by_type(town: Place) -> None:
    one, other, placed = held(), held(), held(place=town)
    looked()

    assert set(pairs()) == {(one.pk, other.pk)}
    assert placed.pk


def test_unrelated_types_are_no_pair(town: Place) -> None:
    unrelated = IncidentType.objects.get(code="statement")
    assert pair_of(held(place=town), held(place=town, type=unrelated)) is None


def test_judged_and_linked_pairs_are_passed_over(town: Place, analyst: User) -> None:
    one, two, three = (held(place=town) for _ in range(3))
    assert looked().pairs == 3
    keep_apart(incident=one, others=[two.pk], by=analyst)
    IncidentLink.objects.create(incident=three, to_incident=one, kind="responds-to")

    again = looked()

    assert (again.pairs, again.new, again.gone) == (1, 0, 1)
    assert set(pairs()) == {(two.pk, three.pk)}


def test_second_run_refreshes_scores_and_keeps_what_was_put_off(town: Place, analyst: User) -> None:
    one, other = held(place=town), held(place=town, title="Something else")
    looked()
    first = pairs()[one.pk, other.pk]
    DuplicatePair.objects.update(put_off_at=first.found_at, put_off_by=analyst)
    Incident.objects.filter(pk=other.pk).update(title=one.title)

    again = looked()

    second = pairs()[one.pk, other.pk]
    assert (second.pk, again.new, second.put_off_by) == (first.pk, 0, analyst)
    assert second.score > first.score
    assert looked(least=99).gone == 1


def test_only_new_ones_ask_and_are_asked_against_all(town: Place) -> None:
    old, older = held(place=town), held(place=town)
    ago = datetime.now(UTC) - timedelta(days=9)
    Incident.objects.filter(pk__in=[old.pk, older.pk]).update(entered_at=ago)
    new = held(place=town)
    told: list[tuple[int, int]] = []

    found = looked(
        since=ago + timedelta(days=1), progress=lambda done, total: told.append((done, total))
    )

    assert found.looked_at == told[-1][1]
    assert set(pairs()) == {(old.pk, new.pk), (older.pk, new.pk)}
    looked()
    DuplicatePair.objects.update(score=1)
    assert looked(since=ago + timedelta(days=1), least=99).gone == 2
    assert set(pairs()) == {(old.pk, older.pk)}


def test_two_records_of_one_dataset_are_two_and_of_two_datasets_may_be_one(town: Place) -> None:
    one, two, other = (held(place=town) for _ in range(3))
    for incident, dataset in ((one, "ged"), (two, "ged"), (other, "acled")):
        Origin.objects.create(incident=incident, dataset=dataset, original_id=f"{incident.pk}")
    looked()

    assert set(pairs()) == {(one.pk, other.pk), (two.pk, other.pk)}


def test_neighbour_far_behind_the_likeliest_is_left_out(town: Place) -> None:
    one, same = held(place=town), held(place=town)
    neighbour = held(place=town, date="2011-05-12", title="Rockets hit a base again")
    looked()

    assert set(pairs()) == {(one.pk, same.pk)}
    keep_apart(incident=one, others=[same.pk], by=User.objects.create_user("somebody"))
    looked()
    assert set(pairs()) == {(one.pk, neighbour.pk), (same.pk, neighbour.pk)}
