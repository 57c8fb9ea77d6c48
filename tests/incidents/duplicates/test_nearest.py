"""The nearest incidents: what counts as near, what is said to agree, what is never offered."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from incidents.duplicates import Asked, Spot, keep_apart, nearest
from incidents.models import Incident, IncidentLink, IncidentType, Location, NotSame, Place, User
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db
DAY = date(2011, 5, 10)


@pytest.fixture
def town() -> Place:
    kirkuk = Place.objects.get(slug="kirkuk-governorate")
    return rows.place("near-town", kind="settlement", parent=kirkuk, latitude=35, longitude=44)


def held(place: Place | None = None, title: str = "Rockets hit a base", **changes: Any) -> Incident:
    incident = rows.incident(title, **{"date": "2011-05-10", **changes})
    if place is not None:
        Location.objects.create(incident=incident, place=place, precision="settlement")
    return incident


def asked(**changes: Any) -> Asked:
    given = {"earliest": DAY, "latest": DAY, "type": rows.raid().pk, "words": "Rocket on base"}
    return Asked(**{**given, **changes})


def agreed(incident: Incident, question: Asked) -> tuple[str, ...] | None:
    return next((each.agrees for each in nearest(question) if each.pk == incident.pk), None)


def test_same_day_place_type_and_words_agree_in_one_statement(
    town: Place, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    incident = held(town)

    question = asked(spots=(Spot(place=town.pk),))
    with django_assert_num_queries(1):
        found = nearest(question)

    assert [each.pk for each in found] == [incident.pk]
    assert found[0].agrees == ("same date", "same place", "same type", "words: rocket, base")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2011-05-13", "3 days apart"),
        ("2011-05-09", "1 day apart"),
        ("2011-05-14", None),
        ("2011-05", "dates overlap"),
        ("2011-05-01/..", "same place"),
        ("2011-06", None),
    ],
)
def test_days_are_near_up_to_three(town: Place, written: str, said: str | None) -> None:
    found = agreed(held(town, date=written), asked(spots=(Spot(place=town.pk),)))

    assert (found[0] if found else None) == said


@pytest.mark.parametrize(
    ("latitude", "said"),
    [(35.1, "11 km away"), (35.0001, "under 1 km away"), (35.44, "49 km away"), (35.46, None)],
)
def test_points_are_near_up_to_fifty_kilometres(
    town: Place, latitude: float, said: str | None
) -> None:
    spot = Spot(latitude=latitude, longitude=44.0)

    found = agreed(held(town), asked(spots=(spot,)))

    assert (found[1] if found else None) == said


def test_own_coordinates_replace_those_of_the_place(town: Place) -> None:
    incident = held()
    far = {"latitude": 30, "longitude": 48}
    Location.objects.create(incident=incident, place=town, precision="exact", **far)
    point = {"latitude": 35.1, "longitude": 44}
    neighbour = rows.place("neighbour", kind="settlement", parent=town.parent, **point)

    assert agreed(incident, asked(spots=(Spot(place=neighbour.pk),))) is None


def test_without_coordinates_the_area_and_then_the_country_counts(town: Place) -> None:
    incident, kirkuk = held(town), town.parent
    assert kirkuk is not None
    pointless = rows.place("no-point", kind="settlement", parent=kirkuk)
    elsewhere = rows.place(
        "elsewhere",
        kind="settlement",
        parent=Place.objects.exclude(pk=kirkuk.pk)
        .filter(kind="area1", parent=kirkuk.parent)
        .first(),
    )

    for place, said in (
        (pointless, f"same area: {kirkuk}"),
        (kirkuk, f"same area: {kirkuk}"),
        (kirkuk.parent, f"same area: {kirkuk.parent}"),
        (elsewhere, None),
    ):
        found = agreed(incident, asked(spots=(Spot(place=place.pk),)))  # type: ignore[union-attr]
        assert (found[1] if found else None) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("rocket-attack", "same type"),
        ("indirect-fire", "type above or below"),
        ("violence", "type above or below"),
        ("shelling", "related type"),
        ("demonstration", None),
    ],
)
def test_types_are_near_by_their_tree(town: Place, code: str, said: str | None) -> None:
    incident = held(town, title="No such words", type=IncidentType.objects.get(code=code))
    typed = IncidentType.objects.get(code="rocket-attack").pk

    found = agreed(incident, asked(type=typed, spots=(Spot(place=town.pk),)))

    assert (found[2] if found else None) == said


def test_other_type_is_offered_when_the_titles_are_alike(town: Place) -> None:
    incident = held(town, type=IncidentType.objects.get(code="demonstration"))
    question = asked(words="Rockets hit a base", spots=(Spot(place=town.pk),))

    assert agreed(incident, question) == ("same date", "same place", "words: rockets, base")


def test_one_agreement_alone_is_no_match() -> None:
    incident = held(title="Quite another story")

    assert agreed(incident, asked(type=None, words="")) is None
    assert agreed(incident, asked(words="")) == ("same date", "same type")


def test_likelier_ones_come_first_and_at_most_ten(town: Place) -> None:
    others = [held(town, title=f"Something {n}", date="2011-05-12") for n in range(12)]
    best = held(town)

    found = nearest(asked(spots=(Spot(place=town.pk),)))

    assert len(found) == 10
    assert found[0].pk == best.pk
    assert {each.pk for each in found[1:]} <= {each.pk for each in others}
    assert [each.score for each in found] == sorted((m.score for m in found), reverse=True)


@pytest.mark.parametrize("span", [(None, None), (DAY, None), (date(2011, 1, 1), date(2012, 1, 1))])
def test_wide_or_missing_dates_count_only_with_a_place(
    town: Place, span: tuple[date | None, date | None]
) -> None:
    incident = held(town)
    near = rows.place("next-town", kind="settlement", latitude=35.2, longitude=44)
    wide = {"earliest": span[0], "latest": span[1]}

    assert nearest(asked(**wide)) == []
    for place in (town, near):
        assert agreed(incident, asked(spots=(Spot(place=place.pk),), **wide))
    assert not agreed(held(town, date="2013"), asked(**wide, spots=(Spot(place=town.pk),))) or (
        span[1] is None
    )


def test_retracted_ones_and_itself_are_not_offered(town: Place) -> None:
    incident, spots = held(town), (Spot(place=town.pk),)

    assert agreed(incident, asked(spots=spots, leave_out=incident.pk)) is None
    assert agreed(incident, asked(spots=spots, not_these=(incident.pk,))) is None
    Incident.objects.filter(pk=incident.pk).update(
        state="retracted", reference="INC-999999", version=1
    )
    assert agreed(incident, asked(spots=spots)) is None


@pytest.mark.parametrize("order", [1, -1])
def test_judged_pairs_are_never_offered_again(town: Place, analyst: User, order: int) -> None:
    one, other = [held(town), held(town)][::order]
    question = asked(spots=(Spot(place=town.pk),), leave_out=one.pk)
    assert agreed(other, question)

    assert keep_apart(incident=one, others=[other.pk, 2**60], by=analyst) == 1
    assert keep_apart(incident=other, others=[one.pk], by=analyst) == 0

    assert agreed(other, question) is None
    pair = NotSame.objects.get()
    assert (pair.first_id, pair.second_id, pair.by) == (
        min(one.pk, other.pk),
        max(one.pk, other.pk),
        analyst,
    )


@pytest.mark.parametrize("order", [1, -1])
def test_incidents_that_are_linked_are_known_to_be_two(town: Place, order: int) -> None:
    one, other = [held(town), held(town)][::order]
    question = asked(spots=(Spot(place=town.pk),), leave_out=one.pk)
    assert agreed(other, question)

    first, second = [one, other][::order]
    IncidentLink.objects.create(incident=first, to_incident=second, kind="part-of")

    assert agreed(other, question) is None


def test_incident_is_not_kept_apart_from_itself(analyst: User) -> None:
    incident = held()
    with pytest.raises(ValidationError, match="itself"):
        keep_apart(incident=incident, others=[incident.pk], by=analyst)


def test_odd_input_is_no_error(town: Place) -> None:
    odd = asked(
        earliest=date.min,
        latest=date.max,
        type=2**60,
        words="\0 %s %% ' \u202e " + "x" * 5000,
        spots=(Spot(place=2**60), Spot(latitude=90, longitude=-180), Spot()),
    )
    assert nearest(odd) == []
    assert nearest(asked(earliest=date.max, latest=date.max, type=None, words="")) == []
