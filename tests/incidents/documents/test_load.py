"""Documents written into the working tables and read back."""

from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings

from incidents.documents import related
from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.documents.problems import InvalidDocument
from incidents.documents.related import MissingReferences
from incidents.documents.slim import digest, slim
from incidents.models import Actor, Citation, Incident, Location, Origin, Place, Source, User
from tests.incidents.documents.made import ROCKETS, documents

pytestmark = pytest.mark.django_db


def dumped(incident: Incident) -> dict[str, Any]:
    return dump([incident.pk])[incident.pk]


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(documents())
def test_load_of_a_dump_says_the_same(db: None, document: dict[str, Any]) -> None:
    incident = load(document, by=None)
    stored = dumped(incident)

    assert slim(stored) == slim(document)
    Origin.objects.filter(incident=incident).delete()  # no two incidents came from one record
    assert slim(dumped(load(stored, by=None))) == slim(document)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(documents(), documents())
def test_load_over_another_says_the_new(
    db: None, former: dict[str, Any], document: dict[str, Any]
) -> None:
    incident = load(document, by=None, incident=load(former, by=None))

    assert slim(dumped(incident)) == slim(document)


def test_history_says_who_loaded_it(analyst: User) -> None:
    incident = load(ROCKETS, by=analyst, create_missing=True)

    tracked: Any = Incident  # pghistory gives it its event model at start-up
    event = tracked.pgh_event_model.objects.get(pgh_obj_id=incident.pk)
    assert event.pgh_context.metadata["user"] == analyst.pk


def test_load_of_what_is_held_keeps_every_row() -> None:
    incident = load(ROCKETS, by=None)
    before = list(Citation.objects.filter(incident=incident).values_list("pk", flat=True))

    load(dumped(incident), by=None, incident=incident)

    assert before == list(Citation.objects.filter(incident=incident).values_list("pk", flat=True))


def test_load_keeps_what_no_document_carries() -> None:
    incident = load(ROCKETS, by=None)
    incident.internal_note = "Ask the stringer"
    incident.save()
    speaker = Actor.objects.get(slug="mark-milley")
    Citation.objects.filter(incident=incident).update(speaker=speaker, anonymity="withheld")
    Location.objects.filter(incident=incident).update(
        public_precision="country", latitude=35, longitude=44
    )
    public = dumped(incident)

    load({**public, "title": "Another title"}, by=None, incident=incident)

    incident.refresh_from_db()
    assert incident.title == "Another title"
    assert incident.internal_note == "Ask the stringer"
    assert Citation.objects.get(incident=incident).speaker == speaker
    assert Location.objects.get(incident=incident).latitude == 35


def test_document_leaves_out_what_this_desk_withholds() -> None:
    incident = load(ROCKETS, by=None)
    Citation.objects.filter(incident=incident).update(
        speaker=Actor.objects.get(slug="mark-milley"),
        speaker_described_as="a man in uniform",
        anonymity="withheld",
    )
    Location.objects.filter(incident=incident).update(
        public_precision="country", latitude=35, longitude=44, described_as="behind the mill"
    )
    Incident.objects.filter(pk=incident.pk).update(internal_note="secret")

    text = str(dumped(incident))

    for hidden in ("mark-milley", "uniform", "35", "mill", "secret", "kirkuk"):
        assert hidden not in text.replace("2019-12-27", "").replace("Rockets at Kirkuk", "")
    (location,) = dumped(incident)["locations"]
    assert location["place"]["slug"] == "iraq"
    assert location["precision"] == "country"


def test_missing_rows_are_reported_and_nothing_is_stored() -> None:
    count = Incident.objects.count()
    document = {**ROCKETS, "participations": [{"role": "initiator", "actor": "nobody-known"}]}

    with pytest.raises(MissingReferences) as refused:
        load(document, by=None)

    assert refused.value.missing == [("actor", "nobody-known")]
    assert Incident.objects.count() == count


def test_missing_rows_are_created_only_when_told_to() -> None:
    actor = {"slug": "new-front", "name": "New Front", "kind": "rebel", "within": []}
    place = {
        "slug": "new-town",
        "name": "New Town",
        "kind": "settlement",
        "latitude": 35.1,
        "longitude": 44.2,
        "within": [{"slug": "iraq", "name": "Iraq", "kind": "country"}],
    }
    house = {"slug": "new-paper", "name": "New Paper", "url": "", "reliability": ""}
    paper = {"slug": "np-1", "title": "A report", "kind": "news-report", "publisher": house}
    document = {
        **ROCKETS,
        "participations": [{"role": "initiator", "actor": actor}],
        "locations": [{"place": place, "precision": "settlement"}],
        "citations": [{"number": 1, "source": paper}],
    }

    with pytest.raises(MissingReferences):
        load(document, by=None)
    load(document, by=None, create_missing=True)

    assert Actor.objects.get(slug="new-front").kind == "rebel"
    assert Place.objects.get(slug="new-town").parent == Place.objects.get(slug="iraq")
    assert Source.objects.get(slug="np-1").publisher.name == "New Paper"


def test_row_with_a_bare_slug_is_never_created() -> None:
    document = {**ROCKETS, "participations": [{"role": "initiator", "actor": "nobody-known"}]}

    with pytest.raises(MissingReferences):
        load(document, by=None, create_missing=True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"locations": [{"precision": "site"}]}, "Choose a place"),
        (
            {"figures": [{"measure": "killed", "cites": [7], "low": 1, "best": 1, "high": 1}]},
            "cites",
        ),
        ({"figures": [{"measure": "killed", "low": 3, "best": 1, "high": 3}]}, "rising order"),
        ({"date": "9999-01-01"}, "lies in the future"),
        ({"event_count": 11}, "only an aggregate"),
    ],
)
def test_rule_of_the_database_is_told_in_its_words(change: dict[str, Any], said: str) -> None:
    count = Incident.objects.count()

    with pytest.raises(InvalidDocument, match=said):
        load({**ROCKETS, **change}, by=None)

    assert Incident.objects.count() == count


def test_every_broken_rule_is_told_with_its_place() -> None:
    figures = [
        {"measure": "killed", "low": 3, "best": 1, "high": 3},
        {"measure": "wounded", "low": 1, "best": 1, "high": 1, "cites": [7]},
    ]

    with pytest.raises(InvalidDocument) as refused:
        load({**ROCKETS, "event_count": 11, "figures": figures}, by=None)

    paths = {fact.path for fact in refused.value.facts}
    assert paths == {("event_count",), ("figures", 0), ("figures", 1, "cites")}


def test_row_that_the_database_refuses_while_it_is_created_is_told(monkeypatch: Any) -> None:
    def refuse(*_: Any) -> None:
        Actor.objects.create(slug="kataib-hizbollah", name="Twice", kind="rebel")

    monkeypatch.setattr(related, "create", refuse)
    part = {"role": "initiator", "actor": {"slug": "new", "name": "New", "kind": "rebel"}}

    with pytest.raises(InvalidDocument, match=r"already exists|duplicate key"):
        load({**ROCKETS, "participations": [part]}, by=None, create_missing=True)


def test_link_to_an_unknown_incident_is_refused() -> None:
    with pytest.raises(MissingReferences, match="INC-999999"):
        load({**ROCKETS, "links": [{"kind": "part-of", "to": "INC-999999"}]}, by=None)


def test_entered_by_is_who_loaded_it(editor: User) -> None:
    assert load(ROCKETS, by=editor).entered_by == editor


def test_name_in_a_document_is_the_one_of_its_date() -> None:
    actor = Actor.objects.create(slug="front", name="New Name", kind="rebel")
    actor.names.create(name="Old Name", end="2019-12-31", form="alias")
    part = {"role": "initiator", "actor": "front"}

    old = load({**ROCKETS, "participations": [part]}, by=None)
    new = load({**ROCKETS, "date": "2020-01-01", "participations": [part]}, by=None)

    assert dumped(old)["participations"][0]["actor"]["name"] == "Old Name"
    assert dumped(new)["participations"][0]["actor"]["name"] == "New Name"


def test_affiliation_is_followed_at_the_date_of_the_incident() -> None:
    child = Actor.objects.create(slug="unit", name="Unit", kind="unit")
    parent = Actor.objects.create(slug="army", name="Army", kind="military")
    child.affiliations.create(parent=parent, kind="part-of", start="2020", end="2021")
    part = {"role": "deployed", "actor": "unit"}

    before = load({**ROCKETS, "participations": [part]}, by=None)
    during = load({**ROCKETS, "date": "2020-06", "participations": [part]}, by=None)

    assert dumped(before)["participations"][0]["actor"]["within"] == []
    assert dumped(during)["participations"][0]["actor"]["within"] == [
        {"slug": "army", "name": "Army"}
    ]


def test_batch_and_single_dump_are_the_same() -> None:
    pks = list(Incident.objects.values_list("pk", flat=True))

    assert dump(pks) == {pk: dump([pk])[pk] for pk in pks}


def test_digest_does_not_depend_on_the_order_of_keys() -> None:
    turned = dict(reversed(slim(ROCKETS).items()))

    assert digest(turned) == digest(slim(ROCKETS))


def test_dump_of_many_takes_one_statement(django_assert_num_queries: Any) -> None:
    pks = list(Incident.objects.values_list("pk", flat=True))

    with django_assert_num_queries(1, connection=connection):
        dump(pks)
