"""A job ends as the command would, whatever happens to the worker on its way."""

from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.contrib.auth.models import Permission
from django.db import OperationalError, connection

from incidents.codes import State
from incidents.importing.jobs import worker
from incidents.importing.jobs.asking import for_real, lacking, stop
from incidents.importing.jobs.keeping import report_of
from incidents.importing.jobs.watching import Watch
from incidents.importing.jobs.worker import LOCK, run_next
from incidents.models import Actor, ImportJob, Incident, Origin, Record, User
from tests.incidents.importing.ged_files import report, row, run, written
from tests.incidents.importing.jobs.conftest import FEW, Ask

pytestmark = pytest.mark.django_db


def ended(job: ImportJob) -> ImportJob:
    """The job after all that wait were run."""
    while run_next():
        pass
    job.refresh_from_db()
    return job


def test_a_dry_run_stores_nothing_and_tells_all(ask: Ask) -> None:
    before = Actor.objects.count()
    job = ended(ask(publishing=True))

    assert (job.state, job.counts["created"]) == ("done", 3)
    assert (Origin.objects.filter(dataset="ged").count(), Actor.objects.count()) == (0, before)
    assert len([each for each in report(report_of(job)) if each["outcome"] == "created"]) == 3


def test_what_a_dry_run_tried_is_done_for_real_in_the_name_of_whoever_asks(
    ask: Ask, editor: User
) -> None:
    dry = ended(ask(publishing=True, release="25.1", reason="New release"))
    job = ended(for_real(dry, by=editor))

    assert (job.state, job.counts) == ("done", dry.counts)
    made = Incident.objects.filter(origins__dataset="ged", origins__release="25.1")
    assert {each.state for each in made} == {State.PUBLISHED}
    assert {each.entered_by for each in made} == {editor}
    assert Record.objects.filter(incident__in=made).count() == 3


def test_result_is_that_of_the_command(ask: Ask, tmp_path: Path) -> None:
    path = written(tmp_path / "wrong.csv", [row(FEW[0]), row(FEW[1], best="many")])
    job = ended(ask(path.read_bytes(), leaving_out=True, dry=False))
    told: dict[str, Any] = {"dataset": "by-command", "report": tmp_path / "report.csv"}
    with pytest.raises(Exception, match="1 row was refused"):
        run(path, leave_out_refused=True, **told)

    ours, theirs = (
        [each for each in report(path) if each["outcome"] != "noted"]
        for path in (report_of(job), tmp_path / "report.csv")
    )
    assert ours == theirs
    assert job.counts["refused"] == 1


def test_a_wrong_file_fails_with_every_place_in_the_report(ask: Ask) -> None:
    job = ended(ask(b"id,name\n1\n"))

    assert job.state == "failed"
    assert "type_of_violence: the column is missing" in job.message
    assert {each["outcome"] for each in report(report_of(job))} == {"refused"}
    assert job.counts["refused"] > 10


def test_a_file_that_is_gone_fails_with_its_name(ask: Ask) -> None:
    job = ask()
    ImportJob.objects.filter(pk=job.pk).update(sha256="0" * 64)

    assert "No such file" in ended(job).message


def test_whoever_may_not_publish_any_more_does_not(ask: Ask, editor: User) -> None:
    job = ask(publishing=True, dry=False)
    editor.groups.clear()

    assert ended(job).state == "failed"
    assert "may not import so any more" in job.message
    assert not Origin.objects.filter(dataset="ged").exists()


@pytest.mark.parametrize("gone", ["inactive", "deleted"])
def test_jobs_of_people_who_left_are_not_run(ask: Ask, editor: User, gone: str) -> None:
    job = ask(dry=False)
    if gone == "deleted":
        ImportJob.objects.update(by=None)
    else:
        User.objects.filter(pk=editor.pk).update(is_active=False)

    assert ended(job).state == "failed"


def test_each_wish_needs_its_permission(editor: User, analyst: User, reader_user: User) -> None:
    assert lacking(ImportJob(publishing=True, creating=True, whole=True), editor) == []
    assert lacking(ImportJob(creating=True), analyst) == []
    assert lacking(ImportJob(publishing=True), analyst) == ["incidents.publish_incident"]
    assert lacking(ImportJob(whole=True), analyst) == ["incidents.publish_incident"]
    assert "incidents.add_incident" in lacking(ImportJob(), reader_user)
    reader_user.user_permissions.set(
        Permission.objects.filter(
            codename__in=["add_incident", "change_incident", "add_importjob", "add_actor"]
        )
    )
    found = User.objects.get(pk=reader_user.pk)
    assert "incidents.add_place" in lacking(ImportJob(creating=True), found)


def test_jobs_are_run_in_order_and_one_worker_at_a_time(ask: Ask) -> None:
    first, second = ask(), ask()
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        assert run_next() is False
        other.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    assert run_next() is True
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("done", "waiting")


def test_lock_is_given_back(ask: Ask) -> None:
    ended(ask())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s", [LOCK]
        )
        assert cursor.fetchone() == (0,)


class Killed(BaseException):
    """Ends the worker where it stands, as a signal would."""


def test_a_job_that_a_dead_worker_left_is_run_again_to_the_same_end(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask(dry=False, publishing=True)
    monkeypatch.setattr("incidents.importing.run.BATCH", 1)

    def end(watch: Any, done: int, total: int) -> None:
        raise Killed

    with monkeypatch.context() as once:
        once.setattr(Watch, "__call__", end)
        with pytest.raises(Killed):
            run_next()
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("looking", 1)
    assert Origin.objects.filter(dataset="ged").count() == 1

    assert (ended(job).state, job.attempts) == ("done", 2)
    assert job.counts["created"] + job.counts["unchanged"] == 3
    assert Record.objects.filter(incident__origins__dataset="ged").count() == 3


def test_a_job_that_ends_every_worker_is_given_up(ask: Ask) -> None:
    job = ask(attempts=worker.MOST_ATTEMPTS, state="storing")

    assert ended(job).state == "failed"
    assert "begun 3 times" in job.message


def test_a_lost_database_leaves_the_job_open(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    job = ask()

    def lose(*_: Any) -> None:
        raise OperationalError("gone")

    with monkeypatch.context() as once:
        once.setattr(worker, "run_import", lose)
        with pytest.raises(OperationalError):
            run_next()
    job.refresh_from_db()
    assert job.is_open
    assert ended(job).state == "done"


def test_an_error_of_the_program_is_said_and_logged(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(worker, "run_import", fail)

    assert "a fault of ours" in ended(ask()).message
    assert "Traceback" in caplog.text


def test_a_waiting_job_is_stopped_at_once_and_an_ended_one_stays_as_it_is(ask: Ask) -> None:
    waiting, done = ask(), ended(ask())
    stop(waiting.pk)
    stop(done.pk)

    for job, state in ((waiting, "done"), (done, "done")):
        job.refresh_from_db()
        assert (job.state, job.stop_asked) == (state, False)
    third = ask()
    stop(third.pk)
    assert (ended(third).state, third.attempts) == ("stopped", 0)


def test_a_running_job_stops_and_keeps_what_was_stored(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask(dry=False)
    monkeypatch.setattr("incidents.importing.run.BATCH", 1)
    before = Watch.__call__

    def stopping(watch: Any, done: int, total: int) -> None:
        stop(job.pk)
        watch.look()
        before(watch, done, total)

    monkeypatch.setattr(Watch, "__call__", stopping)

    assert ended(job).state == "stopped"
    assert Origin.objects.filter(dataset="ged").count() == 1


def test_a_job_asked_to_stop_by_which_its_worker_died_is_not_begun_again(ask: Ask) -> None:
    job = ask(state="storing", attempts=1, stop_asked=True)

    assert (ended(job).state, job.attempts) == ("stopped", 1)
