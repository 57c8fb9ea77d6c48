"""Rows streamed out of PostgreSQL, on a connection of their own."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test import override_settings

from incidents.copying import copied_rows, in_chunks
from incidents.models import RecordIndex

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


def references() -> "Callable[[], list[bytes]]":
    rows = RecordIndex.objects.using("reader").order_by("reference").values_list("reference")
    return lambda: [bytes(line) for line in copied_rows(rows, "FORMAT csv")]


def test_every_row_is_a_line() -> None:
    lines = references()()

    assert len(lines) == 24
    assert lines[0] == b"INC-000001\n"


@override_settings(DEBUG=True)
def test_rows_are_copied_in_debug_mode_too() -> None:
    assert len(references()()) == 24


def test_stream_that_is_left_closes_its_connection() -> None:
    def copying() -> int:
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY (SELECT %' "
                "AND datname = current_database()"
            )
            (count,) = cursor.fetchone()
        return int(count)

    rows = RecordIndex.objects.using("reader").values_list("reference")
    stream = copied_rows(rows, "FORMAT csv")
    next(iter(stream))
    stream.close()  # type: ignore[attr-defined]  # it is a generator

    assert copying() == 0


@pytest.mark.parametrize("lines", [[], [b"a"], [b"ab", b"cd", b"e"], [b"x" * 10]])
def test_chunks_are_the_same_bytes(lines: list[bytes]) -> None:
    chunks = list(in_chunks(lines, size=3))

    assert b"".join(chunks) == b"".join(lines)
    assert all(len(chunk) >= 3 for chunk in chunks[:-1])
