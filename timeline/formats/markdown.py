"""The timeline in Markdown: readable as it is, pasted into reports, turned into anything."""

from collections.abc import Iterator
from dataclasses import replace

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline import frame
from timeline.chronology import Chapter, Chronology, in_pieces
from timeline.entries import Entry
from timeline.markdown import code, escaped, link
from timeline.sources import NumberedSource
from timeline.telling.facts import Note
from timeline.telling.paragraph import Paragraph
from timeline.telling.wording import DEFAULT, Wording


def stream(selection: Selection, style: str = DEFAULT) -> Iterator[bytes]:
    """Head, day headings, entries, numbered sources, and a last line that says it is the last."""
    return in_pieces(_told(Chronology(selection, style)))


def _told(chronology: Chronology) -> Iterator[str]:
    words = chronology.wording
    yield f"# {escaped(frame.title(chronology))}\n\n"
    yield "".join(f"{escaped(text)}\n\n" for text in chronology.desk.introduction)
    for line in frame.head(chronology):
        yield f"- {line.label}: {code(line.value) if line.query else escaped(line.value)}\n"
    for chapter in chronology.chapters():
        yield from _chapter(chapter, words)
    yield from _absent(chronology)
    if len(chronology.sources):
        yield f"\n## {words.say('document', 'sources')}\n\n"
    for source in chronology.sources:
        yield _source(source, words)
    yield f"\n## {words.say('method', 'title')}\n\n"
    yield "\n\n".join(map(escaped, frame.method(words)))
    yield f"\n\n*{escaped(frame.end(chronology))}*\n"


def _chapter(chapter: Chapter, words: Wording) -> Iterator[str]:
    """Days and entries, one level lower where the desk gave a heading."""
    level, heading = "##", ""
    if chapter.title:
        yield f"\n## {escaped(chapter.title)}\n"
        yield f"\n*{escaped(chapter.period)}*\n" if chapter.period else ""
        yield "".join(f"\n{escaped(text)}\n" for text in chapter.text)
        level = "###"
    for told in chapter.entries:
        if told.heading != heading:
            heading = told.heading
            yield f"\n{level} {escaped(heading)}\n"
        yield _entry(told, words, f"{level}#")


def _absent(chronology: Chronology) -> Iterator[str]:
    if chronology.desk.absent:
        yield f"\n## {chronology.wording.say('document', 'absent')}\n\n"
        yield "".join(f"- {escaped(text)}\n" for text in chronology.desk.absent)


def _entry(told: Entry, words: Wording, level: str) -> str:
    mark = f" ({told.mark})" if told.mark else ""
    record = "; ".join(map(escaped, frame.record(told)))
    blocks = [
        f"{level} {escaped(told.called)}{mark}",
        f"*{escaped(frame.about(told))}*",
        *(_paragraph(each, words) for each in told.paragraphs),
        *(f"> {escaped(text)}" for text in frame.note(words, told)),
        f"{words.say('document', 'record')}: {record}",
    ]
    return "".join(f"\n{block}\n" for block in blocks)


def _paragraph(sentences: Paragraph, words: Wording) -> str:
    clauses = (
        " ".join([escaped(each.text), *(_note(note, words) for note in each.notes)]) + each.stop
        for each in sentences
    )
    return " ".join(clauses)


def _note(note: Note, words: Wording) -> str:
    return frame.noted(words, replace(note, locator=escaped(note.locator)))


def _source(source: NumberedSource, words: Wording) -> str:
    where = [
        f"({said}: {link(address)})" if said else link(address)
        for said, address in frame.addresses(words, source)
    ]
    return f"{source.number}. {' '.join([frame.described(words, source, escaped), *where])}\n"


register(
    Format(
        name="md",
        media_type="text/markdown; charset=utf-8",
        extension="md",
        label="Markdown",
        stream=stream,
        chronology=True,
        worded=True,
    )
)
