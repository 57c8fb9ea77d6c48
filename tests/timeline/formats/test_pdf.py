"""The PDF, read back by another library; and what is said where WeasyPrint is missing."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from incidents import formats
from incidents.filters import InvalidParameters
from incidents.formats import UnknownFormat, find
from tests.timeline.documents import document, figure
from tests.timeline.formats.opened import pdf_text
from tests.timeline.made_selection import HOSTILE, made
from timeline import printed
from timeline.formats import pdf

PDF = find("pdf")
DAYS = [
    document(figures=[figure("killed", 3, cites=[1])]),
    document(reference="INC-000002", title="كتائب Kirkuk", date="2020-01-01"),
]


def written(*documents: dict[str, Any]) -> bytes:
    return b"".join(PDF.stream(made(*documents)))


@pytest.fixture(scope="module")
def file() -> bytes:
    return written(*DAYS)


def titles(outline: Any, depth: int = 0) -> list[tuple[int, str]]:
    """The bookmarks with their depth, in order."""
    found: list[tuple[int, str]] = []
    for each in outline:
        found += titles(each, depth + 1) if isinstance(each, list) else [(depth, each.title)]
    return found


def test_days_and_titles_are_bookmarks(file):
    found = titles(PdfReader(BytesIO(file)).outline)

    assert found[:3] == [(0, "27 December 2019"), (1, "Rockets hit a base"), (0, "1 January 2020")]
    assert found[3][0] == 1
    assert "Kirkuk" in found[3][1]
    assert found[4:] == [(0, "Sources"), (0, "How this was written")]


def test_its_words_can_be_read_and_searched(file):
    told = pdf_text(file)

    assert "Three people were killed [1, para. 1]." in told
    assert "Claim by claim" not in told


def test_pages_are_numbered_and_the_file_says_what_it_is(file):
    reader = PdfReader(BytesIO(file))

    assert f"1 / {len(reader.pages)}" in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == "Timeline of incidents: country=iq"
    assert reader.metadata.creator == "Conflict incidents"


def test_hostile_text_is_text_and_fetches_nothing():
    assert "<script>alert(1)</script>" in pdf_text(written(HOSTILE))
    with pytest.raises(printed.NothingIsFetched, match=r"http://example\.org/x is not fetched"):
        printed._refuse("http://example.org/x", timeout=1)


def test_cut_it_has_no_end(file):
    assert file.rstrip().endswith(b"%%EOF")
    assert b"%%EOF" not in file[: len(file) * 9 // 10]


def test_what_does_not_fit_is_refused_naming_limit_and_remedy():
    with pytest.raises(InvalidParameters, match=f"at most {pdf.MOST_ENTRIES:,} entries") as refused:
        PDF.check_rows(pdf.MOST_ENTRIES + 1)

    assert refused.value.errors[0].nearest == ("html", "json", "md", "txt")


def test_without_pango_it_is_not_offered_either(monkeypatch):
    monkeypatch.setattr(pdf, "_PANGO", ("libnothing-of-the-kind.so.9",))
    monkeypatch.setattr(formats, "_registry", {})
    monkeypatch.setattr(formats, "_missing", {})

    pdf.offer()

    with pytest.raises(UnknownFormat, match="the library Pango"):
        find("pdf")


def test_without_its_library_it_is_not_offered_and_says_why(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    monkeypatch.setattr(formats, "_registry", {})
    monkeypatch.setattr(formats, "_missing", {})

    pdf.offer()

    with pytest.raises(UnknownFormat, match="pip install weasyprint"):
        find("pdf")
