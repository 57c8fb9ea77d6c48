"""Tests of the front end's files from npm: they are what was taken, whole and with a licence."""

import json
import subprocess
from pathlib import Path

import pytest

from config import vendoring
from config.environment import BASE_DIR
from config.vendoring import LICENCE, SUMS, TAKEN, VENDOR, copy, sums, without_map


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """A folder as npm leaves it."""
    for package, files in TAKEN.items():
        for name in (*files, LICENCE):
            path = tmp_path / "node_modules" / package / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(f"of {package}\n//# sourceMappingURL={path.name}.map".encode())
    return tmp_path / "node_modules"


def test_committed_files_are_those_whose_sums_were_written() -> None:
    assert sums(VENDOR) == (VENDOR / SUMS).read_text(encoding="ascii")


def test_committed_files_are_those_the_list_allows() -> None:
    allowed = {f"{package}/{name}" for package, files in TAKEN.items() for name in files.values()}
    there = {line.split("  ")[1] for line in sums(VENDOR).splitlines()}
    assert there == allowed | {f"{package}/{LICENCE}" for package in TAKEN}


@pytest.mark.parametrize("package", TAKEN)
def test_package_has_its_licence_beside_it(package: str) -> None:
    text = (VENDOR / package / LICENCE).read_text(encoding="utf-8")
    assert "Permission to use" in text or "Redistribution and use" in text


def test_committed_files_name_no_source_map() -> None:
    named = [path for path in VENDOR.rglob("*.js") if b"sourceMappingURL" in path.read_bytes()]
    assert named == []


def test_packages_are_pinned_alike_in_both_files() -> None:
    wanted = json.loads((BASE_DIR / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((BASE_DIR / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert wanted == {name: locked[f"node_modules/{name}"]["version"] for name in TAKEN}
    assert all("integrity" in package for name, package in locked.items() if name)


def test_packages_for_tests_alone_are_pinned_and_none_is_shipped() -> None:
    wanted = json.loads((BASE_DIR / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((BASE_DIR / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert wanted == {name: locked[f"node_modules/{name}"]["version"] for name in wanted}
    assert all(locked[f"node_modules/{name}"]["dev"] for name in wanted)
    assert not wanted.keys() & TAKEN.keys()


def test_copying_replaces_what_was_there(modules: Path, tmp_path: Path) -> None:
    vendor = tmp_path / "vendor"
    (vendor / "leaflet").mkdir(parents=True)
    (vendor / "leaflet" / "old.js").write_text("old")

    copy(modules, vendor)

    assert not (vendor / "leaflet" / "old.js").exists()
    assert (vendor / "leaflet" / "leaflet.js").read_bytes() == b"of leaflet\n"
    assert b"sourceMapping" in (vendor / "world-atlas" / "countries-50m.json").read_bytes()
    assert (vendor / SUMS).read_text(encoding="ascii") == sums(vendor)


@pytest.mark.parametrize(
    "line", [b"//# sourceMappingURL=a.js.map\n", b"/*# sourceMappingURL=a.css.map */", b"\n\n"]
)
def test_map_is_taken_out_and_nothing_else(line: bytes) -> None:
    assert without_map(b"a();\n" + line).strip() == b"a();"


def test_npm_that_refuses_changes_nothing(monkeypatch, capsys) -> None:
    def refuse(command: list[str], **options: object) -> None:
        raise subprocess.CalledProcessError(7, command)

    before = sums(VENDOR)
    monkeypatch.setattr(subprocess, "run", refuse)

    assert vendoring.main() == 1
    assert "npm ended with status 7" in capsys.readouterr().out
    assert sums(VENDOR) == before


def test_missing_npm_is_named(monkeypatch, capsys) -> None:
    def missing(command: list[str], **options: object) -> None:
        raise FileNotFoundError(2, "No such file", "npm")

    monkeypatch.setattr(subprocess, "run", missing)

    assert vendoring.main() == 1
    assert "npm (Node 20 or newer) is needed" in capsys.readouterr().out


def test_files_go_from_npm_into_the_checkout(monkeypatch, modules, tmp_path, capsys) -> None:
    def install(command: list[str], cwd: Path, **options: object) -> None:
        assert command[:3] == ["npm", "ci", "--ignore-scripts"]
        assert (cwd / "package-lock.json").exists()
        modules.rename(cwd / "node_modules")

    monkeypatch.setattr(subprocess, "run", install)
    monkeypatch.setattr(vendoring, "BASE_DIR", tmp_path)
    monkeypatch.setattr(vendoring, "VENDOR", tmp_path / "vendor")
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_text("{}")

    assert vendoring.main() == 0
    assert "3 packages in vendor" in capsys.readouterr().out
