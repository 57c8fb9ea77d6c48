"""The text of a report as the pane draws it."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.admin.report_text import Passage, as_kept, drawn, paragraph_starts, sentences

TAGS = re.compile(r"<[^>]*>")
TEXT = "Shells fell.  A man <b>died</b> & two fled.\n\nأطلق النار. Then \U0001f525 burnt.\r\n"


def text_content(drawn_text: str) -> str:
    return html.unescape(TAGS.sub("", drawn_text))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r")))
def test_text_content_is_the_text(text: str) -> None:
    passages = [Passage(0, len(text) // 2, 1, "One"), Passage(len(text) // 3, len(text), 2, "Two")]

    assert "".join(text[a:b] for a, b in sentences(text)) == text
    assert text_content(drawn(text, passages)) == text


def test_text_is_escaped_and_carriage_returns_survive() -> None:
    shown = drawn(TEXT)

    assert "&lt;b&gt;" in shown
    assert "\r" not in shown
    assert "&#13;" in shown


def test_overlapping_passages_are_all_named_where_they_overlap() -> None:
    shown = drawn("Shells fell on it.", [Passage(0, 11, 1, "One <1>"), Passage(7, 18, 2, "Two")])

    assert (
        'title="One &lt;1&gt; · Two" aria-describedby="report-passage-1 report-passage-2"' in shown
    )
    assert [html.unescape(each) for each in re.findall(r"<mark[^>]*>([^<]*)", shown)] == [
        *("Shells ", "fell", " on it."),
    ]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", []),
        ("One", [0]),
        ("One\nTwo", [0, 4]),
        ("One\nstill one\n\n\n Two", [0, 17]),
        ("\n\nOne\n \nTwo", [2, 8]),
    ],
)
def test_paragraphs_are_parted_by_blank_lines_else_by_lines(text: str, starts: list[int]) -> None:
    assert paragraph_starts(text) == starts


def test_kept_text_has_one_kind_of_line_end() -> None:
    assert as_kept("\r\n One\r\nTwo\rThree \n") == "One\nTwo\nThree"
