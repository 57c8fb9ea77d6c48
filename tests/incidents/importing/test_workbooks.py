"""Workbooks are read row by row, each cell with what the program holds in it."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook
from xlsxwriter import Workbook as Writer

from incidents.importing import workbooks
from incidents.importing.files import WrongFile
from incidents.importing.workbooks import Cell, Kind, is_workbook, rows


def made(fill: Callable[[Any], None], **options: Any) -> io.BytesIO:
    """A workbook as Excel would save it: results of formulas and formats of cells included."""
    file = io.BytesIO()
    book = Writer(file, {"strings_to_formulas": False, "strings_to_urls": False, **options})
    fill(book)
    book.close()
    return file


def sheet(*told: Any, **options: Any) -> io.BytesIO:
    """A workbook of one sheet with these cells in its first row."""

    def fill(book: Writer) -> None:
        page = book.add_worksheet()
        for column, value in enumerate(told):
            page.write(0, column, value)

    return made(fill, **options)


def cells(file: io.BytesIO) -> list[Cell]:
    ((_, told),) = rows(file)
    return told


def refused(file: io.BytesIO, name: str = "") -> str:
    with pytest.raises(WrongFile) as error:
        list(rows(file, name))
    return str(error.value)


def rewritten(file: io.BytesIO, member: str, change: Callable[[bytes], bytes]) -> io.BytesIO:
    changed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == member else old.read(each))
    return changed


PAGE = "xl/worksheets/sheet1.xml"


def test_a_cell_says_what_the_program_holds_in_it() -> None:
    def fill(book: Writer) -> None:
        page = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_string(0, 0, "01/02/2020")
        page.write_datetime(0, 1, date(2020, 2, 1), day)
        page.write_datetime(0, 2, datetime.fromisoformat("2020-02-01T19:20"), day)
        page.write_number(0, 3, 4)
        page.write_number(0, 4, 33.1)
        page.write_boolean(0, 5, True)
        page.write_number(0, 6, 7, book.add_format({"num_format": "0000"}))
        page.write_datetime(0, 8, time(6, 30), book.add_format({"num_format": "hh:mm"}))

    told = cells(made(fill))

    assert [(each.kind, each.shown) for each in told] == [
        (Kind.TEXT, "01/02/2020"),
        (Kind.DATE, "2020-02-01"),
        (Kind.DATE, "2020-02-01T19:20:00"),
        (Kind.NUMBER, "4"),
        (Kind.NUMBER, "33.1"),
        (Kind.BOOLEAN, "TRUE"),
        (Kind.NUMBER, "0007"),
        (Kind.EMPTY, ""),
        (Kind.TIME, "06:30:00"),
    ]


def test_a_formula_comes_with_its_result_whatever_kind_that_is() -> None:
    def fill(book: Writer) -> None:
        page = book.add_worksheet()
        page.write_row(0, 0, ["no formula", 1])
        page.write_formula(1, 0, "=1+2", None, 3)
        page.write_formula(1, 1, '=""', None, "")
        page.write_formula(1, 2, "=NA()", None, "#N/A")
        page.write_formula(1, 3, '="a"', None, "a")

    saved = rewritten(
        made(fill), PAGE, lambda told: told.replace(b'<c r="B2">', b'<c r="B2" t="str">')
    )
    (_, (_, told)) = rows(saved)

    assert [(each.kind, each.value, each.shown) for each in told] == [
        (Kind.FORMULA, "=1+2", "3"),
        (Kind.FORMULA, '=""', ""),
        (Kind.FORMULA, "=NA()", "#N/A"),
        (Kind.FORMULA, '="a"', "a"),
    ]
    assert [each.result.kind for each in told if each.result] == [
        Kind.NUMBER,
        Kind.EMPTY,
        Kind.ERROR,
        Kind.TEXT,
    ]


def test_a_formula_that_was_never_calculated_has_no_result() -> None:
    book = Workbook()
    book.active.append(["=1+1"])
    file = io.BytesIO()
    book.save(file)

    assert cells(file) == [Cell(Kind.FORMULA, "=1+1")]


def test_numbers_are_shown_in_full_and_as_the_program_rounds_them() -> None:
    told = cells(sheet(0.1 + 0.2, 1e-5, 123456789012, 2.50))

    assert [each.shown for each in told] == ["0.3", "0.00001", "123456789012", "2.5"]


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    def fill(book: Writer) -> None:
        book.add_worksheet().write_datetime(
            0, 0, date(2020, 2, 1), book.add_format({"num_format": "d.m.yy"})
        )

    assert cells(made(fill, date_1904=True))[0].shown == "2020-02-01"


@pytest.mark.parametrize(
    ("day", "shape", "shown"),
    [
        ("2019-12-01", "mmm-yy", "2019-12"),
        ("2019-12-01", 'mmmm "day" yyyy', "2019-12"),
        ("2019-12-02", "mmm-yy", "2019-12-02"),
        ("2019-01-01", "yyyy", "2019"),
        ("2019-02-01", "yyyy", "2019-02-01"),
        ("2019-12-01", "d mmm yy", "2019-12-01"),
        ("2019-12-01", "mm", "2019-12-01"),
        ("2019-12-01", "[$-407]mmm\\ yyyy", "2019-12"),
    ],
)
def test_a_month_that_the_program_made_a_day_of_is_a_month(
    day: str, shape: str, shown: str
) -> None:
    def fill(book: Writer) -> None:
        book.add_worksheet().write_datetime(
            0, 0, date.fromisoformat(day), book.add_format({"num_format": shape})
        )

    assert cells(made(fill))[0].shown == shown


def test_a_duration_is_a_time() -> None:
    def fill(book: Writer) -> None:
        book.add_worksheet().write_datetime(
            0, 0, timedelta(hours=30), book.add_format({"num_format": "[h]:mm"})
        )

    assert cells(made(fill))[0].kind is Kind.TIME


def test_a_date_before_all_dates_is_an_error_and_no_warning() -> None:
    def fill(book: Writer) -> None:
        book.add_worksheet().write_number(0, 0, 1e9, book.add_format({"num_format": "yyyy"}))

    assert cells(made(fill))[0].kind is Kind.ERROR


def test_text_keeps_its_blanks_its_lines_and_its_signs() -> None:
    told = cells(sheet(" a\nb\r", "علي", "=1+1", "x\x0by"))

    assert [each.value for each in told] == [" a\nb\r", "علي", "=1+1", "x\x0by"]


def test_rows_have_their_number_and_empty_ones_are_passed_over() -> None:
    def fill(book: Writer) -> None:
        page = book.add_worksheet()
        page.write(1, 2, "a")
        page.write(4, 0, "b")
        page.write_blank(5, 0, None, book.add_format({"bold": True}))

    told = list(rows(made(fill)))

    assert [(line, [each.shown for each in row]) for line, row in told] == [
        (2, ["", "", "a"]),
        (5, ["b"]),
    ]


def test_what_a_sheet_says_of_its_size_is_not_heeded() -> None:
    wrong = rewritten(sheet("a", "b"), PAGE, lambda told: told.replace(b'ref="A1:B1"', b'ref="A1"'))

    assert len(cells(wrong)) == 2


def two_sheets(book: Writer) -> None:
    book.add_worksheet("first").write(0, 0, "a")
    book.add_worksheet("other").write(0, 0, "b")
    book.add_worksheet("empty")
    book.add_worksheet("secret").write(0, 0, "c")
    book.get_worksheet_by_name("secret").hide()


def test_a_sheet_is_named_where_several_have_rows() -> None:
    file = made(two_sheets)

    assert "say which of first, other" in refused(file)
    assert [row[0].shown for _, row in rows(file, "secret")] == ["c"]
    assert "it has no sheet 'frist': is it first?" in refused(file, "frist")
    assert "is it first or other or empty or secret?" in refused(file, "zzz")


def test_hidden_and_empty_sheets_are_passed_over() -> None:
    def fill(book: Writer) -> None:
        book.add_worksheet("empty")
        book.add_worksheet("notes").write(0, 0, "c")
        book.get_worksheet_by_name("notes").hide()
        book.add_worksheet("rows").write(0, 0, "a")

    assert cells(made(fill))[0].shown == "a"
    assert "no sheet of it has a row" in refused(made(lambda book: book.add_worksheet()))


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "no .xlsx, or is cut"),
        (b"id,name\n1,2\n", "no .xlsx, or is cut"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old .xls, or has a password"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, rule: str) -> None:
    assert rule in refused(io.BytesIO(content))


def test_another_kind_of_archive_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    assert "another kind of file" in refused(file)


def test_a_workbook_too_large_when_unpacked_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = sheet("a" * 30_000)
    monkeypatch.setattr(workbooks, "LARGEST_TEXTS", 20_000)
    assert "and 20,000 are read: save it as CSV" in refused(file)
    monkeypatch.setattr(workbooks, "LARGEST_TEXTS", 10**9)
    monkeypatch.setattr(workbooks, "LARGEST", 30_000)
    assert "and 30,000 are read: save it as CSV" in refused(file)


def test_a_row_below_the_last_of_a_sheet_is_refused() -> None:
    low = rewritten(
        sheet("a"),
        PAGE,
        lambda told: told.replace(b'<row r="1"', b'<row r="1048577"').replace(b'"A1"', b'"A9"'),
    )

    assert "a row below 1,048,576" in refused(low)


def test_entities_are_not_multiplied() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "{"a" * 1000}">{levels}]><worksheet xmlns='.encode()
    file = rewritten(
        sheet("b"),
        PAGE,
        lambda told: told.replace(b"<worksheet xmlns=", bomb).replace(b"<v>0<", b"<v>&a8;<"),
    )

    assert "damaged" in refused(file)


def test_a_damaged_workbook_is_refused_wherever_it_is() -> None:
    whole = made(two_sheets).getvalue()
    chance = random.Random(20260)
    ends = set()
    for _ in range(150):
        place = chance.randrange(len(whole))
        damaged = whole[:place] + bytes([chance.randrange(256)]) + whole[place + 1 :]
        cut = whole[: chance.randrange(len(whole))]
        for each in (damaged, cut):
            try:
                ends |= {row[0].shown for _, row in rows(io.BytesIO(each), "first")}
            except WrongFile as error:
                ends.add(error.faults[0].rule.partition(":")[0])

    assert {"a"} < ends


def test_files_are_told_apart_by_their_first_bytes() -> None:
    assert is_workbook(sheet("a"))
    assert is_workbook(io.BytesIO(b"\xd0\xcf\x11\xe0"))
    assert not is_workbook(io.BytesIO(b"id,name"))
