"""The timeline as plain text, for e-mail and for whatever reads nothing else: 78 columns wide."""

from collections.abc import Iterator
from textwrap import TextWrapper

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline import frame
from timeline.chronology import Chapter, Chronology, in_pieces
from timeline.entries import Entry
from timeline.sources import NumberedSource
from timeline.telling.paragraph import Paragraph
from timeline.telling.wording import DEFAULT, Wording

WIDTH = 78
"""Columns; an address that is longer is not broken."""


def stream(selection: Selection, style: str = DEFAULT) -> Iterator[bytes]:
    """Head, days, entries, numbered sources, and a last line that says it is the last."""
    return in_pieces(_told(Chronology(selection, style)))


def _told(chronology: Chronology) -> Iterator[str]:
    words = chronology.wording
    yield _underlined(frame.title(chronology), "=")
    yield "".join(f"\n{wrapped(text)}" for text in chronology.desk.introduction)
    yield "\n" if chronology.desk.introduction else ""
    for line in frame.head(chronology):
        yield wrapped(f"{line.label}: {line.value}", further="  ")
    for chapter in chronology.chapters():
        yield from _chapter(chapter, words)
    yield from _absent(chronology)
    if len(chronology.sources):
        yield f"\n\n{_underlined(words.say('document', 'sources'), '-')}"
    for source in chronology.sources:
        yield _source(source, words)
    yield f"\n\n{_underlined(words.say('method', 'title'), '-')}"
    for text in frame.method(words):
        yield "\n" + wrapped(text)
    yield "\n" + wrapped(frame.end(chronology))


def _chapter(chapter: Chapter, words: Wording) -> Iterator[str]:
    heading = ""
    if chapter.title:
        yield f"\n\n{_underlined(chapter.title, '=')}"
        yield wrapped(chapter.period) if chapter.period else ""
        yield "".join(f"\n{wrapped(text)}" for text in chapter.text)
    for told in chapter.entries:
        if told.heading != heading:
            heading = told.heading
            yield f"\n\n{_underlined(heading, '-')}"
        yield _entry(told, words)


def _absent(chronology: Chronology) -> Iterator[str]:
    if chronology.desk.absent:
        yield f"\n\n{_underlined(chronology.wording.say('document', 'absent'), '-')}"
        yield "".join(wrapped(text, first="* ", further="  ") for text in chronology.desk.absent)


def wrapped(text: str, *, first: str = "", further: str = "") -> str:
    """Lines of at most `WIDTH` columns, with what stands before the first and the others."""
    wrapper = TextWrapper(
        width=WIDTH,
        initial_indent=first,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(wrapper.wrap(text)) + "\n"


def _underlined(text: str, with_: str) -> str:
    lines = wrapped(text)
    return f"{lines}{with_ * max(map(len, lines.splitlines()))}\n"


def _entry(told: Entry, words: Wording) -> str:
    mark = f" ({told.mark})" if told.mark else ""
    record = "; ".join(frame.record(told))
    paragraphs = ("\n" + wrapped(_paragraph(each, words)) for each in told.paragraphs)
    notes = ("\n" + wrapped(each, first="| ", further="| ") for each in frame.note(words, told))
    return "".join(
        [
            "\n",
            wrapped(f"* {told.called}{mark}", further="  "),
            wrapped(frame.about(told), first="  ", further="  "),
            *paragraphs,
            *notes,
            "\n",
            wrapped(f"{words.say('document', 'record')}: {record}", first="  ", further="  "),
        ]
    )


def _paragraph(sentences: Paragraph, words: Wording) -> str:
    clauses = (
        " ".join([each.text, *(frame.noted(words, note) for note in each.notes)]) + each.stop
        for each in sentences
    )
    return " ".join(clauses)


def _source(source: NumberedSource, words: Wording) -> str:
    where = [f"{said}: {url}" if said else url for said, url in frame.addresses(words, source)]
    text = " ".join([frame.described(words, source), *where])
    return wrapped(text, first=f"{f'[{source.number}]':<5}", further="     ")


register(
    Format(
        name="txt",
        media_type="text/plain; charset=utf-8",
        extension="txt",
        label="Plain text",
        stream=stream,
        chronology=True,
        worded=True,
    )
)
