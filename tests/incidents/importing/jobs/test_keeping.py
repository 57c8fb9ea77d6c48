"""Files are kept once, under their digest, where only the project looks."""

import hashlib

import pytest

from incidents.importing.jobs.keeping import file_of, folder, keep, let_go, report_of
from tests.incidents.importing.jobs.conftest import Ask


def test_a_file_is_kept_once_under_its_digest() -> None:
    told = keep([b"a,", b"b\n"])

    assert told == (hashlib.sha256(b"a,b\n").hexdigest(), 4)
    assert keep([b"a,b\n"]) == told
    assert [each.name for each in folder().iterdir()] == [told[0]]
    assert (folder() / told[0]).read_bytes() == b"a,b\n"
    assert folder().stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_a_file_goes_with_the_last_import_of_it(ask: Ask) -> None:
    first, second = ask(), ask()
    report_of(first).write_text("x")
    let_go(first)
    assert (report_of(first).exists(), file_of(first).exists()) == (False, True)
    first.delete()
    let_go(second)
    assert not file_of(second).exists()
