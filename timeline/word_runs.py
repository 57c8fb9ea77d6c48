"""Text inside paragraphs of a Word document: links, bookmarks, and each script in its direction."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_LEFT_TO_RIGHT = ("L", "EN")


def add_text(paragraph: Paragraph, text: str, style: str | None = None) -> None:
    """Add text as runs of one direction each; what Word does by runs needs no isolates."""
    for piece, leftwards in directions(clean(text)):
        _turned(_run(paragraph, piece, style), leftwards)


def add_link(paragraph: Paragraph, text: str, anchor: str, style: str) -> None:
    """Add text that leads to a bookmark of the same document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    link.append(_loose(paragraph, text, style))
    paragraph._p.append(link)  # python-docx makes no links inside a document


def add_address(paragraph: Paragraph, url: str, style: str) -> None:
    """Add an address that opens in a browser."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, kind, is_external=True))
    link.append(_loose(paragraph, url, style))
    paragraph._p.append(link)  # the same for those that lead out of it


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make the paragraph a place that links lead to; `number` is used once in a document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.extend([start, end])  # nor bookmarks


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add what Word itself counts, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(_loose(paragraph, "1", None))
    paragraph._p.append(field)  # nor fields


def clean(text: str) -> str:
    """Return the text without what XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def directions(text: str) -> Iterator[tuple[str, bool]]:
    """Cut text where its direction turns; signs and spaces go on with what stands before them."""
    turned = groupby(zip(text, _leftwards(text), strict=True), key=lambda each: each[1])
    for leftwards, letters in turned:
        piece = "".join(letter for letter, _ in letters).translate(_ISOLATES)
        if piece:
            yield piece, leftwards


def _leftwards(text: str) -> Iterator[bool]:
    current = False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in _RIGHT_TO_LEFT or letter == "\u2068":
            current = direction in _RIGHT_TO_LEFT
        elif direction in _LEFT_TO_RIGHT or letter == "\u2069":
            current = False
        yield current


def _run(paragraph: Paragraph, text: str, style: str | None) -> Run:
    """A run in the style of that id; by its name python-docx searches all styles for each run."""
    run = paragraph.add_run(text)
    if style:
        run._r.style = style
    return run


def _turned(run: Run, leftwards: bool) -> Any:
    if leftwards:
        run.font.rtl = True
    return run


def _loose(paragraph: Paragraph, text: str, style: str | None) -> Any:
    """A run to put inside another element."""
    return _run(paragraph, clean(text), style)._r  # appended elsewhere, which moves it
