"""Lists in the cells of a table can be taken apart again."""

import pytest
from django.db import connections

from incidents.columns import unfolded
from incidents.tables.cells import cell, value
from incidents.tables.shared_columns import NOTHING, listing

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
SAID = listing("said", "what was said", "a; b")


@pytest.mark.parametrize("texts", [["a; b", "c;", "d"], [None, "x"], ["=1", ";; "], [""]])
def test_list_is_unfolded_to_what_it_was_folded_from(texts: list[str | None]):
    with connections["reader"].cursor() as cursor:
        cursor.execute(f"SELECT {value(SAID)} FROM (VALUES (%s::text[])) AS row (said)", [texts])
        (folded,) = cursor.fetchone()

    assert (unfolded(folded) or [""]) == [NOTHING if text is None else text for text in texts]


def test_list_that_begins_like_a_formula_is_made_harmless():
    with connections["reader"].cursor() as cursor:
        cursor.execute(f"SELECT {cell(SAID)} FROM (VALUES (ARRAY['=1', 'b'])) AS row (said)")
        assert cursor.fetchone() == ("'=1; b",)
