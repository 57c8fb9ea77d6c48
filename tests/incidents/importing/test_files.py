"""Files whose form is sound are read row by row; a broken one is refused with every place."""

import gzip
import io
from pathlib import Path

import pytest

from incidents.importing.files import FormFault, Record, WrongFile, opened, records
from tests.incidents.importing.ged_files import SYRIA

NAMES = ("id", "name")


def read(content: bytes | str, required: tuple[str, ...] = NAMES) -> list[Record | FormFault]:
    raw = content.encode() if isinstance(content, str) else content
    return list(records(io.BytesIO(raw), required))


def refused(content: bytes | str) -> list[FormFault]:
    with pytest.raises(WrongFile) as error:
        read(content)
    return error.value.faults


def test_rows_have_their_line_and_their_cells() -> None:
    told = read('\ufeffname,id\n"a\nb",1\n\n"c,""d""",2\n')

    assert told == [
        Record(2, {"name": "a\nb", "id": "1"}),
        Record(5, {"name": 'c,"d"', "id": "2"}),
    ]


def test_row_of_hxl_tags_is_passed_over_below_the_header_only() -> None:
    (one, other) = read("id,name\n#meta,\n1,a\n#2,#b\n")

    assert isinstance(one, Record)
    assert isinstance(other, Record)
    assert (one.line, other.cells["id"]) == (3, "#2")


@pytest.mark.parametrize("content", ["", "\n", "\n\n1,2\n"])
def test_file_without_a_header_is_refused(content: str) -> None:
    assert refused(content)[0].rule.startswith("the file is empty")


def test_missing_and_double_columns_are_named_with_what_is_like_them() -> None:
    told = refused("nmae,x,x\n1,2,3\n")

    assert [(each.column, each.value) for each in told] == [("id", ""), ("name", "nmae"), ("x", "")]
    assert "line 1, name: the column is missing ('nmae')" in str(WrongFile(told))


@pytest.mark.parametrize("row", ["1", "1,2,3", "1,2,"])
def test_ragged_row_is_named_and_those_below_are_read(row: str) -> None:
    (fault, sound) = read(f"id,name\n{row}\n3,c\n")

    assert isinstance(fault, FormFault)
    assert (fault.line, sound) == (2, Record(3, {"id": "3", "name": "c"}))
    assert "the header 2: it is cut, or has a stray ," in fault.rule


def test_wrong_bytes_and_nul_are_named_by_line() -> None:
    told = read(b"id,name\n1,caf\xe9\n2,b\n3,a\0b\n")
    faults = [each for each in told if isinstance(each, FormFault)]

    assert [(each.line, each.rule) for each in faults] == [
        (2, "byte 6 is not UTF-8: save the file as UTF-8"),
        (4, "it holds NUL, which no text has"),
    ]


def test_quote_that_stays_open_is_named_by_the_line_it_is_in() -> None:
    (fault,) = refused('id,name\n1,a\n2,"b\n3,c\n')

    assert (fault.line, fault.rule.startswith("the row that begins here")) == (3, True)


def test_cell_longer_than_any_is_refused() -> None:
    assert refused(f"id,name\n1,{'x' * 1_000_001}\n")[0].line == 2


def test_many_faults_are_summed_up() -> None:
    told = str(WrongFile([FormFault(n, "", "", "it is cut") for n in range(1, 31)]))

    assert "line 20: it is cut" in told
    assert told.endswith("… 10 more")


@pytest.mark.parametrize("cut", [3, 12, -9, -1])
def test_gz_that_is_cut_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.csv.gz"
    path.write_bytes(gzip.compress(SYRIA.read_bytes())[:cut])

    with (
        pytest.raises(WrongFile, match="cut or damaged"),
        opened(path, io.BytesIO()) as file,
    ):
        file.read()
