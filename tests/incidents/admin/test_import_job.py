"""A file is brought in, looked at and imported in the admin by whoever may."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from incidents.importing.jobs.keeping import file_of, report_of
from incidents.importing.jobs.worker import run_next
from incidents.models import ImportJob, Origin, User
from tests.incidents.admin.conftest import address
from tests.incidents.importing.ged_files import row, written

pytestmark = pytest.mark.django_db
LIST, ADD = address("importjob", "changelist"), address("importjob", "add")


@pytest.fixture(autouse=True)
def kept_apart(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    return written(tmp_path / "few.csv", [row(318367), row(277081, best="=1+1")]).read_bytes()


def post(client: Client, content: bytes, **fields: Any) -> Any:
    sent = {"format": "ucdp-ged", "dry": "on", **fields}
    file = SimpleUploadedFile("few.csv", content)
    return client.post(ADD, {"file": file, **{name: told for name, told in sent.items() if told}})


def page(job: ImportJob, name: str = "change") -> str:
    return address("importjob", name, job.pk)


def shown(client: Client, job: ImportJob, **asked: str) -> str:
    return str(client.get(page(job), asked).content.decode())


def test_a_file_is_kept_and_its_import_waits(
    as_editor: Client, editor: User, content: bytes
) -> None:
    answer = post(as_editor, content, release="25.1", creating="on", leaving_out="on")

    job = ImportJob.objects.get()
    assert answer["Location"] == page(job)
    assert (job.by, job.dataset, job.release, job.dry) == (editor, "ucdp-ged", "25.1", True)
    assert (job.creating, job.leaving_out, job.publishing, job.whole) == (True, True, False, False)
    assert (file_of(job).read_bytes(), job.file_name, job.size) == (
        content,
        "few.csv",
        len(content),
    )
    assert "Waiting" in shown(as_editor, job)


def test_the_way_from_a_dry_run_to_the_real_import(as_editor: Client, content: bytes) -> None:
    post(as_editor, content, creating="on", leaving_out="on", publishing="on")
    job = ImportJob.objects.get()
    assert as_editor.post(page(job, "for_real"))["Location"] == page(job)
    assert ImportJob.objects.count() == 1
    run_next()

    told = shown(as_editor, job)
    assert "Now import it for real" in told
    assert "write a whole number in the digits 0-9" in told
    assert "=1+1" in told
    assert "318367" not in told
    assert "318367" in shown(as_editor, job, outcome="created")
    assert as_editor.get(page(job, "state")).json() == {
        "open": False,
        "words": "Done",
        "percent": None,
    }
    report = b"".join(as_editor.get(page(job, "report")).streaming_content)  # type: ignore[attr-defined]
    assert report == report_of(job).read_bytes()
    answer = as_editor.post(page(job, "for_real"))
    run_next()
    made = ImportJob.objects.get(dry=False)
    assert answer["Location"] == page(made)
    assert Origin.objects.get(dataset="ucdp-ged").incident.state == "published"
    assert "Now import" not in shown(as_editor, made)
    assert "1 created, 1 refused" in as_editor.get(LIST).content.decode()


def test_dry_run_of_a_file_that_is_kept_no_more_is_not_done(
    as_editor: Client, content: bytes
) -> None:
    post(as_editor, content, leaving_out="on")
    job = ImportJob.objects.get()
    run_next()
    file_of(job).unlink()

    assert "Now import" not in shown(as_editor, job)
    answer = as_editor.post(page(job, "for_real"), follow=True)
    assert "of a file that is still kept" in answer.content.decode()
    assert ImportJob.objects.count() == 1


def test_refused_rows_that_keep_a_file_out_are_said_and_it_is_not_done(
    as_editor: Client, content: bytes
) -> None:
    post(as_editor, content)
    job = ImportJob.objects.get()
    run_next()

    assert "would keep the whole file out" in shown(as_editor, job)
    assert "Now import" not in shown(as_editor, job)
    as_editor.post(page(job, "for_real"))
    assert ImportJob.objects.count() == 1


def test_pages_of_the_report(as_editor: Client, tmp_path: Path, content: bytes) -> None:
    wrong = [row(277081, id=str(number), best="x") for number in range(1, 131)]
    post(as_editor, written(tmp_path / "wrong.csv", wrong).read_bytes())
    job = ImportJob.objects.get()
    run_next()

    assert "Page 1 of 2, 130 lines" in shown(as_editor, job)
    assert "Page 2 of 2, 130 lines" in shown(as_editor, job, p="2", outcome="refused")
    for odd in ("0", "99", "x", "²", "9" * 30):
        assert as_editor.get(page(job), {"p": odd, "outcome": "zzz"}).status_code == 200


def test_a_waiting_import_is_stopped(as_editor: Client, content: bytes) -> None:
    post(as_editor, content)
    job = ImportJob.objects.get()
    assert "Stop it" in shown(as_editor, job)
    assert as_editor.get(page(job, "stop")).status_code == 405
    as_editor.post(page(job, "stop"))

    assert "Nothing was stored." in shown(as_editor, job)


def test_an_analyst_imports_drafts_and_publishes_nothing(
    as_analyst: Client, content: bytes
) -> None:
    form = as_analyst.get(ADD).content.decode()
    assert "id_creating" in form
    assert "id_publishing" not in form
    post(as_analyst, content, publishing="on", whole="on", dry="")

    job = ImportJob.objects.get()
    assert (job.publishing, job.whole, job.dry) == (False, False, False)


def test_an_analyst_does_not_do_what_an_editor_tried(
    sign_in: Callable[[User], Client], editor: User, analyst: User, content: bytes
) -> None:
    post(sign_in(editor), content, publishing="on", leaving_out="on")
    job = ImportJob.objects.get()
    run_next()

    assert "Now import" not in shown(sign_in(analyst), job)
    assert sign_in(analyst).post(page(job, "for_real")).status_code == 403
    assert ImportJob.objects.count() == 1


def test_a_reader_sees_no_import(
    sign_in: Callable[[User], Client], editor: User, reader_user: User, content: bytes
) -> None:
    post(sign_in(editor), content)
    job = ImportJob.objects.get()
    client = sign_in(reader_user)

    for address_ in (LIST, ADD, page(job), page(job, "state"), page(job, "report")):
        assert client.get(address_).status_code == 403
    for name in ("stop", "for_real"):
        assert client.post(page(job, name)).status_code == 403
    assert ImportJob.objects.get().state == "waiting"


def test_who_may_only_look_stops_nothing(
    sign_in: Callable[[User], Client], editor: User, reader_user: User, content: bytes
) -> None:
    post(sign_in(editor), content, leaving_out="on")
    job = ImportJob.objects.get()
    reader_user.user_permissions.add(Permission.objects.get(codename="view_importjob"))
    client = sign_in(reader_user)

    assert "Stop it" not in shown(client, job)
    for name in ("stop", "for_real"):
        assert client.post(page(job, name)).status_code == 403


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"format": "zzz"}, "format"),
        ({"dataset": "a\nb"}, "dataset"),
        ({"dataset": "a" * 101}, "dataset"),
        ({"release": "\x7f"}, "release"),
    ],
)
def test_wrong_fields_are_named_and_nothing_is_kept(
    as_editor: Client, content: bytes, fields: dict[str, str], wrong: str
) -> None:
    answer = post(as_editor, content, **fields)

    assert list(answer.context["adminform"].form.errors) == [wrong]
    assert not ImportJob.objects.exists()


def test_there_is_none_of_a_wrong_number(as_editor: Client, content: bytes) -> None:
    post(as_editor, content)
    job = ImportJob.objects.get()

    for name in ("x", "99999999"):
        assert as_editor.get(address("importjob", "change", name)).status_code == 404
    assert as_editor.get(page(job, "report")).status_code == 404
