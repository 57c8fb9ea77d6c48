"""Tests of who runs PostgreSQL."""

import os
import pwd
from pathlib import Path

import pytest

from config.embedded import account, binaries
from config.embedded.account import Account
from config.embedded.errors import EmbeddedError
from config.embedded.places import Places

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root chooses another user")


def test_choose_an_ordinary_user_runs_it_himself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert account.choose(Places(tmp_path)) == Account(binaries.installed())


def test_choose_an_ordinary_user_cannot_run_anothers_cluster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "postgres").mkdir()
    stranger = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: stranger)
    with pytest.raises(EmbeddedError, match="belongs to user number"):
        account.choose(Places(tmp_path))


@as_root
def test_choose_root_takes_an_unprivileged_user(folder: Path) -> None:
    chosen = account.choose(Places(folder))
    assert chosen.uid == next(
        each.pw_uid
        for name in account.CANDIDATES
        for each in pwd.getpwall()
        if each.pw_name == name
    )
    assert chosen.run(Path("/usr/bin/id"), "-u").stdout.strip() == str(chosen.uid)
    assert chosen.run(Path("/usr/bin/id"), "-G").stdout.strip() == str(chosen.gid)


@as_root
def test_choose_root_takes_the_owner_of_the_cluster(folder: Path) -> None:
    (folder / "postgres").mkdir()
    os.chown(folder / "postgres", 65534, 65533)
    chosen = account.choose(Places(folder))
    assert (chosen.uid, chosen.gid) == (65534, 65533)
    (folder / "postgres").rmdir()


@as_root
def test_choose_root_copies_programs_the_user_cannot_reach(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    can_enter = Account.can_enter
    monkeypatch.setattr(
        Account,
        "can_enter",
        lambda self, path: path != binaries.installed() and can_enter(self, path),
    )
    chosen = account.choose(Places(folder))

    assert chosen.programs.is_relative_to(folder / "binaries")
    assert chosen.run("postgres", "--version").stdout.startswith("postgres (PostgreSQL) ")
    assert account.choose(Places(folder)) == chosen


@as_root
def test_choose_root_without_capabilities_names_the_closed_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = folder / "closed"
    (closed / "kept").mkdir(parents=True)
    closed.chmod(0o700)
    monkeypatch.setattr(account, "CAPABILITIES", ())

    with pytest.raises(EmbeddedError, match=f"who cannot enter {closed}: set DATA_DIR"):
        account.choose(Places(closed / "kept"))


def test_choose_root_on_a_system_without_such_a_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(account, "CANDIDATES", ("no-such-user",))
    with pytest.raises(EmbeddedError, match="does not run as root"):
        account.choose(Places(tmp_path))


def test_run_keeps_the_callers_settings_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGDATA", "/elsewhere")
    said = Account(Path("/bin")).run(Path("/usr/bin/env")).stdout
    assert "PGDATA" not in said
    assert "LC_ALL=C" in said
