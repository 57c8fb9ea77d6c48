"""What becomes public of actors, places, types and sources: with what names them, never before."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from incidents.codes import AffiliationKind, Basis, RetractionReason
from incidents.documents.fields import HANDLES
from incidents.documents.related import mentions
from incidents.documents.shape import INCIDENT
from incidents.models import (
    Actor,
    ActorName,
    Affiliation,
    Citation,
    Entity,
    Incident,
    IncidentType,
    Participation,
    Place,
    Publisher,
    Record,
    Source,
    User,
)
from incidents.publishing import correct, restate, retract
from incidents.publishing.entities import changes

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
AIRSTRIKE = "INC-000005"


def told(kind: str, slug: str) -> dict[str, Any] | None:
    """What is public of a row now."""
    state = Entity.objects.filter(kind=kind, slug=slug, superseded_by=None).first()
    return json.loads(state.document) if state else None


def affiliations(child: str, parent: str) -> list[dict[str, Any]]:
    found = Entity.objects.filter(kind="affiliation", parent=parent, superseded_by=None)
    return [json.loads(e.document) for e in found if e.slug.split("/")[0] == child]


def names_in(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every row that a document names, with those above it."""
    for kind, value, _ in mentions(document, INCIDENT):
        if kind in ("actor", "place", "source", "type"):
            yield kind, value[HANDLES[kind]]
            around = [*(value.get("within") or []), *(value.get("via") or [])]
            yield from ((kind, above["slug"]) for above in around)
            yield from ((kind, code) for code in value.get("parents") or [])


def everything_public() -> str:
    """All that the reader's role can see of them, as one text."""
    return " ".join(
        map(str, Entity.objects.using("default").values_list("slug", "folded", "document"))
    )


@pytest.fixture
def incident() -> Incident:
    return Incident.objects.get(reference=AIRSTRIKE)


@pytest.fixture
def quds() -> Actor:
    """An actor that no published document names."""
    return Actor.objects.create(slug="quds-cell-7", name="Quds Cell Seven", kind="unit")


class TestNaming:
    def test_seeds_publish_what_they_name_and_nothing_else(self):
        documents = [json.loads(text) for text in Record.objects.values_list("document", flat=True)]
        named = {pair for document in documents for pair in names_in(document)}

        public = set(Entity.objects.exclude(kind="affiliation").values_list("kind", "slug"))

        assert public == named
        assert Place.objects.count() > len(public) + 100

    def test_actor_of_a_draft_is_public_with_its_publication_only(self, incident, quds, editor):
        Participation.objects.create(incident=incident, actor=quds, role="supporter")
        before = everything_public()

        correct(incidents=Incident.objects.filter(pk=incident.pk), by=editor, reason="More.")

        assert "quds-cell-7" not in before
        assert told("actor", "quds-cell-7") is not None
        assert Entity.objects.get(slug="quds-cell-7").position == Record.objects.latest("pk").pk

    @pytest.mark.parametrize("slug", ["kirkuk", "middle-east"])
    def test_actor_of_the_same_slug_as_a_place_stays_unknown(self, editor, slug: str):
        Actor.objects.create(slug=slug, name="Secret desk", kind="organisation")

        correct(incidents=Incident.objects.published(), by=editor, reason="Again.")

        assert told("place", slug) is not None
        assert told("actor", slug) is None

    def test_actor_whose_slug_is_the_word_for_nobody_stays_unknown(self, editor):
        Actor.objects.create(slug="unidentified", name="Secret desk", kind="organisation")

        correct(incidents=Incident.objects.published(), by=editor, reason="Again.")

        assert told("actor", "unidentified") is None

    def test_actor_and_place_of_one_slug_are_public_each_with_what_names_it(self, incident, editor):
        Actor.objects.create(slug="kirkuk", name="People of Kirkuk", kind="civilians")
        rows = Incident.objects.filter(pk=incident.pk)
        Citation.objects.filter(incident=incident).update(
            speaker=Actor.objects.get(slug="kirkuk"), anonymity="named"
        )

        correct(incidents=rows, by=editor, reason="Who speaks.")

        assert (told("actor", "kirkuk") or {})["name"] == "People of Kirkuk"

    def test_row_that_is_public_does_not_change_with_another_document(self, incident, editor):
        Actor.objects.filter(slug="kataib-hizbollah").update(name="Renamed", description="Pending")
        ActorName.objects.create(
            actor=Actor.objects.get(slug="kataib-hizbollah"), name="Pending alias"
        )

        correct(incidents=Incident.objects.filter(pk=incident.pk), by=editor, reason="Again.")

        assert "Pending" not in everything_public()

    def test_row_once_public_stays_known_when_nothing_names_it_any_more(self, incident, editor):
        slugs = set(Entity.objects.values_list("kind", "slug"))

        retract(
            incidents=Incident.objects.published(),
            by=editor,
            why=next(iter(RetractionReason)),
            reason="All wrong.",
        )

        assert set(Entity.objects.filter(superseded_by=None).values_list("kind", "slug")) == slugs

    def test_what_the_desk_keeps_to_itself_is_in_no_document(self):
        Source.objects.update(text="kept text")
        source = told("source", "military-times-2020-01-02")

        assert source is not None
        assert {*source} == {
            *("slug", "title", "authors", "url", "archive_url", "published", "accessed"),
            *("language", "kind", "sha256", "publisher"),
        }
        assert "coding_state" not in everything_public()


class TestAffiliations:
    def test_affiliation_of_an_actor_of_no_document_stays_out(self, incident, quds, editor):
        parent = Actor.objects.get(slug="kataib-hizbollah")
        Affiliation.objects.create(child=quds, parent=parent, kind=AffiliationKind.PART_OF)

        correct(incidents=Incident.objects.filter(pk=incident.pk), by=editor, reason="Again.")
        restate([parent, quds], by=editor)

        assert "quds-cell-7" not in everything_public()

    def test_affiliation_on_the_word_of_an_unknown_actor_stays_out(self, quds, editor):
        child = Actor.objects.get(slug="kataib-hizbollah")
        parent = Actor.objects.get(slug="iran-and-proxies")
        Affiliation.objects.create(
            child=child, parent=parent, kind="backed-by", by=quds, basis=Basis.ATTRIBUTED
        )

        restate([child], by=editor)

        assert affiliations("kataib-hizbollah", "iran-and-proxies") == []
        assert "quds-cell-7" not in everything_public()

    def test_affiliation_is_public_when_its_second_end_becomes_so(self, incident, quds, editor):
        child = Actor.objects.get(slug="kataib-hizbollah")
        Affiliation.objects.create(child=child, parent=quds, kind="backed-by", start="2015")
        Participation.objects.create(incident=incident, actor=quds, role="supporter")

        correct(incidents=Incident.objects.filter(pk=incident.pk), by=editor, reason="More.")

        (backing,) = affiliations("kataib-hizbollah", "quds-cell-7")
        assert (backing["kind"], backing["start"]) == ("backed-by", "2015")

    def test_affiliation_between_public_actors_waits_for_restating(self, incident, editor):
        child = Actor.objects.get(slug="kataib-hizbollah")
        parent = Actor.objects.get(slug="iran-and-proxies")
        held = Affiliation.objects.create(child=child, parent=parent, kind="backed-by")
        correct(incidents=Incident.objects.filter(pk=incident.pk), by=editor, reason="Again.")
        pending = affiliations("kataib-hizbollah", "iran-and-proxies")

        restate([parent], by=editor)
        restated = affiliations("kataib-hizbollah", "iran-and-proxies")
        held.delete()
        restate([child], by=editor)

        assert (pending, len(restated)) == ([], 1)
        assert affiliations("kataib-hizbollah", "iran-and-proxies") == []


class TestRestating:
    def test_alias_is_public_by_restating_and_moves_the_ledger(self, editor: User):
        actor = Actor.objects.get(slug="kataib-hizbollah")
        head = Record.objects.latest("pk").pk
        ActorName.objects.create(actor=actor, name="Hizb Battalions")

        assert restate([actor], by=editor, reason="An alias.") == 0

        carrier = Record.objects.latest("pk")
        state = Entity.objects.get(kind="actor", slug=actor.slug, superseded_by=None)
        assert (carrier.action, carrier.reason) == ("restated", "An alias.")
        assert (
            carrier.document
            == Record.objects.filter(incident=carrier.incident, pk__lt=carrier.pk)
            .latest("pk")
            .document
        )
        assert state.position == carrier.pk > head
        assert "Hizb Battalions" in state.document
        assert "hizb battalions" in state.folded
        former = Entity.objects.get(kind="actor", slug=actor.slug, superseded_by=carrier.pk)
        assert "Hizb Battalions" not in former.document

    def test_restating_again_writes_nothing(self, editor: User):
        actor = Actor.objects.get(slug="kataib-hizbollah")
        Actor.objects.filter(pk=actor.pk).update(description="A militia.")
        restate([actor], by=editor)
        before = Record.objects.count(), Entity.objects.count()

        restate([actor], by=editor)

        assert (Record.objects.count(), Entity.objects.count()) == before

    def test_restating_an_unknown_row_publishes_nothing(self, quds, editor: User):
        before = Record.objects.count(), Entity.objects.count()

        restate([quds], by=editor)

        assert (Record.objects.count(), Entity.objects.count()) == before

    def test_renamed_row_takes_the_position_of_the_documents_that_say_so(self, editor: User):
        place = Place.objects.get(slug="kirkuk")
        Place.objects.filter(pk=place.pk).update(name="Karkuk")

        assert restate([place], by=editor) > 0

        state = Entity.objects.get(kind="place", slug="kirkuk", superseded_by=None)
        assert state.position == Record.objects.latest("pk").pk
        assert json.loads(state.document)["name"] == "Karkuk"

    def test_parent_that_becomes_public_by_restating_is_told_with_its_child(self, editor: User):
        new = Place.objects.create(slug="new-zone", name="New zone", kind="zone")
        place = Place.objects.get(slug="kirkuk")
        Place.objects.filter(pk=place.pk).update(parent=new)

        restate([place], by=editor)

        assert told("place", "new-zone") is not None
        assert (told("place", "kirkuk") or {})["parent"] == "new-zone"

    def test_parent_that_is_not_public_is_not_told(self):
        hidden = Place.objects.create(slug="hidden-zone", name="Hidden zone", kind="zone")
        kind = IncidentType.objects.create(code="hidden-kind", name="Hidden", definition="-")
        Place.objects.filter(slug="kirkuk").update(parent=hidden)
        IncidentType.objects.filter(code="airstrike").update(parent=kind)

        with connections["default"].cursor() as cursor:
            found = changes(cursor, [("place", "kirkuk"), ("type", "airstrike")])

        assert len(found) == 2
        assert "hidden" not in str(found)

    def test_type_and_publisher_are_restated_too(self, editor: User):
        IncidentType.objects.filter(code="airstrike").update(definition="From the air.")
        Publisher.objects.filter(slug="military-times").update(name="MT")

        restate([IncidentType.objects.get(code="airstrike")], by=editor)
        restate([Publisher.objects.get(slug="military-times")], by=editor)

        assert (told("type", "airstrike") or {})["definition"] == "From the air."
        assert (told("source", "military-times-2020-01-02") or {})["publisher"]["name"] == "MT"


def test_reader_sees_entities_and_app_cannot_rewrite_them():
    assert Entity.objects.using("reader").count() == Entity.objects.count() > 50
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('incidents_entity', 'DELETE, TRUNCATE'), "
            "has_column_privilege('incidents_entity', 'document', 'UPDATE')"
        )
        assert cursor.fetchone() == (False, False)
