"""What many incidents name: shared by a batch, yet as it was on the day of each."""

from typing import Any

import pytest

from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.models import Actor, ActorName, Affiliation, Incident, Place, PlaceName
from tests.incidents.documents.made import ROCKETS

pytestmark = pytest.mark.django_db


def taking_part(date: str, actor: str) -> int:
    """An incident of that date in which the actor took part."""
    part = {"role": "initiator", "actor": actor, "cites": [1]}
    return load({**ROCKETS, "date": date, "participations": [part]}, by=None).pk


def told(pks: list[int]) -> list[Any]:
    """Their documents in the order asked for, put together in one batch."""
    documents = dump(pks)
    return [documents[pk] for pk in pks]


@pytest.fixture
def brigade() -> Actor:
    return Actor.objects.create(slug="brigade", name="The Brigade", kind="rebel")


def test_name_of_an_actor_is_that_of_the_day(brigade: Actor) -> None:
    ActorName.objects.create(actor=brigade, name="Old Guard", language="en", end="2015-12-31")
    before, after = taking_part("2015-06-01", "brigade"), taking_part("2016-06-01", "brigade")

    names = [document["participations"][0]["actor"]["name"] for document in told([before, after])]

    assert names == ["Old Guard", "The Brigade"]


def test_name_of_what_is_above_is_that_of_the_day(brigade: Actor) -> None:
    army = Actor.objects.create(slug="army", name="The Army", kind="rebel")
    ActorName.objects.create(actor=army, name="Old Army", language="en", end="2015-12-31")
    Affiliation.objects.create(child=brigade, parent=army, kind="part-of")
    before, after = taking_part("2015-06-01", "brigade"), taking_part("2016-06-01", "brigade")

    within = [
        document["participations"][0]["actor"]["within"] for document in told([before, after])
    ]

    assert within == [
        [{"slug": "army", "name": "Old Army"}],
        [{"slug": "army", "name": "The Army"}],
    ]


def test_affiliation_is_that_of_the_day(brigade: Actor) -> None:
    army = Actor.objects.create(slug="army", name="The Army", kind="rebel")
    Affiliation.objects.create(child=brigade, parent=army, kind="part-of", start="2016")
    before, after = taking_part("2015-06-01", "brigade"), taking_part("2016-06-01", "brigade")

    within = [
        document["participations"][0]["actor"]["within"] for document in told([before, after])
    ]

    assert within == [[], [{"slug": "army", "name": "The Army"}]]


def test_name_of_a_place_is_that_of_the_day() -> None:
    kirkuk = Place.objects.get(slug="kirkuk")
    PlaceName.objects.create(place=kirkuk, name="Old Town", language="en", end="2015-12-31")
    before, after = taking_part("2015-06-01", "us-army"), taking_part("2016-06-01", "us-army")

    names = [document["locations"][0]["place"]["name"] for document in told([before, after])]

    assert names == ["Old Town", kirkuk.name]


def test_documents_of_a_batch_are_those_of_each_alone() -> None:
    ids = list(Incident.objects.values_list("pk", flat=True))

    assert len(ids) > 20
    assert dump(ids) == {pk: dump([pk])[pk] for pk in ids}
