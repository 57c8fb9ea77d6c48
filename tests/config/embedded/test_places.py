"""Tests of where a cluster keeps its files."""

import os
import stat
from pathlib import Path

import pytest

from config.embedded.places import LONGEST_SOCKET_PATH, Places, make_folder


def test_socket_folder_is_in_data_dir() -> None:
    assert Places(Path("/srv/kept")).socket == Path("/srv/kept/socket/.s.PGSQL.5432")


@pytest.mark.parametrize("data_dir", ["/srv/" + "long" * 30, "/srv/" + "ä" * 40, "/srv/a, b"])
def test_socket_folder_elsewhere_when_no_client_could_name_it(data_dir: str) -> None:
    places = Places(Path(data_dir))

    assert places.socket_folder.parent == Path("/tmp")
    assert len(os.fsencode(places.socket)) <= LONGEST_SOCKET_PATH
    assert places.socket_folder != Places(Path(data_dir + "x")).socket_folder


def test_make_folder_lets_only_the_database_user_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    make_folder(tmp_path / "root" / "kept")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    make_folder(tmp_path / "user" / "kept")

    assert stat.S_IMODE((tmp_path / "root" / "kept").stat().st_mode) == 0o711
    assert stat.S_IMODE((tmp_path / "user" / "kept").stat().st_mode) == 0o700


def test_make_folder_leaves_an_existing_one_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    make_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750
