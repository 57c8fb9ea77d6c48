"""Tests that the tests of a module are where one looks for them."""

import ast
from collections.abc import Iterator
from pathlib import Path

from config.environment import BASE_DIR
from tests.conventions.sources import Source, our_files

TESTS = BASE_DIR / "tests"
# What has no test of its own name, and why, or where else it is tested.
ELSEWHERE = {
    "config/gunicorn_conf.py": "served for real in tests/config/management/test_serve.py",
    "incidents/apps.py": "what it connects is tested in tests/incidents/test_privileges.py",
    "timeline/chronology.py": "told in every format by tests/timeline/formats",
    "timeline/frame.py": "told in every format by tests/timeline/formats",
    "timeline/manifest.py": "told in every format by tests/timeline/formats",
    "timeline/printed.py": "tests/timeline/formats/test_pdf.py",
    "timeline/private.py": "tests/timeline/test_views.py",
    "timeline/refusals.py": "tests/timeline/test_views.py",
    "timeline/style.py": "tests/timeline/formats and the pages in Chromium",
    "timeline/word_document.py": "tests/timeline/formats/test_docx.py",
    "timeline/word_runs.py": "tests/timeline/formats/test_docx.py",
}
# Folders of tests that mirror no folder of the source.
OF_THEIR_OWN = {
    "browser": "the pages in Chromium",
    "conventions": "the repository itself",
    "fixtures": "the reference data",
    "seeds": "the coded article",
}


def has_logic(source: Source) -> bool:
    """Whether there is a function in it: declarations are tested through what reads them."""
    return any(True for _ in source.functions())


def mirrored(source: Source) -> Path:
    """Give the folder of tests that mirrors the module's own; commands are tested one up."""
    parts = [part for part in source.path.parent.parts if part != "commands"]
    return TESTS.joinpath(*parts)


def found_for(source: Source) -> Iterator[Path]:
    """Find its own tests; for a module inside a folder, those of the folder as a whole, too."""
    folder = mirrored(source)
    yield from folder.glob(f"test_{source.path.stem}*.py")
    if len(source.path.parts) > 2:
        yield from folder.glob("test_*.py")
        yield from folder.parent.glob(f"test_{folder.name}*.py")
        yield from folder.parent.glob(f"test_{source.path.stem}*.py")


def test_modules_have_their_tests_at_the_mirrored_path() -> None:
    without = {
        str(source.path)
        for source in our_files()
        if has_logic(source) and not any(found_for(source))
    }
    assert sorted(without ^ ELSEWHERE.keys()) == []


def test_exceptions_are_modules() -> None:
    assert ELSEWHERE.keys() <= {str(source.path) for source in our_files()}


def test_folders_of_tests_mirror_folders_of_the_source() -> None:
    folders = {path.parent.relative_to(TESTS) for path in TESTS.rglob("test_*.py")}
    known = {mirrored(source).relative_to(TESTS) for source in our_files()} | {
        Path("incidents", "migrations")
    }
    assert folders - known == {Path(name) for name in OF_THEIR_OWN} & folders


def test_no_test_is_left_where_pytest_does_not_look() -> None:
    lost = [
        f"{path.relative_to(BASE_DIR)}:{node.lineno}"
        for path in TESTS.rglob("*.py")
        if not path.name.startswith("test_")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert lost == []
