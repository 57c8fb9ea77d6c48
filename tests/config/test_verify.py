"""Tests of the list of checks itself."""

from pathlib import Path

import pytest

from config import verify
from config.environment import BASE_DIR
from config.verify import PYTHON, Check


def test_checks_are_those_the_conventions_name() -> None:
    assert [check.name for check in verify.checks()] == [
        "format",
        "lint",
        "templates",
        "imports",
        "types",
        "migrations",
        "deployment",
        "tests",
    ]


def test_checks_see_every_template() -> None:
    templates = next(check for check in verify.checks() if check.name == "templates")
    given = {Path(argument) for argument in templates.command if argument.endswith(".html")}
    assert given == {
        path
        for package in ("config", "incidents", "timeline")
        for path in (BASE_DIR / package).rglob("*.html")
    }


@pytest.mark.parametrize(("code", "holds"), [("", True), ("raise SystemExit(3)", False)])
def test_check_holds_when_its_command_ends_with_zero(code: str, holds: bool) -> None:
    assert Check("one", (PYTHON, "-c", code)).holds() is holds


def test_check_runs_in_the_checkout_with_its_environment() -> None:
    code = (
        "import os, sys; sys.exit(os.environ['HTTPS'] != 'on' or not os.path.exists('manage.py'))"
    )
    assert Check("one", (PYTHON, "-c", code), {"HTTPS": "on"}).holds()


def test_main_runs_all_and_names_the_failed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    fails = Check("first", (PYTHON, "-c", "raise SystemExit(1)"))
    works = Check("second", (PYTHON, "-c", "print('ran')"))
    monkeypatch.setattr(verify, "checks", lambda: [fails, works])

    assert verify.main() == 1
    said = capfd.readouterr().out
    assert "ran" in said
    assert said.rstrip().endswith("Failed: first")


def test_main_when_everything_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "checks", lambda: [Check("one", (PYTHON, "-c", ""))])
    assert verify.main() == 0
