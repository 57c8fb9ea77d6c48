"""Reference data on the read side: what is asked, normal forms, values for programs."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import Http404

from incidents.filters import InvalidParameters, WrongValueError
from incidents.formats import find
from incidents.reference import KINDS, ask
from incidents.reference.detail import detail
from incidents.reference.question import day

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def listing(name: str, **asked: str) -> Any:
    return ask(KINDS[name], {key: [value] for key, value in asked.items()})


def test_query_is_the_same_for_the_same_question():
    one = listing("actors", kind="unit,person,unit", q=" air  force ", at="2019-12-27")

    assert one.query == "at=2019-12-27&kind=person,unit&q=air+force"


def test_cells_are_values_and_lists_are_folded():
    places = listing("places", within="kirkuk-governorate")
    names = [column.name for column in places.columns]

    (kirkuk,) = [dict(zip(names, row, strict=True)) for row in places.cells()]

    assert kirkuk["latitude"] == Decimal("35.46806")
    assert kirkuk["within"] == "kirkuk-governorate; iraq; western-asia; asia"
    assert (kirkuk["incidents"], kirkuk["iso_alpha2"]) == (1, None)


def test_listing_is_a_table_that_flat_formats_write():
    types = listing("types")

    lines = b"".join(find("csv").stream(types)).decode().splitlines()

    assert len(lines) == types.count() + 1
    assert lines[0].startswith("slug,name,parent,within,definition")


def test_listing_before_the_first_position_is_empty():
    nothing = listing("actors", as_of="0")

    assert (nothing.position, nothing.count()) == (0, 0)
    with pytest.raises(Http404):
        detail(nothing, "iran")


@pytest.mark.parametrize(
    "text", ["2019-12", "2019-12-32", "20191227", "-2019-12-27", "２０１９-12-27"]
)
def test_day_that_is_none_is_refused(text: str):
    with pytest.raises(WrongValueError):
        day(text)


def test_day_is_one_of_the_calendar():
    assert day("2020-02-29") == date(2020, 2, 29)


def test_slug_of_another_kind_is_refused():
    with pytest.raises(InvalidParameters) as error:
        listing("actors", within="kirkuk")

    assert [each.name for each in error.value.errors] == ["within"]
