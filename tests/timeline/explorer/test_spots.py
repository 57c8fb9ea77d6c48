"""The places of single incidents, as a map draws them."""

import pytest

from incidents.models import RecordIndex
from timeline.explorer.spots import spots

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def of(reference: str) -> list[tuple[str, str]]:
    row = RecordIndex.objects.using("reader").get(reference=reference, superseded_by=None)
    return [(spot.place, spot.role) for spot in spots([row.pk], row.pk)]


def test_spots_are_where_something_happened():
    assert of("INC-000004") == [("Kirkuk", "")]


def test_spots_of_a_statement_are_not_what_it_is_about():
    assert of("INC-000023") == []
