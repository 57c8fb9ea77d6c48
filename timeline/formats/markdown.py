"""The timeline in Markdown: readable as it is, pasted into reports, turned into anything."""

from collections.abc import Iterator

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Chronology, Head, in_pieces
from timeline.entries import Entry
from timeline.markdown import code, escaped, link
from timeline.sources import NumberedSource
from timeline.telling.facts import Fact, Note, Passage, Piece
from timeline.telling.plain import listed

_SHORT = 60


def stream(selection: Selection) -> Iterator[bytes]:
    """Head, day headings, entries, numbered sources, and a last line that says it is the last."""
    return in_pieces(_told(Chronology(selection)))


def _told(chronology: Chronology) -> Iterator[str]:
    yield _head(chronology.head)
    heading = ""
    for told in chronology.entries():
        if told.heading != heading:
            heading = told.heading
            yield f"## {escaped(heading)}\n\n"
        yield _entry(told)
    if len(chronology.sources):
        yield "## Sources\n\n"
    for source in chronology.sources:
        yield _source(source)
    yield _end(chronology)


def _head(head: Head) -> str:
    published = f"{head.moment} (ledger position {head.position})" if head.moment else "nothing yet"
    return (
        f"# {head.title}\n\n"
        f"- Filter: {code(head.query) if head.query else 'none: everything published'}\n"
        f"- Entries: {head.count:,}\n"
        f"- As published: {published}\n"
        f"- Made by: {escaped(head.program)}\n\n"
    )


def _entry(told: Entry) -> str:
    mark = f" ({told.mark})" if told.mark else ""
    line = " · ".join(filter(None, [told.when, told.place, told.type]))
    blocks = [f"### {escaped(told.title)}{mark}", f"*{escaped(line)}*"]
    blocks += map(escaped, told.text)
    if told.said:
        blocks.append(f"Said: {escaped(told.said)}")
    rows = [*map(_fact, told.facts), _passages(told.passages), _remarks(told)]
    blocks.append("\n".join(filter(None, rows)))
    return "\n\n".join(filter(None, blocks)) + "\n\n"


def _fact(fact: Fact) -> str:
    """One line, or a line each where what stands side by side is long."""
    long = len(fact.pieces) > 1 and any(len(piece.text) > _SHORT for piece in fact.pieces)
    between = "\n  - " if long else "; "
    opening = between if long else " "
    return f"- **{fact.label}:**{opening}{between.join(map(_piece, fact.pieces))}"


def _piece(piece: Piece) -> str:
    return " ".join([escaped(piece.text), *map(_note, piece.notes)])


def _note(note: Note) -> str:
    return f"[{note.number}, {escaped(note.locator)}]" if note.locator else f"[{note.number}]"


def _passages(passages: tuple[Passage, ...]) -> str:
    if not passages:
        return ""
    return f"- **Sources:** {'; '.join(map(_passage, passages))}"


def _passage(passage: Passage) -> str:
    said = f": “{escaped(passage.quotation)}”" if passage.quotation else ""
    speaker = f" {escaped(passage.speaker)}" if passage.speaker else ""
    return f"{_note(passage.note)}{speaker}{said}"


def _remarks(told: Entry) -> str:
    return f"- **Record:** {'; '.join(map(escaped, (told.reference, *told.remarks)))}"


def _source(source: NumberedSource) -> str:
    parts = [
        escaped(listed(source.authors)),
        f"“{escaped(source.title)}”" if source.title else "",
        escaped(source.publisher),
        escaped(source.published),
    ]
    addresses = [link(source.url)] if source.url else []
    if source.archive_url:
        addresses.append(f"(archived: {link(source.archive_url)})")
    described = ", ".join(filter(None, parts)) + "."
    return f"{source.number}. {' '.join([described, *addresses])}\n"


def _end(chronology: Chronology) -> str:
    return f"\n*End of the timeline: {chronology.ending}.*\n"


register(
    Format(
        name="md",
        media_type="text/markdown; charset=utf-8",
        extension="md",
        label="Markdown",
        stream=stream,
        chronology=True,
    )
)
