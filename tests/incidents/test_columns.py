"""The columns of the CSV: their order, their dictionary, and cells that no spreadsheet runs."""

import csv
import io
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import connections
from django.db.models import F
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from incidents.columns import COLUMNS, named, unfolded
from incidents.management.commands.write_data_dictionary import data_dictionary
from incidents.models import RecordIndex
from incidents.publishing.index import doubled, index_query
from incidents.selection import select

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
DANGEROUS = "=+-@\t\r\n＝＋－＠"


def cell(text: str) -> str | None:
    """What the title column makes of a text."""
    (column,) = named(["title"])
    sql = column.template % {"expressions": "given.title"}
    with connections["reader"].cursor() as cursor:
        cursor.execute(f"SELECT {sql} FROM (VALUES (%s)) AS given (title)", [text])
        (made,) = cursor.fetchone()
    return str(made) if made is not None else None


def restored(cell: str) -> str:
    """The text again, by the rule of the data dictionary."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in set(DANGEROUS) else cell


def test_columns_begin_as_announced():
    begin = ["reference", "title", "type", "date", "earliest", "latest"]

    assert [column.name for column in COLUMNS][:6] == begin


def test_columns_are_fields_of_the_index():
    known = {field.attname for field in RecordIndex._meta.concrete_fields}

    assert {column.field or column.name for column in COLUMNS} <= known


def test_columns_leave_out_only_what_no_reader_asks_for():
    left_out = {"incident_id", "superseded_by", "superseded_at", "live", "record_id"}
    left_out |= {"claims", "totals", "entered_at", "reported"}
    left_out |= {"worded", "part_of", "alternative_to", "types"}
    left_out |= {"certain_from", "certain_to", "qualified", "terms", "search", "chronology"}
    fields = {field.attname for field in RecordIndex._meta.concrete_fields}

    assert fields - {column.name for column in COLUMNS} == left_out


def test_named_refuses_an_unknown_column():
    with pytest.raises(KeyError):
        named(["titel"])


def test_data_dictionary_is_the_one_in_the_docs():
    page = settings.BASE_DIR / "docs" / "data-dictionary.md"

    assert page.read_text(encoding="utf-8") == data_dictionary()


@pytest.mark.parametrize("start", DANGEROUS)
def test_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str):
    assert cell(f"{start}cmd|' /C calc'!A1") == f"'{start}cmd|' /C calc'!A1"


@pytest.mark.parametrize("text", ["Kata'ib", "'Ain al-Asad", "a=b", "2-504 PIR", "10"])
def test_cell_that_is_harmless_stays_as_it_is(text: str):
    assert cell(text) == text


def test_cell_without_text_is_empty_not_a_quoted_nothing():
    assert cell("") is None


@given(st.text(st.sampled_from(DANGEROUS + "'a "), min_size=1, max_size=5))
@hypothesis(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cell_can_be_turned_back_into_its_text(text: str):
    shown = cell(text)

    assert shown is not None
    assert shown[:1] not in set(DANGEROUS)
    assert restored(shown) == text


def test_numbers_are_not_taken_for_formulas():
    (longitude,) = named(["longitude"])
    rows = RecordIndex.objects.using("reader").annotate(x=longitude.expression())

    assert {str(x)[-1] for x in rows.values_list("x", flat=True) if x} != {"0"}


def test_copied_csv_holds_what_the_queryset_holds():
    columns = named(["reference", "earliest", "position"])
    selection = replace(select({"ordering": ["date"]}), columns=columns)

    text = b"".join(selection.copy_csv()).decode()

    expected = selection.rows().values_list("reference", "earliest", F("record_id"))
    rows = [[str(x) if x is not None else "" for x in row] for row in expected]
    assert list(csv.reader(io.StringIO(text))) == [["reference", "earliest", "position"], *rows]
    assert list(selection.cells()) == list(expected)


@given(st.lists(st.text(st.sampled_from("a; "), min_size=1, max_size=6), min_size=1, max_size=4))
@hypothesis(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_list_can_be_taken_apart_into_its_texts(texts: list[str]):
    with connections["reader"].cursor() as cursor:
        cursor.execute(
            f"SELECT string_agg({doubled('text')}, '; ' ORDER BY nth)"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS x (text, nth)",
            [texts],
        )
        (cell,) = cursor.fetchone()

    assert unfolded(cell) == texts
    assert doubled("(publisher ->> 'name')") in index_query()


def test_list_of_nothing_is_empty():
    assert unfolded("") == []


def test_csv_restores_a_text_by_the_documented_line():
    page = (settings.BASE_DIR / "docs" / "api" / "formats.md").read_text(encoding="utf-8")
    (line,) = [line for line in page.splitlines() if line.startswith("text = re.sub(")]

    for text in ["=1", "'=1", "''+", "'Ain", "a=b", "＠x", "\tx"]:
        known: dict[str, str] = {"cell": cell(text) or ""}
        exec(f"import re\n{line}", known)  # noqa: S102  # the line of our own page
        assert known["text"] == text
