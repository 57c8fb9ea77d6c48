"""Text made safe for Markdown, read by a parser of Markdown."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from timeline.markdown import code, escaped, link
from timeline.telling.plain import line

PARSER = MarkdownIt("gfm-like", {"linkify": False})
HOSTILE = [
    "# no heading",
    "1. no list",
    "12) no list",
    "- no list",
    "+ no list",
    "> no quotation",
    "---",
    "===",
    "``` no code",
    "~~~ no code",
    "*no* _emphasis_ **at** __all__ ~~gone~~",
    "[no](javascript:alert(1)) ![no](x)",
    "<script>alert(1)</script> <!-- no -->",
    "a | b",
    "&lt; &amp; &#42;",
    "back\\slash \\* `tick",
    "ends with # #",
    "[1]: http://example.org",
    ": no definition",
]


def shown(markdown: str) -> str:
    """The text a reader sees; fails if it is anything but text."""
    (inline,) = (token for token in PARSER.parse(markdown) if token.type == "inline")
    assert inline.children is not None
    assert {child.type for child in inline.children} <= {"text", "text_special"}
    return "".join(child.content for child in inline.children)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("around", ["{}", "## {}", "- **By:** {}", "1. {}", "*{}*"])
def test_escaped_text_is_shown_as_it_was(text, around):
    html = PARSER.render(around.format(escaped(text)))
    bare = PARSER.render(around.format("x"))

    assert html.count("<") == bare.count("<")


@given(st.text(st.characters(codec="utf-8")).map(line).filter(bool))
@example("1. x")
@example("a\\")
def test_escaped_text_is_read_back(text):
    assert shown(escaped(text)) == text


@given(st.text(st.characters(codec="utf-8")).map(line).filter(bool))
def test_escaped_heading_is_read_back(text):
    assert shown(f"## {escaped(text)}") == text


@given(st.text("ab`", min_size=1))
def test_code_is_read_back(text):
    (token,) = PARSER.parseInline(code(text))[0].children or []

    assert token.type == "code_inline"
    assert token.content == text


def test_link_cannot_be_broken_out_of():
    assert link("https://e.org/<b> \\") == "<https://e.org/%3Cb%3E%20%5C>"
