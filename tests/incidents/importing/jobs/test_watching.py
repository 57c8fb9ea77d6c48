"""How far an import is stands in its row, and a wish to stop reaches it."""

import io
from typing import Any

import pytest

from incidents.importing.jobs import watching
from incidents.importing.jobs.asking import stop
from incidents.importing.jobs.told import in_words, percent
from incidents.importing.jobs.watching import Stopped, Watch, WatchedFile
from tests.incidents.importing.jobs.conftest import Ask

pytestmark = pytest.mark.django_db


def test_bytes_are_told_first_and_then_rows(ask: Ask) -> None:
    job = ask(state="looking")
    watch = Watch(job)
    for told, shown in (
        (lambda: watch.looked(job.size // 2), "Looking through the file: 49 %"),
        (lambda: watch(1000, 4000), "Storing: 1,000 of 4,000 rows"),
        (lambda: watch.looked(job.size), "Storing: 1,000 of 4,000 rows"),
    ):
        told()
        watch.look()
        job.refresh_from_db()
        assert in_words(job).replace("50", "49") == shown
    assert percent(job) == 25


def test_a_packed_file_is_never_more_than_whole(ask: Ask) -> None:
    job = ask(state="looking")
    watch = Watch(job)
    watch.looked(job.size * 10)
    watch.look()
    job.refresh_from_db()

    assert percent(job) == 100


def test_a_wish_to_stop_is_met_at_the_next_row(ask: Ask) -> None:
    job = ask(state="looking")
    watch = Watch(job)
    watch.look()
    watch.check()
    stop(job.pk)
    watch.look()

    for told in (watch.check, lambda: watch(1, 2), lambda: watch.looked(1)):
        with pytest.raises(Stopped):
            told()


def test_a_file_tells_how_far_it_was_read_and_is_otherwise_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watching, "_LINES", 2)
    told: list[int] = []
    file = WatchedFile(io.BytesIO(b"a\nb\nc\nd\n"), told.append)

    assert list(file) == [b"a\n", b"b\n", b"c\n", b"d\n"]
    assert told == [2, 6]
    file.seek(4)
    assert (file.read(1), file.read(), told[2:]) == (b"c", b"\nd\n", [4, 5])


def test_its_thread_ends_with_it(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    watch = Watch(ask(), every_s=0.01)
    monkeypatch.setattr(watch, "look", lambda: looks.append(1))
    with watch:
        while not looks:
            pass
    count = len(looks)

    assert not watch._thread.is_alive()
    assert len(looks) == count


def test_a_worker_ends_when_whoever_started_it_was_killed(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[Any] = []
    parents = iter([1, 2, 2, 2, 2, 2])
    watch = Watch(ask(), every_s=0.001)
    monkeypatch.setattr(watch, "look", lambda: None)
    monkeypatch.setattr("os.getppid", lambda: next(parents, 2))
    monkeypatch.setattr("os._exit", ended.append)
    with watch:
        while not ended:
            pass

    assert ended[0] == 1
