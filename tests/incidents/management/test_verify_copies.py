"""The command that reads every kept copy."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from incidents.archiving import keeping, store
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive(settings: Settings, tmp_path: Path) -> None:
    settings.ARCHIVE_DIR = tmp_path


def run(**options: bool) -> str:
    out = StringIO()
    call_command("verify_copies", stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_sound_copies_are_said_to_be_sound() -> None:
    keeping.keep(rows.source(), keeping.upload(b"A", name="a.txt"), by=None)

    assert run() == "Every kept copy is what was kept.\n"


def test_damaged_copy_is_an_error() -> None:
    copy = keeping.keep(rows.source(), keeping.upload(b"A", name="a.txt"), by=None)
    store.remove(copy.sha256)

    err = StringIO()
    with pytest.raises(CommandError, match="1 files are not what was kept"):
        call_command("verify_copies", stderr=err)
    assert "It is the copy of test-report." in err.getvalue()


def test_old_files_of_no_copy_are_removed_when_told_to() -> None:
    kept = keeping.keep(rows.source(), keeping.upload(b"A", name="a.txt"), by=None)
    old, young = (keeping.upload(data, name="b.txt").sha256 for data in (b"B", b"C"))
    for digest in (kept.sha256, old):
        os.utime(store.path_of(digest), (0, 0))

    assert "2 files belong to no copy, 0 were removed." in run()
    assert "2 files belong to no copy, 1 were removed." in run(remove_unowned=True)
    assert set(store.digests()) == {kept.sha256, young}
