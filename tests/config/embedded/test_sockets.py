"""Tests of the folder of the socket."""

import os
import stat
from pathlib import Path

import pytest

from config.embedded import sockets
from config.embedded.account import Account
from config.embedded.errors import EmbeddedError
from config.embedded.places import Places

ME = Account(Path("/nowhere"))


def test_make_folder_closes_it_to_others(tmp_path: Path) -> None:
    sockets.make_folder(tmp_path / "socket", ME)
    assert stat.S_IMODE((tmp_path / "socket").stat().st_mode) == 0o700


def test_make_folder_closes_one_of_ours_again(tmp_path: Path) -> None:
    (tmp_path / "socket").mkdir(mode=0o755)
    sockets.make_folder(tmp_path / "socket", ME)
    assert stat.S_IMODE((tmp_path / "socket").stat().st_mode) == 0o700


def test_make_folder_refuses_a_link(tmp_path: Path) -> None:
    (tmp_path / "socket").symlink_to(tmp_path)
    with pytest.raises(EmbeddedError, match="shorter name"):
        sockets.make_folder(tmp_path / "socket", ME)


def test_make_folder_refuses_that_of_another_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "socket").mkdir()
    stranger = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: stranger)
    with pytest.raises(EmbeddedError, match="was made by user number"):
        sockets.make_folder(tmp_path / "socket", ME)


def test_remove_folder_keeps_the_one_in_data_dir(tmp_path: Path) -> None:
    places = Places(Path("/srv"))
    (tmp_path / "socket").mkdir()
    sockets.remove_folder(places)
    sockets.remove_folder(Places(tmp_path))
    assert (tmp_path / "socket").exists() == (Places(tmp_path).socket_folder.parent == tmp_path)
