"""The feed: valid by its schema, read by a feed reader, with names that stay."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from incidents.codes import RetractionReason
from incidents.formats import find
from incidents.models import Incident, User
from incidents.publishing import acts
from tests.timeline.made_selection import HOSTILE
from timeline.asking import asked

READING = pytest.mark.django_db(databases=["default", "reader"])
WRITING = pytest.mark.usefixtures("committed")
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "atom.rng"))
SPACE = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
KIRKUK = "INC-000004"


def written(site: str = "https://example.org/", **filters: str) -> bytes:
    selection = asked({name: [value] for name, value in filters.items()})
    return b"".join(find("atom").stream(replace(selection, site=site)))


def valid(feed: bytes) -> Any:
    """The feed as a tree; it is what RFC 4287 asks for."""
    root = etree.fromstring(feed)
    SCHEMA.assertValid(root)
    for entry in root.findall("a:entry", SPACE):
        assert entry.find("a:content", SPACE) is not None
    return root


def one(reference: str) -> Any:
    return Incident.objects.filter(reference=reference)


@READING
@pytest.mark.parametrize("site", ["https://example.org/", ""])
@pytest.mark.parametrize("filters", [{}, {"country": "iq"}, {"q": "xyzzy"}])
def test_feed_is_valid_with_and_without_addresses(site: str, filters: dict[str, str]) -> None:
    root = valid(written(site, **filters))

    assert len(root.findall("a:link", SPACE)) == (2 if site else 0)
    count = asked({name: [value] for name, value in filters.items()}).count()
    assert len(root.findall("a:entry", SPACE)) == count


@READING
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</feed>", b'<at:deleted-entry ref="urn:x" when="2020-01-05"/></feed>'),
        (b"</feed>", b'<at:deleted-entry when="2020-01-05T00:00:00Z"/></feed>'),
        (b"<updated>20", b"<updated>on 20"),
        (b"<id>urn:uuid:", b"<id>"),
        (b"</feed>", b"<entry/></feed>"),
        (b"</feed>", b"<unknown/></feed>"),
    ],
)
def test_schema_refuses_what_is_no_feed(old: bytes, new: bytes) -> None:
    feed = written()

    assert old in feed
    assert not SCHEMA.validate(etree.fromstring(feed.replace(old, new)))


@READING
def test_feed_of_an_empty_ledger_is_valid_too() -> None:
    nothing = replace(asked({}), position=0, recorded_at=None)

    root = valid(b"".join(find("atom").stream(nothing)))
    assert root.findtext("a:updated", namespaces=SPACE) == "2000-01-01T00:00:00Z"


@READING
def test_feed_reader_reads_it() -> None:
    read = feedparser.parse(written(country="iq"))

    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.title == "Conflict incidents: country=iq"
    assert "100 at most" in read.feed.subtitle
    assert "position 24" in read.feed.subtitle
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": "https://example.org/timeline.atom?country=iq",
        "alternate": "https://example.org/?country=iq",
    }
    kirkuk = next(each for each in read.entries if each.link.endswith(f"/incidents/{KIRKUK}/"))
    assert "Kirkuk" in kirkuk.title
    assert "<ul><li>" in kirkuk.content[0].value


@WRITING
def test_names_stay_while_what_they_name_changes(editor: User) -> None:
    before, country = feedparser.parse(written()), feedparser.parse(written(country="iq"))
    one(KIRKUK).update(title="Thirty rockets hit Kirkuk")
    acts.correct(incidents=one(KIRKUK), by=editor, reason="Counted <again>.")
    after = feedparser.parse(written("https://elsewhere.example/"))

    assert {each.id for each in before.entries} == {each.id for each in after.entries}
    assert before.feed.id == after.feed.id != country.feed.id
    first = after.entries[0]
    assert first.title == "Thirty rockets hit Kirkuk"
    assert first.updated > first.published
    assert after.feed.updated == first.updated
    assert "<p>Corrected, version 2: Counted &lt;again&gt;.</p>" in first.content[0].value


@WRITING
def test_retraction_is_a_tombstone_of_the_same_name(editor: User) -> None:
    before = feedparser.parse(written(country="iq"))
    acts.retract(incidents=one(KIRKUK), by=editor, why=RetractionReason.DUPLICATE, reason="A & B.")
    root = valid(written(country="iq"))

    (stone,) = root.findall("at:deleted-entry", SPACE)
    assert stone.get("ref") in {each.id for each in before.entries}
    assert stone.get("ref") not in {each.findtext("a:id", namespaces=SPACE) for each in root}
    comment = stone.findtext("at:comment", namespaces=SPACE)
    assert comment == "This incident was withdrawn: A & B."


@WRITING
def test_hostile_text_is_shown_as_text(editor: User) -> None:
    title = f"{HOSTILE['title']} \ufffe ]]> &lt;"
    one(KIRKUK).update(title=title, summary=HOSTILE["summary"])
    acts.update(incidents=one(KIRKUK), by=editor)
    feed = written()

    valid(feed)
    entry = feedparser.parse(feed).entries[0]
    assert "<script" not in entry.content[0].value
    assert "<img" not in entry.content[0].value
    assert "&lt;/style&gt;&lt;img" in etree.fromstring(feed).findtext(
        "a:entry/a:content", namespaces=SPACE
    )
    assert "\ufffd ]]>" in entry.title
