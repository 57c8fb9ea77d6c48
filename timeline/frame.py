"""What stands around the entries of a written timeline: its head, its sources, its method."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from timeline.chronology import Chronology
from timeline.entries import Entry
from timeline.sources import NumberedSource
from timeline.telling.facts import Note
from timeline.telling.plain import line
from timeline.telling.wording import Wording

_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of the head; `query` says that the value is a filter as it is asked."""

    label: str
    value: str
    query: bool = False


def head(chronology: Chronology) -> tuple[HeadLine, ...]:
    """Filter, entries, state of the ledger and program."""
    about, say = chronology.head, chronology.wording.say
    position, left_out = str(about.position), chronology.desk.left_out
    also = f"; {say('document', 'left_out', count=f'{left_out:,}')}" if left_out else ""
    published = say("document", "at_position", moment=about.moment, position=position)
    author = (HeadLine(say("document", "author"), line(chronology.desk.author)),)
    return (
        *(author if chronology.desk.author else ()),
        HeadLine(
            say("document", "filter"),
            about.query or say("document", "everything"),
            query=bool(about.query),
        ),
        HeadLine(say("document", "entries"), f"{about.count:,}{also}"),
        HeadLine(say("document", "published"), published or say("document", "nothing")),
        HeadLine(say("document", "made_by"), about.program),
    )


def title(chronology: Chronology) -> str:
    """The title of the document."""
    about = chronology.head
    return about.named or chronology.wording.say("document", "title") or about.title


def note(wording: Wording, entry: Entry) -> Iterator[str]:
    """What the desk writes under an entry, said to be its words."""
    for number, text in enumerate(entry.note):
        yield text if number else f"{wording.say('document', 'note')}: {text}"


def end(chronology: Chronology) -> str:
    """The last words of a document: whoever does not find them has not all of it."""
    return chronology.wording.say("document", "end", ending=chronology.ending)


def method(wording: Wording) -> tuple[str, ...]:
    """The paragraphs that say how it was written."""
    return tuple(wording.at("method", "text"))


def about(entry: Entry) -> str:
    """Where it was and what kind of act, for a line under the title; the sentences say when."""
    when = entry.when if entry.narrated else ""
    return " · ".join(filter(None, [when, entry.place, entry.type]))


def record(entry: Entry) -> tuple[str, ...]:
    """The last line of an entry: its reference, how well it is supported, how it is coded."""
    return (entry.reference, *entry.remarks, *entry.coded)


def noted(wording: Wording, note: Note) -> str:
    """A note as text; among words that run from right to left it keeps its own direction."""
    return f"{_LEFT_TO_RIGHT}{note}{_LEFT_TO_RIGHT}" if wording.direction == "rtl" else str(note)


def described(wording: Wording, source: NumberedSource, escape: Callable[[str], str] = str) -> str:
    """A source without its addresses, in the citation style of the wording."""
    values = {
        "authors": wording.listed(source.authors),
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
    }
    told = wording.say("source", "whole", **{key: escape(text) for key, text in values.items()})
    return f"{told.rstrip(', ')}." if told else ""


def addresses(wording: Wording, source: NumberedSource) -> Iterator[tuple[str, str]]:
    """Each address of a source, behind what is said of it."""
    if source.url:
        yield "", source.url
    if source.archive_url:
        yield wording.say("document", "archived"), source.archive_url
