"""One question to the ledger, told as a timeline."""

import pytest

from incidents.filters import InvalidParameters
from incidents.formats import find
from timeline.asking import asked, asked_in_style

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def test_asked_is_chronological():
    assert asked({}).ordering == "date"


def test_asked_refuses_order_and_pages_beside_all_other_errors():
    with pytest.raises(InvalidParameters) as caught:
        asked({"ordering": ["date"], "page_size": ["5"], "cursor": ["x"], "actr": ["iran"]})

    assert {error.name for error in caught.value.errors} == {
        "ordering",
        "page_size",
        "cursor",
        "actr",
    }
    assert all(error.message for error in caught.value.errors)


def test_asked_refuses_order_alone():
    with pytest.raises(InvalidParameters):
        asked({"ordering": ["-date"]})


def test_style_is_given_to_the_format():
    selection, format_ = asked_in_style({"style": ["en"], "country": ["IQ"]}, find("md"))

    assert selection.query == "country=iq"
    assert b"## How this was written" in b"".join(format_.stream(selection))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["xx"], "'xx' is no style: write one of"),
        (["../wording/en"], "is no style"),
        (["en", "en"], "is given 2 times"),
        ([""], "has an empty value"),
        (["e\0n"], "has the character U+0000"),
    ],
)
def test_wrong_style_is_refused_beside_all_other_errors(values, said):
    with pytest.raises(InvalidParameters) as caught:
        asked_in_style({"style": values, "actr": ["iran"]}, find("md"))

    style, other = caught.value.errors
    assert (style.name, other.name) == ("style", "actr")
    assert said in style.message


def test_wrong_style_alone_is_refused_with_the_nearest():
    with pytest.raises(InvalidParameters) as caught:
        asked_in_style({"style": ["enn"]}, find("md"))

    assert caught.value.errors[0].nearest == ("en",)


def test_style_of_data_is_refused():
    with pytest.raises(InvalidParameters, match="csv is data and is not worded"):
        asked_in_style({"style": ["en"]}, find("csv"))
