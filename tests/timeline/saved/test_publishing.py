"""Editions of a timeline: who may make them, what they hold, and that they stay."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections

from incidents.privileges import READER_TABLES
from tests.timeline.saved import made
from tests.timeline.saved.made import KIRKUK
from timeline.models import PublishedTimeline, TimelineEdition, TimelineSection
from timeline.saved.publishing import differs, is_published, publish, withdraw
from timeline.saved.told import draft, published

both = pytest.mark.django_db(databases=["default", "reader"])


@both
def test_only_editors_publish_and_withdraw(analyst, reader_user, editor):
    it = made.timeline()
    for user in (analyst, reader_user):
        with pytest.raises(PermissionDenied, match="ask an editor"):
            publish(it, by=user)
    publish(it, by=editor)
    with pytest.raises(PermissionDenied):
        withdraw(it, by=analyst, reason="No.")
    assert is_published(it)


@both
def test_edition_is_a_copy_of_the_draft(editor):
    it = made.timeline(introduction="I", author="A", as_of=20)
    made.entry(it, KIRKUK, headline="H", note="N")
    TimelineSection.objects.create(timeline=it, position=2, title="Later", start="2020-01-01")
    TimelineSection.objects.create(timeline=it, position=1, title="Sooner", end="2019-12-31")

    edition = publish(it, by=editor)

    assert (edition.number, edition.by, edition.slug) == (1, editor, "rockets")
    document = json.loads(edition.document)
    assert list(document) == [
        "title", "introduction", "author", "query", "as_of", "sections", "entries"
    ]  # fmt: skip
    assert document["query"] == "type=rocket-attack"
    assert [each["title"] for each in document["sections"]] == ["Sooner", "Later"]
    assert document["entries"] == [
        {"reference": KIRKUK, "kind": "pinned", "headline": "H", "note": "N", "seen": 4}
    ]
    told = published(PublishedTimeline.objects.get(slug="rockets"))
    assert told.pinned == draft(it).pinned
    assert told.sections == draft(it).sections
    assert told.edition == 1


@both
def test_newest_edition_is_what_readers_see(editor):
    it = made.timeline()
    publish(it, by=editor)
    assert not differs(it)
    it.title = "Another"
    it.save()
    assert differs(it)
    assert PublishedTimeline.objects.get().title == "Rockets over Iraq"

    publish(it, by=editor)
    assert not differs(it)
    seen = PublishedTimeline.objects.get()
    assert (seen.title, seen.edition, seen.live) == ("Another", 2, True)

    withdraw(it, by=editor, reason=" Wrong. ")
    seen = PublishedTimeline.objects.get()
    assert (seen.title, seen.edition, seen.live, seen.reason) == ("", 3, False, "Wrong.")
    assert not is_published(it)
    assert differs(it)
    assert TimelineEdition.objects.filter(timeline=it).count() == 3


@both
def test_withdrawing_needs_a_reason_and_something_to_withdraw(editor):
    it = made.timeline()
    with pytest.raises(ValidationError, match="nothing to withdraw"):
        withdraw(it, by=editor, reason="Why not")
    publish(it, by=editor)
    with pytest.raises(ValidationError, match="Say why"):
        withdraw(it, by=editor, reason=" ")


@both
def test_filter_is_read_again_when_it_is_published(editor):
    it = made.timeline()
    type(it).objects.filter(pk=it.pk).update(filter="tpye=attack")
    with pytest.raises(ValidationError, match="did you mean type"):
        publish(it, by=editor)


@pytest.mark.django_db(databases=["reader"])
def test_role_of_readers_sees_the_view_and_no_table_of_timelines():
    with connections["reader"].cursor() as cursor:
        cursor.execute(
            """SELECT relname::text FROM pg_class WHERE relname LIKE 'timeline\\_%'
            AND relkind IN ('r', 'v') AND has_any_column_privilege(oid, 'SELECT')
            ORDER BY relname"""
        )
        assert cursor.fetchall() == [
            ("timeline_publishededition",),
            ("timeline_publishedtimeline",),
        ]
    assert "timeline_publishedtimeline" in READER_TABLES
