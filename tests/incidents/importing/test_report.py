"""What became of every row, as counted and as written down."""

from pathlib import Path

import pytest

from incidents.importing.report import Outcome, Report, reporting


def test_report_is_whole_when_its_last_line_says_so(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    with reporting(path) as report:
        report.add(Outcome.CREATED, 2, "7")
        report.add(Outcome.NOTED, 2, "7", rule="kept")

    *lines, end = path.read_text().splitlines()
    assert lines == [
        "outcome,line,original_id,column,value,rule",
        "created,2,7,,,",
        "noted,2,7,,,kept",
    ]
    assert end == 'end,,,,,"1 created, 1 noted"'


def test_report_of_a_run_that_broke_has_no_end(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"

    def broken() -> None:
        with reporting(path) as report:
            report.add(Outcome.CREATED, 2, "7")
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert "end" not in path.read_text()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "'=1", "\tx", "＝1"])
def test_cell_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "report.csv"
    with reporting(path) as report:
        report.add(Outcome.REFUSED, 2, "7", column="best", value=cell, rule="'tis none")

    assert f"'{cell}" in path.read_text()
    assert ",'tis none" in path.read_text()


def test_nothing_is_told_as_nothing() -> None:
    report = Report()

    report.end()
    assert report.summary() == "no rows"
