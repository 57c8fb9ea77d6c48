"""Tests that what the documents name exists, and that what exists is named."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from config import environment
from config.environment import BASE_DIR
from tests.conventions.sources import PACKAGES, documents

TEXT = "\n".join(path.read_text(encoding="utf-8") for path in documents())
COMMAND = re.compile(r"manage\.py ([a-z_]+)")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
ROW = re.compile(r"^\| `(\w+)` \| ([^|]*) \|", re.MULTILINE)


def our_commands() -> set[str]:
    return {name for name, app in get_commands().items() if app in PACKAGES}


@pytest.mark.parametrize("name", sorted(set(COMMAND.findall(TEXT))))
def test_command_named_in_the_documents_exists(name: str) -> None:
    assert name in get_commands()


@pytest.mark.parametrize("name", sorted(our_commands()))
def test_command_is_named_in_the_documents_and_explains_itself(name: str) -> None:
    assert name in COMMAND.findall(TEXT)
    assert load_command_class(get_commands()[name], name).help


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_links_in_the_documents_lead_somewhere(path: Path) -> None:
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def documented_settings() -> dict[str, str]:
    return dict(ROW.findall((BASE_DIR / "docs" / "settings.md").read_text(encoding="utf-8")))


def test_settings_documented_are_those_declared() -> None:
    assert list(documented_settings()) == environment.names()


def test_settings_have_the_documented_defaults() -> None:
    declared = environment.defaults()
    shown = {
        name: match[1]
        for name, text in documented_settings().items()
        if (match := re.match(r"`([^`]+)`", text)) and name != "DATA_DIR"
    }
    assert shown | {"ANONYMOUS_READING": ""} == {
        name: default for name, default in declared.items() if name in shown
    }
