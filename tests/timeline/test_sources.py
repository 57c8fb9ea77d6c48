"""The numbered list of sources."""

import pytest

from tests.timeline.documents import SOURCE, citation
from timeline.sources import Register, safe_url


def test_register_numbers_a_source_once():
    register = Register()
    other = citation(source={**SOURCE, "slug": "other", "title": "Other"})

    numbers = [register.number(each) for each in (citation(), other, citation(2))]

    assert numbers == [1, 2, 1]
    assert [source.title for source in register] == ["Milley: buzzsaw awaits", "Other"]
    assert len(register) == 2


def test_register_lists_a_publisher_that_is_cited_alone():
    register = Register()
    house = {"slug": "afp", "name": "AFP", "url": "https://afp.example", "reliability": ""}

    register.number(citation(source=None, publisher=house))

    (listed,) = register
    assert (listed.title, listed.publisher, listed.url) == ("", "AFP", "https://afp.example")


def test_source_says_its_date_in_words():
    register = Register()
    register.number(citation())
    register.number(citation(source={**SOURCE, "slug": "b", "published": "2019-12~"}))
    register.number(citation(source={**SOURCE, "slug": "c", "published": "last week"}))

    assert [source.published for source in register] == [
        "2 January 2020",
        "about December 2019",
        "last week",
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//e.org", "", "http://", "http://[x"]
)
def test_safe_url_refuses_what_is_no_web_address(url):
    assert safe_url(url) == ""


def test_safe_url_leaves_nothing_to_break_out_with():
    assert safe_url('https://e.org/a"><b> c') == "https://e.org/a%22%3E%3Cb%3E%20c"
