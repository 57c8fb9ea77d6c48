"""Tests of the key that is made once."""

import stat
from pathlib import Path

import pytest

from config.environment import WrongSetting
from config.secret_key import secret_key


def test_secret_key_given_is_used_and_nothing_is_kept(tmp_path: Path) -> None:
    assert secret_key("given", tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_secret_key_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    data_dir = tmp_path / "new"

    made = secret_key("", data_dir)

    assert len(made) >= 64
    assert secret_key("", data_dir) == made
    assert stat.S_IMODE((data_dir / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in data_dir.iterdir()] == ["secret_key"]


def test_secret_key_of_a_faster_process_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret_key").write_text("theirs", encoding="ascii")
    monkeypatch.setattr(Path, "exists", lambda path: path.name != "secret_key")

    assert secret_key("", tmp_path) == "theirs"


def test_secret_key_that_cannot_be_kept_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongSetting, match="Set SECRET_KEY, or DATA_DIR"):
        secret_key("", tmp_path / "file")
