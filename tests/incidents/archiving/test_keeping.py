"""Copies are kept with their source, opened as they were, and removed for a reason."""

from pathlib import Path

import pytest
from django.db import ProgrammingError
from django.db.models import ProtectedError
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from incidents.archiving import keeping, store
from incidents.archiving.fetching import NotAllowed
from incidents.archiving.keeping import NotKept
from incidents.archiving.refusals import NotFetched
from incidents.archiving.store import NotSound
from incidents.models import Source, SourceCopy, User
from tests.incidents.archiving.web import PAGE, Web, answer
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db
URL = "http://example.org/page"


def test_fetched_page_is_kept_with_what_is_known_of_it(fetching: Web, analyst: User) -> None:
    fetching.pages["/page"] = answer(b"", 301, Location="/other")
    fetching.pages["/other"] = answer(Content_Type="text/html; charset=utf-8")
    source = rows.source()

    copy = keeping.keep(source, keeping.fetch(URL), by=analyst)

    copy.refresh_from_db()
    assert (copy.retrieved_from, copy.file_name) == ("http://example.org/other", "")
    assert (copy.media_type, copy.declared_type) == ("text/html", "text/html; charset=utf-8")
    assert (copy.size, copy.sha256, copy.kept_by) == (len(PAGE), store.digest_of(PAGE), analyst)
    assert keeping.opened(copy) == PAGE
    assert keeping.name_of(copy) == f"test-report-{copy.retrieved_at:%Y-%m-%d}.html"
    assert source.sha256 == Source.objects.get(pk=source.pk).sha256 == copy.sha256


def test_page_of_another_sort_is_not_kept(fetching: Web, archive: Path) -> None:
    fetching.pages["/page"] = answer(b"PK\x03\x04\x00", Content_Type="text/html")

    with pytest.raises(NotFetched, match="none of HTML, PDF"):
        keeping.fetch(URL)
    assert not archive.exists()


def test_nothing_is_fetched_where_it_is_not_allowed(archive: Path) -> None:
    with pytest.raises(NotAllowed, match="FETCH_SOURCES=on"):
        keeping.fetch(URL)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is empty"), (b"a" * 1_000_001, "more than 1 MB"), (b"MZ\x00", "none of HTML")],
)
def test_upload_that_is_no_copy_is_refused(
    archive: Path, settings: Settings, data: bytes, said: str
) -> None:
    settings.ARCHIVE_LARGEST_MB = 1

    with pytest.raises(NotKept, match=said):
        keeping.upload(data, name="a.html", declared="text/html")
    assert not archive.exists()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ("a\x00b\n.html", "ab.html"),
        ("\u202egnp.exe", "gnp.exe"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("/", "file"),
        ("تقرير.pdf", "تقرير.pdf"),
    ],
)
def test_name_of_an_upload_is_kept_without_folders(archive: Path, name: str, plain: str) -> None:
    assert keeping.upload(b"Words", name=name).file_name == plain


def test_digest_of_a_source_stays_that_of_its_first_copy(kept: SourceCopy) -> None:
    first = kept.sha256

    keeping.keep(kept.source, keeping.upload(b"Other", name="b.txt"), by=None)

    assert Source.objects.get(pk=kept.source_id).sha256 == first


def test_file_that_is_gone_meanwhile_is_not_kept(archive: Path) -> None:
    found = keeping.upload(b"Words", name="a.txt")
    store.remove(found.sha256)

    with pytest.raises(NotSound):
        keeping.keep(rows.source(), found, by=None)
    assert not SourceCopy.objects.exists()


def test_removed_copy_says_why_and_its_file_is_gone(
    kept: SourceCopy,
    editor: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    other = keeping.keep(kept.source, keeping.upload(b"Other", name="b.txt"), by=None)

    with django_capture_on_commit_callbacks(execute=True):
        keeping.remove(kept, by=editor, because="The owner asked.")

    assert (kept.removed_by, kept.removed_because) == (editor, "The owner asked.")
    assert list(SourceCopy.objects.held()) == [other]
    assert list(store.digests()) == [other.sha256]
    assert Source.objects.get(pk=kept.source_id).sha256 == other.sha256
    with pytest.raises(NotSound, match="removed on"):
        keeping.opened(kept)

    with django_capture_on_commit_callbacks(execute=True):
        keeping.remove(other, by=editor, because="That one, too.")
    assert Source.objects.get(pk=kept.source_id).sha256 == ""


def test_file_that_another_copy_shares_stays(
    kept: SourceCopy,
    editor: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    again = keeping.keep(kept.source, keeping.upload(b"Words", name="b.txt"), by=None)

    with django_capture_on_commit_callbacks(execute=True):
        keeping.remove(kept, by=editor, because="Kept twice.")

    assert keeping.opened(again) == b"Words"
    assert Source.objects.get(pk=kept.source_id).sha256 == again.sha256


def test_digest_of_something_else_is_left_alone_by_a_removal(
    kept: SourceCopy, editor: User
) -> None:
    Source.objects.filter(pk=kept.source_id).update(sha256="0" * 64)

    keeping.remove(kept, by=editor, because="A reason.")

    assert Source.objects.get(pk=kept.source_id).sha256 == "0" * 64


def test_source_with_copies_is_not_deleted(kept: SourceCopy) -> None:
    with pytest.raises(ProtectedError):
        kept.source.delete()
    with pytest.raises(ProgrammingError, match="permission denied"):
        kept.delete()
