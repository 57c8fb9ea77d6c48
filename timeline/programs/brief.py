"""The words of one incident in a few paragraphs: plain, or as HTML of the simplest kind."""

from collections.abc import Iterator

from django.utils.html import escape

from timeline.programs.alone import Alone
from timeline.programs.stretch import Stretch
from timeline.sources import NumberedSource
from timeline.telling.facts import Fact, Note, Passage
from timeline.telling.plain import listed


def headline(told: Alone, days: Stretch) -> str:
    """What it is called, with what did not simply happen and a date that is not certain beside it.

    Programs that show nothing but a title on its days would say more than is known otherwise.
    """
    remarks = ", ".join(filter(None, [told.entry.mark, "" if days.certain else told.entry.when]))
    return f"{told.entry.called} ({remarks})" if remarks else told.entry.called


def plain(told: Alone, note: str) -> str:
    """Everything, a paragraph a line; `note` says what the program shows otherwise than it is."""
    return "\n".join([*_paragraphs(told, note), *_facts(told), *map(_source, told.sources)])


def html(told: Alone, note: str = "") -> str:
    """The same as paragraphs and lists; all text is escaped, only web addresses are links."""
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in _paragraphs(told, note))
    facts = "".join(f"<li>{escape(text)}</li>" for text in _facts(told))
    sources = "".join(f"<li>{_linked(source)}</li>" for source in told.sources)
    return f"{paragraphs}{_list(facts)}{_list(sources)}"


def credit(source: NumberedSource) -> str:
    """Authors, title, publisher and date of a source on one line."""
    title = f"“{source.title}”" if source.title else ""
    parts = [listed(source.authors), title, source.publisher, source.published]
    return ", ".join(filter(None, parts))


def _paragraphs(told: Alone, note: str) -> Iterator[str]:
    entry = told.entry
    yield " · ".join(filter(None, [entry.when, entry.place, entry.type, entry.mark]))
    if note:
        yield note
    for number, text in enumerate(entry.note):
        yield text if number else f"The desk writes: {text}"
    yield from entry.text
    if entry.said:
        yield f"Said: {entry.said}"


def _facts(told: Alone) -> Iterator[str]:
    yield from map(_fact, told.entry.facts)
    if said := [each for each in told.entry.passages if each.speaker or each.quotation]:
        yield f"Passages: {'; '.join(map(_passage, said))}"
    yield f"Record: {'; '.join([told.entry.reference, *told.entry.remarks])}"


def _fact(fact: Fact) -> str:
    pieces = ("".join([piece.text, *map(_note, piece.notes)]) for piece in fact.pieces)
    return f"{fact.label}: {'; '.join(pieces)}"


def _note(note: Note) -> str:
    return f" {note}"


def _passage(passage: Passage) -> str:
    said = f": “{passage.quotation}”" if passage.quotation else ""
    return f"{passage.note} {passage.speaker}".rstrip() + said


def _source(source: NumberedSource) -> str:
    return f"[{source.number}] {credit(source)}. {source.url}".rstrip()


def _linked(source: NumberedSource) -> str:
    words = escape(f"[{source.number}] {credit(source)}")
    return f'<a href="{escape(source.url)}">{words}</a>' if source.url else words


def _list(items: str) -> str:
    return f"<ul>{items}</ul>" if items else ""
