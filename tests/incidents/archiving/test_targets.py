"""Addresses as they are read before anything is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.archiving.refusals import NotFetched, Why
from incidents.archiving.targets import LONGEST, target


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG:443/a?b=c#d", "https://example.org/a?b=c"),
        ("http://example.org:80/", "http://example.org/"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://example.org./", "https://example.org/"),
        (
            "https://موقع.وزارة-الاتصالات.مصر/خبر?س=1",
            "https://xn--4gbrim.xn----ymcbaaajlc6dj7bxne2c.xn--wgbh1c/%D8%AE%D8%A8%D8%B1?%D8%B3=1",
        ),
        ("https://straße.de/", "https://xn--strae-oqa.de/"),
        ("https://ｅxample.org/", "https://example.org/"),
        ("https://[2606:4700::1111]/x", "https://[2606:4700::1111]/x"),
        ("https://example.org/a%20b?c=%2F&d=[x]", "https://example.org/a%20b?c=%2F&d=[x]"),
    ],
)
def test_address_is_read_as_it_is_asked(url: str, read: str) -> None:
    assert str(target(url)) == read


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://example.org/", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("gopher://example.org/", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("//example.org/", "neither http nor https"),
        ("https://user@example.org/", "user name"),
        ("https://user:secret@example.org/", "user name"),
        ("https://example.org@127.0.0.1/", "user name"),
        ("https://example.org:8080/", "port 8080"),
        ("https://example.org:22/", "port 22"),
        ("https://example.org:0/", "port 0"),
        ("https://example.org:99999/", "cannot be read"),
        ("https://example.org:x/", "cannot be read"),
        ("https://[::1/", "cannot be read"),
        ("https:///path", "no name of a host"),
        ("https://a..b/", "no name of a host"),
        ("https://-a.org/", "no name of a host"),
        ("https://" + "a" * 64 + ".org/", "no name of a host"),
        ("https://" + "a." * 130 + "org/", "no name of a host"),
        ("https://exa%6dple.org/", "no name of a host"),
        ("https://☃︎\u200d.org/", "no name of a host"),
        ("https://[fe80::1%25eth0]/", "network of this machine"),
        ("https://exam\nple.org/", "control character"),
        ("https://example.org/a b", "blank"),
        ("https://example.org\\@127.0.0.1/", "backslash"),
        (" https://example.org/", "blank"),
        ("https://example.org/" + "a" * LONGEST, "characters"),
        ("https://example.org/" + "خ" * (LONGEST // 5), "characters"),
    ],
)
def test_address_that_is_no_plain_page_is_refused(url: str, said: str) -> None:
    with pytest.raises(NotFetched, match=said) as refused:
        target(url)
    assert refused.value.why is Why.FORBIDDEN


def test_refusal_repeats_no_password() -> None:
    with pytest.raises(NotFetched) as refused:
        target("https://user:secret@example.org/")
    assert "secret" not in str(refused.value)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    for url in (typed, f"https://{typed}", f"https://example.org/{typed}"):
        try:
            read = target(url)
        except NotFetched:
            continue
        assert str(read).isascii()
        assert target(str(read)) == read
