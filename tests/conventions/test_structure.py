"""Tests that the code keeps the size, the names and the layout the conventions ask for.

Each test answers with the files that break its rule.
"""

import ast
import re
from statistics import median

import pytest

from tests.conventions.sources import Source, length, our_files, python_files

VAGUE = {"utils", "helpers", "common", "core", "misc", "mixins", "services"}
LONGEST_FILE = 250
LONGEST_TEST_OR_SETTINGS = 400
LONGEST_FUNCTION = 40
LEFT_TO_DO = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
SOMEBODYS_MACHINE = re.compile(r"/(?:root|home|Users|work)/\w")

FILES = python_files()
BY_HAND = [source for source in FILES if "migrations" not in source.path.parts]


def longest(source: Source) -> int:
    relaxed = source.path.parts[0] == "tests" or source.path.name == "settings.py"
    return LONGEST_TEST_OR_SETTINGS if relaxed else LONGEST_FILE


def has_docstring(source: Source) -> bool:
    first, *_ = (ast.get_docstring(source.tree) or " ").splitlines()
    return first[-1] in ".?"


def test_files_are_short_enough_to_read() -> None:
    long = {str(each.path): each.lines for each in BY_HAND if each.lines > longest(each)}
    assert long == {}


def test_functions_are_short_enough_to_read() -> None:
    long = {
        f"{source.path}:{each.name}": length(each)
        for source in FILES
        for each in source.functions()
        if length(each) > LONGEST_FUNCTION
    }
    assert long == {}


def test_files_and_folders_are_named_for_what_they_hold() -> None:
    vague = [str(each.path) for each in FILES if VAGUE & {*each.path.parts, each.path.stem}]
    assert vague == []


def test_modules_say_in_one_sentence_what_they_are_for() -> None:
    assert [str(each.path) for each in BY_HAND if not has_docstring(each)] == []


def test_files_leave_nothing_to_do() -> None:
    found = {str(each.path): LEFT_TO_DO.findall(each.text) for each in FILES}
    found.pop("tests/conventions/test_structure.py")
    assert {path: words for path, words in found.items() if words} == {}


def test_files_name_no_machine() -> None:
    found = {str(each.path): SOMEBODYS_MACHINE.findall(each.text) for each in FILES}
    assert {path: words for path, words in found.items() if words} == {}


def test_no_connection_is_left_recording_its_statements() -> None:
    """A recording never switched off fills up, and fails some later test of the same process."""
    by_hand = "force_debug_" + "cursor = True"
    assert [str(each.path) for each in FILES if by_hand in each.text] == []


def test_most_files_are_under_80_lines() -> None:
    assert median(source.lines for source in our_files()) < 80


def test_most_functions_are_under_8_lines() -> None:
    assert median(length(each) for source in our_files() for each in source.functions()) < 8


@pytest.mark.parametrize("app", ["incidents", "timeline"])
def test_models_are_exported_in_order(app: str) -> None:
    (models,) = [each for each in our_files() if str(each.path) == f"{app}/models/__init__.py"]
    (exported,) = [
        ast.literal_eval(node.value)
        for node in models.tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert list(exported) == sorted(exported)
