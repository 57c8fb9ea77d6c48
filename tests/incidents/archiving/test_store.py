"""Files are kept once, whole, and checked whenever they are read."""

import os
import stat
from pathlib import Path

import pytest

from incidents.archiving import store
from incidents.archiving.store import NotSound

DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_file_is_kept_by_its_digest(archive: Path) -> None:
    assert store.keep(b"abc") == store.keep(b"abc") == DIGEST

    path = archive / "ba" / DIGEST
    assert [each for each in archive.rglob("*") if each.is_file()] == [path]
    assert store.read(DIGEST) == b"abc"
    assert list(store.digests()) == [DIGEST]
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(archive.stat().st_mode) == 0o700


def test_file_that_changed_is_neither_read_nor_overwritten(archive: Path) -> None:
    path = archive / "ba" / store.keep(b"abc")
    path.chmod(0o600)
    path.write_bytes(b"abd")

    for act in (lambda: store.read(DIGEST), lambda: store.keep(b"abc")):
        with pytest.raises(NotSound, match="not what was kept"):
            act()
    assert path.read_bytes() == b"abd"
    assert len(list(path.parent.iterdir())) == 1


def test_file_that_is_missing_is_said(archive: Path) -> None:
    with pytest.raises(NotSound, match="No such file"):
        store.read(DIGEST)
    store.keep(b"abc")
    store.remove(DIGEST)
    store.remove(DIGEST)
    with pytest.raises(NotSound, match="from a backup"):
        store.read(DIGEST)


def test_file_that_could_not_be_written_leaves_nothing(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        store.keep(b"abc")
    assert not [each for each in archive.rglob("*") if each.is_file()]
    assert list(store.digests()) == []


@pytest.mark.parametrize("digest", ["", "..", "../" * 22, "A" * 64, f"{DIGEST}\n", f"{DIGEST}0"])
def test_what_is_no_digest_is_no_file(archive: Path, digest: str) -> None:
    for act in (store.read, store.remove):
        with pytest.raises(ValueError, match="no SHA-256"):
            act(digest)
