"""How rows that a document names are found."""

import pytest
from django.db import connection

from incidents.documents import references

pytestmark = pytest.mark.django_db


def test_what_lies_around_a_place_is_looked_up_and_not_searched_for() -> None:
    place = references.place("named.id", "NULL::date", "NULL::date")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL random_page_cost = 1.1")
        cursor.execute(f"EXPLAIN SELECT {place} FROM generate_series(1, 500) AS named (id)")
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "Index Scan using incidents_place_pkey" in plan
    assert "Seq Scan on incidents_place " not in plan
