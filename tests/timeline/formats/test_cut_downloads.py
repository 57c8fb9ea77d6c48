"""A download that was cut anywhere is recognised by the check that docs/api/formats.md gives."""

import contextlib
import io
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from incidents.formats import available, find
from tests.timeline.formats.flat import file_of
from timeline.asking import asked

pytestmark = [
    pytest.mark.django_db(databases=["default", "reader"]),
    # Commands of one line leave closing to the end of their process.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PAGE = settings.BASE_DIR / "docs" / "api" / "formats.md"
_COMMAND = re.compile(r"^python3 -c '(.*)' incidents\.([\w-]+)( 24)?$", re.MULTILINE)
CHECKS = {name: code for code, name, _rows in _COMMAND.findall(PAGE.read_text(encoding="utf-8"))}
FORMATS = [format_.name for format_ in available(chronology=False)]
CUTS = 200


def rows_in(file: Path) -> str:
    """How many rows its headers said it has: UCDP GED has no way to say any of the seeds."""
    return str(find(file.suffix[1:]).rows(asked({})))


def whole(code: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Run a check as the command would, without a process of its own."""
    monkeypatch.setattr(sys, "argv", ["-c", str(file), rows_in(file)])
    program = compile(code, "check", "exec")
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(program, {})  # noqa: S102  # the command of our own page
    except SystemExit as ended:
        return not ended.code
    except Exception:
        return False
    return True


@pytest.fixture(params=FORMATS)
def download(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path, bytes]:
    name = request.param
    return name, tmp_path / f"incidents.{name}", file_of(find(name).stream(asked({})))


def cut_downloads(
    download: tuple[str, Path, bytes], count: int, is_whole: Callable[[str, Path], bool]
) -> list[int]:
    """The lengths at which a file was cut and not found out: many by chance, and the last ten."""
    name, file, content = download
    by_chance = random.Random(7).sample(range(len(content)), count)
    missed = []
    for length in [*by_chance, *range(len(content) - 10, len(content)), 0]:
        file.write_bytes(content[:length])
        if is_whole(CHECKS[name], file):
            missed.append(length)
    return missed


def test_every_format_has_its_check():
    assert set(CHECKS) == set(FORMATS)


def test_download_cut_anywhere_is_recognised(download, monkeypatch):
    name, file, content = download
    file.write_bytes(content)
    assert whole(CHECKS[name], file, monkeypatch)

    missed = cut_downloads(download, CUTS, lambda code, cut: whole(code, cut, monkeypatch))

    assert missed == []


def test_command_fails_for_a_cut_file_and_not_for_a_whole_one(download):
    name, file, content = download
    command = [sys.executable, "-c", CHECKS[name], str(file), rows_in(file)]

    file.write_bytes(content)
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    file.write_bytes(content[: len(content) // 2])
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_csv_cut_inside_a_text_of_several_lines_is_recognised(tmp_path: Path, monkeypatch):
    file = tmp_path / "incidents.csv"
    rows = "\n".join(f"INC-{n}" for n in range(23))
    file.write_text(f'reference\n{rows}\n"INC-24\n')

    assert not whole(CHECKS["csv"], file, monkeypatch)
