"""What is offered of a page: its title, date, language and text."""

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

from incidents.archiving.pages import LONGEST_READ, Page, read_page

WORDS = "سقطت قذائف على سوق في المدينة يوم الخميس وقتل شخصان بحسب المسعفين الذين تحدثوا إلينا. "
PAGE = f"""<!doctype html><html lang="ar"><head>{{meta}}<title>Site: هجوم</title>
<meta property="og:title" content="هجوم على السوق">
<meta property="article:published_time" content="2020-01-02T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>هجوم على السوق</h1><p>{WORDS}</p>
<p>{WORDS}{WORDS}</p></article><script>alert("x")</script><footer>Imprint</footer></body></html>"""


def html(meta: str = "") -> str:
    return PAGE.replace("{meta}", meta)


def test_article_is_read_without_what_stands_around_it() -> None:
    found = read_page(html().encode(), "text/html")

    assert (found.title, found.published, found.language) == ("هجوم على السوق", "2020-01-02", "ar")
    assert WORDS.strip() in found.text.split("\n\n")
    assert not {"Home", "Imprint", "alert"} & set(found.text.split())


@pytest.mark.parametrize(
    ("meta", "declared", "encoding"),
    [
        ("", "text/html; charset=windows-1256", "windows-1256"),
        ('<meta charset="windows-1256">', "text/html", "windows-1256"),
        ('<meta http-equiv=x content="text/html; charset=iso-8859-6">', "", "iso-8859-6"),
        ('<meta charset="windows-1256">', "text/html; charset=utf-8", "utf-8"),
        ("", "text/html; charset=nonsense", "utf-8"),
        ("", "text/html; charset=idna", "utf-8"),
        ("", "text/html; charset=rot13", "utf-8"),
        ("", "text/html; charset=windows-1252", "utf-8-sig"),
        ("", "", "utf-16"),
    ],
)
def test_text_is_read_in_the_encoding_it_has(meta: str, declared: str, encoding: str) -> None:
    assert read_page(html(meta).encode(encoding), "text/html", declared).title == "هجوم على السوق"


def test_what_is_not_there_is_not_guessed() -> None:
    found = read_page(b"<html><title> A  b\n</title><body><p>Short.</p></body></html>", "text/html")

    assert (found.title, found.published, found.language) == ("A b", "", "")


def test_text_and_pictures() -> None:
    assert read_page(b" One\r\ntwo\0 ", "text/plain") == Page(text="One\r\ntwo")
    assert read_page(b"%PDF-1.7", "application/pdf") == Page()
    assert read_page(b"a" * (LONGEST_READ + 1), "text/plain") == Page()


def test_reader_that_fails_leaves_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_args: object, **_options: object) -> None:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", failing)

    assert read_page(html().encode(), "text/html") == Page(title="Site: هجوم", language="ar")


@given(st.binary(max_size=300), st.sampled_from(["", "text/html; charset=utf-16", "charset=utf-7"]))
def test_whatever_is_kept_is_read_or_not(data: bytes, declared: str) -> None:
    found = read_page(b"<html>" + data, "text/html", declared)

    assert "\0" not in found.title + found.text
