"""Copies of a source on its page: kept, opened, verified and removed by whoever may."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from incidents.admin import source_copies
from incidents.archiving import keeping, store
from incidents.models import Source, SourceCopy, User
from tests.incidents.admin.conftest import address, filled
from tests.incidents.archiving.web import PAGE, Web, answer, serving

URL = "http://example.org/page"


@pytest.fixture(autouse=True)
def archive(settings: Settings, tmp_path: Path) -> Path:
    """An empty archive."""
    settings.ARCHIVE_DIR = tmp_path / "archive"
    return tmp_path / "archive"


@pytest.fixture
def fetching(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """What the operator allows, with a web of our own."""
    settings.FETCH_SOURCES = True
    with serving() as web:
        monkeypatch.setattr(keeping, "fetcher", web.fetcher)
        yield web


def sent(client: Client, source: Source, act: str, **fields: Any) -> list[str]:
    """Press a button of the page; what is said then."""
    page = f"/admin/incidents/source/{source.pk}/copies/{act}/"
    answered = client.post(page, fields)
    assert answered.status_code == 302, answered.status_code
    assert answered["Location"] == f"{address('source', 'change', source.pk)}#kept-copies"
    shown = client.get(answered["Location"])
    return [str(message) for message in shown.context["messages"]]


def kept(source: Source, data: bytes = b"<p>Words", name: str = "a.html") -> SourceCopy:
    return keeping.keep(source, keeping.upload(data, name=name), by=None)


def test_address_is_fetched_and_kept(
    as_analyst: Client, analyst: User, source: Source, fetching: Web
) -> None:
    Source.objects.filter(pk=source.pk).update(url=URL)
    fetching.pages["/page"] = answer(Content_Type="text/html")
    page = as_analyst.get(address("source", "change", source.pk)).content.decode()
    assert f'value="{URL}"' in page

    said = sent(as_analyst, source, "fetch", url=URL)

    copy = SourceCopy.objects.get(source=source)
    assert (copy.sha256, copy.kept_by) == (store.digest_of(PAGE), analyst)
    assert said == [f"A copy was kept: text/html, {len(PAGE)} bytes, SHA-256 {copy.sha256}."]
    page = as_analyst.get(address("source", "change", source.pk)).content.decode()
    assert copy.sha256 in page
    assert "None yet." not in page


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "type the one that is to be fetched"),
        ("http://10.0.0.1/", "no address of the open internet"),
        ("http://example.org/none", "answers 404 (Not Found)"),
        ("ftp://example.org/", "neither http nor https"),
    ],
)
def test_why_nothing_was_kept_is_said(
    as_analyst: Client, source: Source, fetching: Web, url: str, said: str
) -> None:
    fetching.names["10.0.0.1"] = ["10.0.0.1"]

    (words,) = sent(as_analyst, source, "fetch", url=url)

    assert said in words
    assert not SourceCopy.objects.exists()


def test_nothing_is_fetched_where_it_is_not_allowed(as_analyst: Client, source: Source) -> None:
    page = as_analyst.get(address("source", "change", source.pk)).content.decode()

    assert "Fetch and keep" not in page
    assert "FETCH_SOURCES=on" in page
    assert "FETCH_SOURCES=on" in sent(as_analyst, source, "fetch", url=URL)[0]


def test_only_so_many_are_fetched_at_once(
    as_analyst: Client, source: Source, fetching: Web
) -> None:
    fetching.pages["/page"] = answer()
    limit = source_copies.FETCHING_AT_ONCE
    assert limit.acquire(blocking=False)
    assert limit.acquire(blocking=False)
    try:
        assert "wait half a minute" in sent(as_analyst, source, "fetch", url=URL)[0]
    finally:
        limit.release(2)
    for url in (URL, "http://example.org/none", URL, URL):
        sent(as_analyst, source, "fetch", url=url)
    assert SourceCopy.objects.count() == 3


def test_file_is_uploaded_and_kept(as_analyst: Client, source: Source) -> None:
    file = SimpleUploadedFile("../report.html", b"%PDF-1.7 Words", "text/html")

    sent(as_analyst, source, "upload", file=file)

    copy = SourceCopy.objects.get(source=source)
    assert (copy.media_type, copy.file_name, copy.declared_type) == (
        *("application/pdf", "report.html"),
        "",
    )


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "No file was chosen"),
        (SimpleUploadedFile("a.html", b"MZ\0"), "none of HTML"),
        (SimpleUploadedFile("a.html", b"a" * 1_000_001), "more than 1 MB"),
    ],
)
def test_file_that_is_none_is_refused(
    as_analyst: Client, source: Source, settings: Settings, file: Any, said: str
) -> None:
    settings.ARCHIVE_LARGEST_MB = 1

    assert said in sent(as_analyst, source, "upload", **({"file": file} if file else {}))[0]


def test_copy_is_opened_as_a_file_that_can_run_nothing(as_analyst: Client, source: Source) -> None:
    copy = kept(source, b"<script>alert(1)</script>")

    answered = as_analyst.get(f"/admin/incidents/source/{source.pk}/copies/{copy.pk}/open/")

    assert answered.content == b"<script>alert(1)</script>"
    assert answered["Content-Type"] == "text/html"
    name = f"test-report-{copy.retrieved_at:%Y-%m-%d}.html"
    assert answered["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answered["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answered["X-Content-Type-Options"] == "nosniff"
    assert {"private", "no-store"} <= set(answered["Cache-Control"].split(", "))


def test_copy_is_verified_and_damage_is_said(as_analyst: Client, source: Source) -> None:
    copy = kept(source)
    assert "is what was kept" in sent(as_analyst, source, f"{copy.pk}/verify")[0]

    path = store.path_of(copy.sha256)
    path.chmod(0o600)
    path.write_bytes(b"<p>Other")

    assert "not what was kept" in sent(as_analyst, source, f"{copy.pk}/verify")[0]
    opened = as_analyst.get(f"/admin/incidents/source/{source.pk}/copies/{copy.pk}/open/")
    assert opened.status_code == 302


def test_copy_is_removed_for_a_reason(
    as_editor: Client,
    editor: User,
    source: Source,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    copy = kept(source)
    page = f"/admin/incidents/source/{source.pk}/copies/{copy.pk}/remove/"
    assert "gone for good" in as_editor.get(page).content.decode()
    assert as_editor.post(page, {"reason": " "}).status_code == 200
    assert SourceCopy.objects.held().exists()

    with django_capture_on_commit_callbacks(execute=True):
        said = sent(as_editor, source, f"{copy.pk}/remove", reason="The owner asked.")

    assert said == ["The copy was removed."]
    assert not store.path_of(copy.sha256).exists()
    shown = as_editor.get(address("source", "change", source.pk)).content.decode()
    assert "by editor: The owner asked." in shown
    assert as_editor.get(page).status_code == 404


def test_copy_of_another_source_is_not_found(as_editor: Client, source: Source) -> None:
    copy = kept(source)
    other = Source.objects.exclude(pk=source.pk)[0]

    for act in ("open", "remove"):
        page = f"/admin/incidents/source/{other.pk}/copies/{copy.pk}/{act}/"
        assert as_editor.get(page).status_code == 404
    missing = f"/admin/incidents/source/{source.pk}/copies/{10**30}/open/"
    assert as_editor.get(missing).status_code == 404


def test_copies_are_for_those_who_may(
    sign_in: Any, reader_user: User, analyst: User, source: Source
) -> None:
    copy = kept(source)
    base = f"/admin/incidents/source/{source.pk}/copies/"
    reader = sign_in(reader_user)
    page = reader.get(address("source", "change", source.pk)).content.decode()
    assert 'id="kept-copies"' not in page
    assert reader.get(f"{base}{copy.pk}/open/").status_code == 403
    for act in ("fetch", "upload", f"{copy.pk}/verify", f"{copy.pk}/remove"):
        assert reader.post(f"{base}{act}/").status_code == 403

    analysing = sign_in(analyst)
    assert analysing.post(f"{base}{copy.pk}/remove/", {"reason": "a"}).status_code == 403
    assert "/remove/" not in analysing.get(address("source", "change", source.pk)).content.decode()
    assert analysing.get(f"{base}{copy.pk}/open/").status_code == 200
    analysing.logout()
    assert analysing.get(f"{base}{copy.pk}/open/").status_code == 302
    assert SourceCopy.objects.held().get() == copy


@pytest.mark.parametrize("act", ["fetch", "upload", "1/verify"])
def test_buttons_are_pressed_not_followed(as_editor: Client, source: Source, act: str) -> None:
    assert as_editor.get(f"/admin/incidents/source/{source.pk}/copies/{act}/").status_code == 405


def test_form_opened_before_a_copy_was_kept_leaves_its_digest(
    as_analyst: Client, source: Source
) -> None:
    page = address("source", "change", source.pk)
    typed = filled(as_analyst.get(page)) | {"title": "Other title"}
    assert typed["sha256"] == ""
    copy = kept(source)

    assert as_analyst.post(page, typed).status_code == 302

    source.refresh_from_db()
    assert (source.title, source.sha256) == ("Other title", copy.sha256)


def test_source_with_copies_is_not_deleted(as_editor: Client, source: Source) -> None:
    kept(source)

    page = as_editor.get(address("source", "delete", source.pk)).content.decode()

    assert "kept copy" in page.lower()
    as_editor.post(address("source", "delete", source.pk), {"post": "yes"})
    assert Source.objects.filter(pk=source.pk).exists()
