"""The workbook: read back by another library, nothing in it runs, nothing is lost unseen."""

import csv
import gc
import io
import os
import tempfile
from datetime import date, datetime, time
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from incidents.filters import InvalidParameters
from incidents.formats import find
from tests.timeline.formats.flat import TEXTS, file_of, row, table
from tests.timeline.libreoffice import converted
from timeline.formats.xlsx import FIRST_DAY, LONGEST_TEXT, MOST_ROWS

XLSX = find("xlsx")


def workbook(*rows: tuple[Any, ...]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(file_of(XLSX.stream(table(*rows)))))


def midnight(day: date) -> datetime:
    """How the other library reads a day."""
    return datetime.combine(day, time())


def titles(*texts: str) -> list[Any]:
    sheet = workbook(*(row(n, title=text) for n, text in enumerate(texts)))["rows"]
    return [cells[1] for cells in sheet.iter_rows(min_row=2)]


def test_rows_are_named_and_typed():
    first, second = workbook(row(1, title="A title"))["rows"].iter_rows(values_only=True)

    assert first[:3] == ("reference", "title", "earliest")
    assert second == (
        *("INC-000001", "A title", midnight(date(2019, 12, 2)), 35.509722, 44.206667),
        *("A; B;; C", 1, "2026-01-05T09:30:00.123456Z"),
    )


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_text_that_nothing_runs_or_links(text: str):
    (cell,) = titles(text)

    assert (cell.data_type, cell.hyperlink) == ("s", None) or cell.data_type == "inlineStr"
    assert str(cell.value).replace("_x005F_", "_") == text


def test_no_formula_and_no_link_is_in_the_file():
    made = file_of(XLSX.stream(table(*(row(n) for n in range(len(TEXTS))))))
    with ZipFile(io.BytesIO(made)) as archive:
        sheets = "".join(
            archive.read(name).decode() for name in archive.namelist() if "sheet" in name
        )

    assert "<f>" not in sheets
    assert "hyperlink" not in sheets


def test_day_that_excel_does_not_know_is_text():
    sheet = workbook(
        row(1, earliest=date(1900, 2, 28)), row(2, earliest=FIRST_DAY), row(3, earliest=None)
    )["rows"]

    cells = [cells[2].value for cells in sheet.iter_rows(min_row=2)]
    assert cells == ["1900-02-28", midnight(FIRST_DAY), None]


@pytest.mark.parametrize("letter", ["a", "\N{ROCKET}"])
def test_text_too_long_for_a_cell_is_cut_visibly_and_counted(letter: str):
    units = len(letter.encode("utf-16-le")) // 2
    fits, long = letter * (LONGEST_TEXT // units), letter * (LONGEST_TEXT // units + 1)
    book = workbook(row(1, title=fits), row(2, title=long))

    first, second = (cells[1].value for cells in book["rows"].iter_rows(min_row=2))
    assert first == fits
    assert second.endswith("…")
    assert long.startswith(second[:-1])
    assert len(second.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    told = dict(book["about"].iter_rows(values_only=True))
    assert str(told["Cells cut"]).startswith("1:")


def test_about_says_filter_count_position_and_end():
    told = dict(workbook(row(1), row(2))["about"].iter_rows(values_only=True))

    assert told["Filter"] == "country=iq"
    assert told["Rows"] == "2"
    assert told["Ledger position"] == "7"
    assert told["Recorded at"] == "2026-01-05T09:30:00.123456Z"
    assert list(told.items())[-1] == ("End", "2 rows at ledger position 7")


def test_table_without_rows_is_a_workbook_too():
    empty = table()
    empty.query, empty.position, empty.recorded_at = "", 0, None
    book = openpyxl.load_workbook(io.BytesIO(file_of(XLSX.stream(empty))))

    assert len(list(book["rows"].iter_rows())) == 1
    assert dict(book["about"].iter_rows(values_only=True))["Recorded at"] == "nothing published yet"


def test_same_question_has_the_same_bytes():
    made = [file_of(XLSX.stream(table(row(1), row(2)))) for _ in range(2)]

    assert made[0] == made[1]
    created = openpyxl.load_workbook(io.BytesIO(made[0])).properties.created
    assert created.isoformat() == "2026-01-05T09:30:00"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # its open file
def test_nothing_is_left_on_disk_when_it_breaks(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    broken = table(row(1), row(2, killed_best="no number"))

    with pytest.raises(TypeError):
        file_of(XLSX.stream(broken))
    gc.collect()

    assert os.listdir(tmp_path) == []  # noqa: PTH208  # as short as it gets


def test_rows_that_do_not_fit_are_refused_naming_limit_and_remedy():
    XLSX.check_rows(MOST_ROWS)
    with pytest.raises(InvalidParameters) as refused:
        XLSX.check_rows(MOST_ROWS + 1)

    (error,) = refused.value.errors
    assert error.name == "format"
    assert "1,048,575" in error.message
    assert "1,048,576" in error.message
    assert error.nearest == ("csv", "ndjson", "parquet")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1)))
@hypothesis(max_examples=20, deadline=None)
def test_texts_come_back_as_they_were(texts: list[str]):
    found = [str(cell.value).replace("_x005F_", "_") for cell in titles(*texts)]

    assert found == texts


@pytest.mark.slow
def test_libreoffice_opens_it_and_reads_every_row(tmp_path):
    texts = [text for text in TEXTS if text == " ".join(text.split())]
    rows = [row(n, title=text) for n, text in enumerate(texts)]
    file = tmp_path / "incidents.xlsx"
    file.write_bytes(file_of(XLSX.stream(table(*rows))))

    with converted(file, "csv:Text - txt - csv (StarCalc):44,34,76").open(encoding="utf-8") as read:
        names, *found = csv.reader(read)
    assert names[:3] == ["reference", "title", "earliest"]
    assert [cells[1] for cells in found] == texts  # nothing was run or taken for a number
    assert [cells[0] for cells in found] == [cells[0] for cells in rows]
    assert found[0][2] == "2019-12-01"
