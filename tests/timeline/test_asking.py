"""One question to the ledger, told as a timeline."""

import pytest

from incidents.filters import InvalidParameters
from timeline.asking import asked

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
