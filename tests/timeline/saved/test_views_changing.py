"""The pages of saved timelines while these, and the incidents in them, change."""

import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.timeline.saved import made
from tests.timeline.saved.made import EMBASSY, KIRKUK
from tests.timeline.saved.pages import ROCKETS, shown
from timeline.models import TimelineSection
from timeline.saved.publishing import publish, withdraw

HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def _everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


@pytest.fixture
def timeline(committed, editor):
    """A published timeline with two sections, a pinned and a hidden entry."""
    it = made.timeline(introduction="First.\n\nSecond.", author="The desk")
    made.entry(it, EMBASSY, headline="The crowd at the gate", note="Why it matters.")
    made.entry(it, KIRKUK, kind="hidden")
    days = {"start": "2019-12-28", "end": "2020-12-31", "text": "What followed."}
    TimelineSection.objects.create(timeline=it, title="After Kirkuk", **days)
    publish(it, by=editor)
    return it


def test_draft_is_nowhere_and_later_edits_neither(committed, client, editor):
    it = made.timeline()
    for address in (ROCKETS, "/timelines/rockets.md", f"{ROCKETS}embed/"):
        shown(client, address, 404)
    assert "Rockets over Iraq" not in shown(client, "/timelines/")

    publish(it, by=editor)
    it.title = "A later thought"
    it.save()
    made.entry(it, EMBASSY, headline="Not out yet")

    for address in (ROCKETS, "/timelines/", "/timelines/rockets.json", f"{ROCKETS}embed/"):
        told = shown(client, address)
        assert "A later thought" not in told
        assert "Not out yet" not in told
        assert "Rockets over Iraq" in told


def test_withdrawn_timeline_is_gone_and_says_why(timeline, client, editor):
    withdraw(timeline, by=editor, reason="It mixed up two bases.")

    assert "It mixed up two bases." in shown(client, status=410)
    assert "It mixed up two bases." in shown(client, "/timelines/rockets.csv", 410)
    assert "It mixed up two bases." in shown(client, f"{ROCKETS}embed/", 410)
    assert "/timelines/rockets/" not in shown(client, "/timelines/")
    with pytest.raises(CommandError, match="It mixed up two bases"):
        call_command("export_timeline", "--timeline", "rockets")

    publish(timeline, by=editor)
    shown(client)


def test_pinned_incident_that_was_corrected_says_so(timeline, client, editor):
    made.corrected(editor, EMBASSY, "Militiamen stormed the embassy")

    told = shown(client)
    assert "Changed after it was put into this timeline" in told
    assert made.REASON in told
    assert "Militiamen stormed the embassy" in told
    assert f"/api/v1/incidents/{EMBASSY}/diff/?from=p" in told
    address = re.search(r'href="(/api/v1/incidents/[^"]+/diff/[^"]+)"', told)
    assert address
    assert client.get(address[1].replace("&amp;", "&")).status_code == 200
    assert "Corrected, " in shown(client, f"{ROCKETS}embed/")
    assert "after this was made: corrected on" in shown(client, "/timelines/rockets.md")


def test_pinned_incident_that_was_retracted_is_named_and_not_told(timeline, client, editor):
    made.retracted(editor, EMBASSY)

    told = shown(client)
    assert "Pinned, and not told" in told
    assert "It was an exercise." in told
    assert "The crowd at the gate" not in told
    assert f'id="{EMBASSY}"' not in told
    assert f"{EMBASSY}: no longer published" in shown(client, f"{ROCKETS}embed/")
    assert "Not published at ledger position 3." in shown(client, f"{ROCKETS}?as_of=3")


def test_timeline_pinned_to_a_position_tells_that_state_and_what_came_later(
    committed, client, editor
):
    it = made.timeline(as_of=24)
    publish(it, by=editor)
    made.corrected(editor)

    told = shown(client)
    assert "Rockets hit K-1 Air Base" not in told.partition("What changed")[0]
    assert "Changed after the position that this timeline is pinned to" in told
    assert "to which this timeline is pinned" in told
    assert 'href="/timelines/rockets.csv"' in told
    assert "pinned to position 24" in shown(client, f"{ROCKETS}?as_of=25", 400)


def test_snippet_is_offered_where_framing_is_allowed_and_breaks_out_of_nothing(
    committed, client, editor, settings
):
    publish(made.timeline(title=HOSTILE), by=editor)
    assert "iframe" not in shown(client)

    settings.EMBED_ORIGINS = ["https://news.example"]
    told = shown(client)
    assert "&lt;iframe src=&quot;http://testserver/timelines/rockets/embed/&quot;" in told
    assert "title=&quot;&amp;quot;&amp;gt;&amp;lt;script&amp;gt;" in told
    assert "<script" not in told


def test_texts_of_the_desk_are_text(committed, client, editor):
    it = made.timeline(introduction=HOSTILE, author=HOSTILE, title=HOSTILE)
    made.entry(it, KIRKUK, headline=HOSTILE, note=HOSTILE)
    section = {"title": HOSTILE, "text": HOSTILE}
    TimelineSection.objects.create(timeline=it, **section)
    publish(it, by=editor)

    for address in (ROCKETS, "/timelines/", f"{ROCKETS}embed/", "/timelines/rockets.html"):
        told = shown(client, address)
        assert "<script" not in told
        assert "&lt;script&gt;" in told


@pytest.mark.django_db(databases=["default", "reader"])
def test_list_without_any_says_so(client):
    assert "No timeline is published yet." in shown(client, "/timelines/")
