"""Writes a chronology as a Word document by python-docx."""

from datetime import UTC, datetime
from typing import IO, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from timeline import frame
from timeline.chronology import Chapter, Chronology
from timeline.entries import Entry
from timeline.telling.paragraph import Paragraph
from timeline.word_runs import add_address, add_bookmark, add_field, add_link, add_text

_UNPUBLISHED = datetime(2000, 1, 1, tzinfo=UTC)
_SOFT = RGBColor(0x5D, 0x58, 0x50)
_INK = RGBColor(0x1D, 0x1B, 0x18)
_SHORT_NOTE = 24
_NOTE, _LINE, _DESK = "Note", "Entry line", "Quote"
_HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3")


def write(chronology: Chronology, file: IO[bytes]) -> None:
    """Write head, entries by day, numbered sources, method and the end mark."""
    book = Book(chronology)
    book.head()
    for chapter in chronology.chapters():
        book.chapter(chapter)
    book.absent()
    book.sources()
    book.method()
    book.document.save(file)


class Book:
    """The document while it is written, from its beginning to its end."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology, self.words = chronology, chronology.wording
        self.document = Document()
        self._styles()
        self._properties()

    def head(self) -> None:
        """Title and what the timeline says of itself; a page number at the foot of each page."""
        self._add(frame.title(self.chronology), "Title")
        for text in self.chronology.desk.introduction:
            self._add(text, "Normal")
        for line in frame.head(self.chronology):
            self._add(f"{line.label}: {line.value}", _LINE)
        foot = self.document.sections[0].footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        add_field(foot, "PAGE")

    def chapter(self, chapter: Chapter) -> None:
        """A heading of the desk, if it gave one, with days and entries a level lower."""
        heading, level = "", 1
        if chapter.title:
            self._add(chapter.title, "Heading 1")
            if chapter.period:
                self._add(chapter.period, _LINE, keep=True)
            for text in chapter.text:
                self._add(text, "Normal")
            level = 2
        for told in chapter.entries:
            if told.heading != heading:
                heading = told.heading
                self._add(heading, f"Heading {level}")
            self.entry(told, f"Heading {level + 1}")

    def entry(self, told: Entry, style: str) -> None:
        """Title, sentences, what the desk writes, and the record."""
        mark = f" ({told.mark})" if told.mark else ""
        self._add(f"{told.called}{mark}", style)
        self._add(frame.about(told), _LINE, keep=True)
        for paragraph in told.paragraphs:
            self._sentences(paragraph)
        for text in frame.note(self.words, told):
            self._add(text, _DESK)
        record = "; ".join(frame.record(told))
        self._add(f"{self.words.say('document', 'record')}: {record}", _LINE)

    def absent(self) -> None:
        """What is pinned and not told, each with why."""
        if self.chronology.desk.absent:
            self._add(self.words.say("document", "absent"), "Heading 1")
            for text in self.chronology.desk.absent:
                self._add(text, "Normal")

    def sources(self) -> None:
        """The numbered list that the notes lead to."""
        if not len(self.chronology.sources):
            return
        self._add(self.words.say("document", "sources"), "Heading 1")
        for source in self.chronology.sources:
            added = self._add("", "Normal")
            add_bookmark(added, f"source_{source.number}", source.number)
            add_text(added, f"[{source.number}] {frame.described(self.words, source)}")
            for said, url in frame.addresses(self.words, source):
                add_text(added, f" {said}: " if said else " ")
                add_address(added, url, _NOTE)

    def method(self) -> None:
        """How it was written, and the last line."""
        self._add(self.words.say("method", "title"), "Heading 1")
        for text in frame.method(self.words):
            self._add(text, "Normal")
        self._add(frame.end(self.chronology), _LINE)

    def _sentences(self, sentences: Paragraph) -> None:
        added = self._add("", "Normal")
        for number, sentence in enumerate(sentences):
            add_text(added, f" {sentence.text}" if number else sentence.text)
            for note in sentence.notes:
                add_text(added, " ")
                add_link(
                    added, _unbroken(frame.noted(self.words, note)), f"source_{note.number}", _NOTE
                )
            if sentence.stop:
                add_text(added, sentence.stop)

    def _add(self, text: str, style: str, *, keep: bool = False) -> WordParagraph:
        added = self.document.add_paragraph()
        added._p.style = self._known[style].style_id  # by its name all styles are searched
        if keep:
            added.paragraph_format.keep_with_next = True
        if self.words.direction == "rtl":
            added._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # no name for it
        add_text(added, text)
        return added

    def _styles(self) -> None:
        """Our few styles, by name, so that whoever gets the document can restyle it."""
        styles = self.document.styles
        self._known: dict[str, Any] = {name: styles[name] for name in (*_HEADINGS, "Normal", _DESK)}
        self._known[_LINE] = styles.add_style(_LINE, WD_STYLE_TYPE.PARAGRAPH)
        note = styles.add_style(_NOTE, WD_STYLE_TYPE.CHARACTER)
        for style in (self._known[_LINE], note):
            style.font.size, style.font.color.rgb = Pt(9), _SOFT
        self._known[_LINE].paragraph_format.space_after = Pt(4)
        self._known["Normal"].paragraph_format.space_after = Pt(6)
        for name in _HEADINGS:
            self._known[name].font.color.rgb = _INK

    def _properties(self) -> None:
        """What programs and libraries show of the document, the same for the same question."""
        about, facts = self.document.core_properties, self.chronology.head
        about.title, about.author = frame.title(self.chronology), facts.program
        about.last_modified_by = facts.program
        about.language = self.words.language
        about.subject = facts.query[:255]
        about.comments = f"ledger position {facts.position}"
        made = (facts.recorded_at or _UNPUBLISHED).replace(tzinfo=None)
        about.created = about.modified = made
        about.revision = 1


def _unbroken(note: str) -> str:
    """Keep a short note on one line."""
    return note.replace(" ", "\N{NO-BREAK SPACE}") if len(note) < _SHORT_NOTE else note
