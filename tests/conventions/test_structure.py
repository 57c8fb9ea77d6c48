"""Tests that the code keeps the size, the names and the layout the conventions ask for."""

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

every_file = pytest.mark.parametrize("source", python_files(), ids=lambda source: str(source.path))


def longest(source: Source) -> int | None:
    if "migrations" in source.path.parts:
        return None
    relaxed = source.path.parts[0] == "tests" or source.path.name == "settings.py"
    return LONGEST_TEST_OR_SETTINGS if relaxed else LONGEST_FILE


@every_file
def test_file_is_short_enough_to_read(source: Source) -> None:
    allowed = longest(source)
    assert allowed is None or source.lines <= allowed


@every_file
def test_functions_are_short_enough_to_read(source: Source) -> None:
    long = {each.name: length(each) for each in source.functions()}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION} == {}


@every_file
def test_file_is_named_for_what_it_holds(source: Source) -> None:
    assert not VAGUE & {*source.path.parent.parts, source.path.stem}


@every_file
def test_module_says_in_one_sentence_what_it_is_for(source: Source) -> None:
    docstring = ast.get_docstring(source.tree)
    generated = "migrations" in source.path.parts
    assert generated or (docstring and docstring.splitlines()[0][-1] in ".?")


@every_file
def test_file_leaves_nothing_to_do_and_names_no_machine(source: Source) -> None:
    if source.path.name != "test_structure.py":
        assert LEFT_TO_DO.findall(source.text) == []
        assert SOMEBODYS_MACHINE.findall(source.text) == []


def test_most_files_are_under_80_lines() -> None:
    assert median(source.lines for source in our_files()) < 80


def test_most_functions_are_under_8_lines() -> None:
    assert median(length(each) for source in our_files() for each in source.functions()) < 8


def test_models_are_exported_in_order() -> None:
    (models,) = [each for each in our_files() if str(each.path) == "incidents/models/__init__.py"]
    (exported,) = [
        ast.literal_eval(node.value)
        for node in models.tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert list(exported) == sorted(exported)
