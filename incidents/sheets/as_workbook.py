"""A sheet as an Excel workbook whose cells stay as they are typed: every column is text.

Columns of codes offer their codes, what only says what is held is grey, the head stays in sight.
"""

from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from incidents.models import IncidentType
from incidents.sheets.columns import COLUMNS, SheetColumn
from incidents.sheets.exporting import HandedOut
from incidents.sheets.how_to import how_to

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME = "incidents"
"""The sheet of rows, by whose name it is found when it comes back."""
NEW_ROWS = 1000
"""So many rows below the last offer the codes, too."""
_TEXT = {"num_format": "@", "valign": "top"}
_GREY = {**_TEXT, "bg_color": "#EEEEEE", "font_color": "#444444"}


def write(handed_out: HandedOut) -> bytes:
    """The whole workbook."""
    with TemporaryDirectory() as folder, TemporaryFile() as file:
        book = Workbook(file, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"title": f"sheet {handed_out.sheet}"})
        rows = book.add_worksheet(NAME)
        _columns(book, rows)
        last = _rows(rows, handed_out)
        _codes(book, rows, last + NEW_ROWS)
        _how_to(book, handed_out)
        book.close()
        file.seek(0)
        return file.read()


def _columns(book: Any, sheet: Any) -> None:
    bold = book.add_format({"bold": True, "num_format": "@"})
    formats = {locked: book.add_format(_GREY if locked else _TEXT) for locked in (True, False)}
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width, formats[column.locked])
        sheet.write_string(0, number, column.name, bold)
    sheet.freeze_panes(1, [column.name for column in COLUMNS].index("title") + 1)
    sheet.autofilter(0, 0, 0, len(COLUMNS) - 1)


def _rows(sheet: Any, handed_out: HandedOut) -> int:
    """Write them; the number of the last row."""
    last = 0
    for last, row in enumerate(handed_out.rows(), start=1):
        for number, cell in enumerate(row):
            if cell:
                sheet.write_string(last, number, cell)
    return last


def _codes(book: Any, rows: Any, last: int) -> None:
    """The lists that columns of codes are chosen from, on a sheet of their own."""
    sheet = book.add_worksheet("codes")
    listed = [column for column in COLUMNS if column.kind == "code"]
    offered = [_offered(column) for column in listed]
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, [column.name for column in listed], bold)
    sheet.set_column(0, len(listed) - 1, 24)
    for line in range(max(map(len, offered))):  # constant memory: a row at a time
        for number, codes in enumerate(offered):
            if line < len(codes):
                sheet.write_string(line + 1, number, codes[line])
    for number, column in enumerate(listed):
        letter, place = xl_col_to_name(number), COLUMNS.index(column)
        source = f"=codes!${letter}$2:${letter}${len(offered[number]) + 1}"
        rows.data_validation(1, place, last, place, {"validate": "list", "source": source})


def _offered(column: SheetColumn) -> list[str]:
    if column.name == "type":
        return list(IncidentType.objects.order_by("code").values_list("code", flat=True))
    return [str(code) for code in column.codes]


def _how_to(book: Any, handed_out: HandedOut) -> None:
    """What the sheet is, and what may be done with it."""
    sheet = book.add_worksheet("how to")
    wrapped, bold = book.add_format({"text_wrap": True}), book.add_format({"bold": True})
    sheet.set_column(0, 0, 24, bold)
    sheet.set_column(1, 1, 100, wrapped)
    columns = [(column.name, _meaning(column)) for column in COLUMNS]
    for line, (name, text) in enumerate([*how_to(handed_out.sheet), ("", ""), *columns]):
        sheet.write_string(line, 0, name)
        sheet.write_string(line, 1, text)


def _meaning(column: SheetColumn) -> str:
    if column.locked:
        return f"{column.meaning}. Locked: a change is refused."
    return column.meaning
