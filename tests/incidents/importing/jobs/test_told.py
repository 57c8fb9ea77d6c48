"""The report is read page by page, with every cell as it was."""

from pathlib import Path

from incidents.importing.jobs.told import REMARKABLE, page
from incidents.importing.report import Outcome, reporting


def made(path: Path) -> Path:
    with reporting(path) as report:
        for line in range(1, 6):
            report.add(Outcome.CREATED, line, str(line))
        report.add(Outcome.REFUSED, 6, "6", column="best", value="=1+1", rule="write a number")
        report.add(Outcome.NOTED, 7, "7", rule="'quoted'")
    return path


def test_lines_are_chosen_by_outcome_and_counted(tmp_path: Path) -> None:
    path = made(tmp_path / "report.csv")

    created, count = page(path, [Outcome.CREATED], 2, 2)
    assert ([each["line"] for each in created], count) == (["3", "4"], 5)
    remarkable, count = page(path, REMARKABLE, 0, 100)
    assert ([each["value"] for each in remarkable], count) == (["=1+1", ""], 2)
    assert remarkable[1]["rule"] == "'quoted'"


def test_there_is_none_before_the_import_and_a_cut_one_is_read_as_far_as_it_goes(
    tmp_path: Path,
) -> None:
    assert page(tmp_path / "none.csv", REMARKABLE, 0, 100) == ([], 0)
    path = made(tmp_path / "report.csv")
    path.write_bytes(path.read_bytes()[:120])
    assert page(path, [Outcome.CREATED], 0, 100)[1] >= 1
