"""Rows of tables are read in the form they have, or as the mapping declares it."""

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from xlsxwriter import Workbook as Writer

from incidents.importing.files import FormFault, Record, WrongFile
from incidents.importing.mapping.spec import TableMapping, parse
from incidents.importing.mapping.tables import DIGEST, digest, header_of, table_rows
from tests.incidents.importing.mapping.made import MAPPING, ROW, csv_of


def told(content: bytes, text: str = MAPPING) -> list[Record | FormFault]:
    return list(table_rows(io.BytesIO(content), parse(text)))


def refused(content: bytes, text: str = MAPPING) -> str:
    with pytest.raises(WrongFile) as error:
        told(content, text)
    return str(error.value)


def workbook(*lines: list[Any]) -> bytes:
    file = io.BytesIO()
    book = Writer(file, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Rows")
    for number, line in enumerate(lines):
        for column, value in enumerate(line):
            if hasattr(value, "year"):
                sheet.write_datetime(number, column, value, day)
            else:
                sheet.write(number, column, value)
    book.close()
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_recognised_by_the_header(delimiter: str) -> None:
    assert told(csv_of(ROW, delimiter=delimiter)) == [Record(2, ROW)]


def test_declared_delimiter_and_encoding_are_taken_at_their_word() -> None:
    row = {**ROW, "Town": "Zürich"}
    content = csv_of(row, delimiter=";").decode().encode("cp1252")
    assert told(content, MAPPING + "encoding: cp1252\ndelimiter: ';'\n") == [Record(2, row)]
    assert "byte" in str(told(content, MAPPING)[0])
    assert "the column is missing" in refused(
        content, MAPPING + "encoding: cp1252\ndelimiter: tab\n"
    )


def test_utf_16_is_known_by_its_mark_and_a_wrong_encoding_is_said() -> None:
    content = csv_of(ROW).decode().encode("utf-16")
    assert told(content) == [Record(2, ROW)]
    assert "it is not utf-16" in refused(content[:-1])
    assert "it is not ascii, as the mapping says" in refused(
        csv_of({**ROW, "Town": "é"}), MAPPING + "encoding: ascii\n"
    )


def test_form_of_a_file_can_be_told() -> None:
    assert header_of(io.BytesIO(b"a;b;c,d\n")) == ("utf-8", ";")
    assert header_of(io.BytesIO(b"")) == ("utf-8", ",")
    mapping = TableMapping("x", {}, delimiter="tab", encoding="cp1252")
    assert header_of(io.BytesIO(b"a;b"), mapping) == ("cp1252", "\t")


def test_a_missing_column_is_refused_in_every_form() -> None:
    lacking = {name: cell for name, cell in ROW.items() if name != "Town"}
    assert "Town: the column is missing" in refused(csv_of(lacking))
    book = workbook([*lacking, "No"], list(ROW.values()))
    assert "Town: the column is missing" in refused(book)
    assert "No: the column is there twice" in refused(book)


def test_rows_of_a_workbook_have_what_its_cells_hold() -> None:
    line: list[Any] = [*ROW.values()]
    line[0], line[3] = 7, date(2020, 2, 1)
    (record,) = told(workbook(list(ROW), line, []))
    assert record == Record(2, {**ROW, "Day": "2020-02-01"})


def test_cells_beside_the_header_and_formulas_never_calculated_are_refused() -> None:
    (fault,) = told(workbook(list(ROW), [*ROW.values(), "stray"]))
    assert "right of the 9 columns" in str(fault)
    book, file = Workbook(), io.BytesIO()
    book.active.append(list(ROW))
    book.active.append([*list(ROW.values())[:-1], "=2+2"])
    book.save(file)
    (fault,) = told(file.getvalue())
    assert "line 2, Dead: the formula was never calculated" in str(fault)


def test_a_short_row_of_a_workbook_has_empty_cells() -> None:
    (record,) = told(workbook(list(ROW), ["7"]))
    assert isinstance(record, Record)
    assert record.cells["Dead"] == ""


def test_a_digest_names_a_row_that_has_no_id() -> None:
    text = MAPPING.replace("id: No\n", "digest: yes\n")
    (one,) = told(csv_of(ROW), text)
    (same,) = told(csv_of({**ROW, "Dead": " 4 ", "Note": ""}), text)
    (other,) = told(csv_of({**ROW, "Dead": "5"}), text)
    ids = [each.cells[DIGEST] for each in (one, same, other) if isinstance(each, Record)]
    assert ids[:2] == [digest(ROW)] * 2
    assert ids[2] != ids[0]
    assert ids[0].startswith("sha256:")
