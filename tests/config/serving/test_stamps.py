"""Tests of skipping what has been done."""

from pathlib import Path

from config.serving.stamps import Stamp, contents


def test_stamp_is_current_only_after_it_was_set(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path, "content", ["a"])
    assert not stamp.is_current()
    stamp.set()
    assert Stamp(tmp_path, "content", ["a"]).is_current()


def test_stamp_of_other_parts_or_another_name_is_not_current(tmp_path: Path) -> None:
    Stamp(tmp_path, "content", ["a", "b"]).set()
    assert not Stamp(tmp_path, "content", ["ab"]).is_current()
    assert not Stamp(tmp_path, "static", ["a", "b"]).is_current()


def test_contents_tell_a_changed_and_a_renamed_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one", encoding="ascii")
    first = list(contents(tmp_path))

    (tmp_path / "a.yaml").write_text("two", encoding="ascii")
    second = list(contents(tmp_path))
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")

    assert len({*first, *second, *contents(tmp_path)}) == 3


def test_contents_of_a_missing_folder_are_none(tmp_path: Path) -> None:
    assert list(contents(tmp_path / "missing")) == []
