"""The Word document: its parts by python-docx, and the whole by LibreOffice."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from incidents.filters import InvalidParameters
from incidents.formats import find
from tests.timeline.documents import SOURCE, citation, document, figure
from tests.timeline.formats.opened import by_libreoffice, pdf_text, word_text
from tests.timeline.made_selection import HOSTILE, made, nothing_published
from timeline.formats.docx import MOST_ENTRIES

DOCX = find("docx")
ARCHIVED = {**SOURCE, "archive_url": "https://archive.example.org/1"}
KILLED = document(
    title="هجوم صاروخي in Kirkuk",
    figures=[figure("killed", 3, cites=[1])],
    citations=[citation(source=ARCHIVED)],
)


def written(*documents: dict[str, Any]) -> bytes:
    return b"".join(DOCX.stream(made(*documents)))


def opened(*documents: dict[str, Any]) -> Any:
    return Document(BytesIO(written(*documents)))


def styles(book: Any, name: str) -> list[str]:
    return [each.text for each in book.paragraphs if each.style.name == name]


def test_days_and_titles_are_headings():
    book = opened(document(), document(reference="INC-000002"), document(date="2020-01-01"))

    assert styles(book, "Title") == ["Timeline of incidents"]
    assert styles(book, "Heading 1") == [
        *("27 December 2019", "1 January 2020"),
        *("Sources", "How this was written"),
    ]
    assert styles(book, "Heading 2") == ["Rockets hit a base"] * 3


def test_notes_lead_to_their_source():
    body = opened(KILLED).element.body

    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert [each for each in anchors if each] == ["source_1"]
    assert marks == ["source_1"]


def test_addresses_open_outside():
    book = opened(KILLED)

    targets = {each.target_ref for each in book.part.rels.values() if each.is_external}
    assert targets == {"https://example.org/buzzsaw", "https://archive.example.org/1"}


def test_each_script_runs_in_its_own_direction():
    (title,) = [p for p in opened(KILLED).paragraphs if p.style.name == "Heading 2"]

    assert [(run.text, bool(run.font.rtl)) for run in title.runs] == [
        ("هجوم صاروخي ", True),
        ("in Kirkuk", False),
    ]


def test_a_style_from_right_to_left_turns_its_paragraphs():
    file = b"".join(DOCX.stream(made(KILLED), style="ar"))
    paragraphs = Document(BytesIO(file)).paragraphs

    assert all(each._p.get_or_add_pPr().find(qn("w:bidi")) is not None for each in paragraphs)
    assert "عدد القتلى من الأشخاص: 3 \u200e[1,\xa0para.\xa01]\u200e." in word_text(file)


def test_properties_say_what_it_is():
    properties = opened(KILLED).core_properties

    assert (properties.title, properties.author) == ("Timeline of incidents", "Conflict incidents")
    assert properties.subject == "country=iq"
    assert properties.comments == "ledger position 7"
    assert properties.created.isoformat() == "2026-01-05T09:30:00+00:00"
    assert properties.language == "en"


def test_hostile_text_is_text_and_what_xml_cannot_hold_is_replaced():
    told = word_text(written(HOSTILE, document(title="a\ufffe\x00\uffffb")))

    assert "<script>alert(1)</script>" in told
    assert "a\ufffd\ufffdb" in told


def test_an_empty_ledger_is_a_document_too():
    told = word_text(b"".join(DOCX.stream(nothing_published())))

    assert "nothing yet" in told
    assert "Sources" not in told


def test_what_does_not_fit_is_refused_naming_limit_and_remedy():
    DOCX.check_rows(MOST_ENTRIES)
    with pytest.raises(InvalidParameters) as refused:
        DOCX.check_rows(MOST_ENTRIES + 1)

    (error,) = refused.value.errors
    assert f"at most {MOST_ENTRIES:,} entries" in error.message
    assert error.nearest == ("html", "json", "md", "txt")


@pytest.mark.slow
def test_libreoffice_opens_it(tmp_path):
    told = pdf_text(by_libreoffice(written(KILLED, HOSTILE), tmp_path, "timeline.docx", "pdf"))

    assert "Three people were killed [1, para. 1]." in told.replace("\xa0", " ")
    assert "End of the timeline: 2 entries at ledger position 7." in told
