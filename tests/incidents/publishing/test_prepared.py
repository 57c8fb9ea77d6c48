"""What is made ready before the ledger is locked is the same as if it was made under the lock."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.codes import Measure, RetractionReason
from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.models import (
    Entity,
    Figure,
    Incident,
    IncidentLink,
    Place,
    Record,
    RecordIndex,
    RecordLocation,
    Tally,
    Term,
    User,
)
from incidents.publishing import acts, correct, prepared, publish, restate, retract
from incidents.publishing.acts import append_unprepared
from tests.incidents.documents.made import ROCKETS, documents

PATIENCE_S = 20
CLOCKS = ("recorded_at", "superseded_at")
TABLES = (Record, RecordIndex, RecordLocation, Term, Tally, Entity)


def made(count: int) -> list[Incident]:
    return [load({**ROCKETS, "title": f"Number {n}"}, by=None) for n in range(count)]


def these(incidents: list[Incident]) -> Any:
    return Incident.objects.filter(pk__in=[incident.pk for incident in incidents])


def meanwhile(act: Callable[..., object], *arguments: Any) -> None:
    """Let somebody else do it, in a connection of their own, and commit."""
    with ThreadPoolExecutor(1) as pool:
        try:
            pool.submit(act, *arguments).result(PATIENCE_S)
        finally:
            pool.submit(connections.close_all)


def ledger() -> dict[str, list[Any]]:
    """All there is of the published side, but for the clock."""
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in CLOCKS}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in TABLES
    }


def only_one(cursor: Any, ids: list[int], *said: Any) -> Any:
    assert len(ids) == 1, "these were made ready"
    return append_unprepared(cursor, ids, *said)


def published_twice(incidents: list[Incident], by: User) -> dict[str, list[Any]]:
    """The ledger after publishing these, the first one last, then correcting all; taken back."""
    with transaction.atomic():
        publish(incidents=these(incidents[1:]), by=by)
        publish_one(incidents[0], by)
        these(incidents).update(title="Told otherwise")
        correct(incidents=these(incidents), by=by, reason="Looked at again")
        result = ledger()
        transaction.set_rollback(True)
    return result


@pytest.mark.django_db
class TestAnyDocuments:
    @settings(
        max_examples=30,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(given=st.lists(documents(), min_size=3, max_size=4))
    def test_ledger_and_all_beside_it_are_the_same(self, editor: User, given: list[Any]):
        incidents = [load({**document, "links": []}, by=None) for document in given]
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(acts, "append_unprepared", only_one)
            ready = published_twice(incidents, editor)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(acts, "worth_preparing", lambda *_: False)
            under_the_lock = published_twice(incidents, editor)

        assert ready == under_the_lock


def retitle(incident: Incident, _editor: User) -> None:
    these([incident]).update(title="Told otherwise")


def count_more(incident: Incident, _editor: User) -> None:
    Figure.objects.create(incident=incident, measure=Measure.WOUNDED, low=3, best=3, high=3)


def rename(_incident: Incident, editor: User) -> None:
    kirkuk = Place.objects.get(slug="kirkuk")
    kirkuk.name = "Karkuk"
    kirkuk.save()
    restate([kirkuk], by=editor)


def link(incident: Incident, _editor: User) -> None:
    link_to(incident, Incident.objects.get(reference="INC-000001"))


def link_to(incident: Incident, target: Incident) -> None:
    IncidentLink.objects.create(incident=incident, to_incident=target, kind="part-of")


def doing(what: Callable[..., object], *arguments: Any, after: Callable[..., Any]) -> Any:
    """A function after which somebody else does something, the first time that it is called."""
    once = iter([what])

    def do(*given: Any) -> Any:
        result = after(*given)
        for act in once:
            meanwhile(act, *arguments)
        return result

    return do


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("change", [retitle, count_more, rename, link])
@pytest.mark.parametrize("step", ["worth_preparing", "prepare"])
def test_what_changed_meanwhile_is_published_as_it_is_by_then(
    editor: User, monkeypatch: pytest.MonkeyPatch, change: Callable[..., None], step: str
) -> None:
    incidents = made(3)
    monkeypatch.setattr(acts, step, doing(change, incidents[1], editor, after=getattr(acts, step)))

    publish(incidents=these(incidents), by=editor)

    monkeypatch.undo()
    published = {row.incident_id: row for row in Record.objects.filter(incident__in=incidents)}
    working = dump(incident.pk for incident in incidents)
    assert {pk: json.loads(row.document) for pk, row in published.items()} == working
    links = IncidentLink.objects.filter(incident__in=incidents)
    assert all(held.published_as for held in links)
    assert links.exists() == (change is link)


@pytest.mark.usefixtures("committed")
def test_link_of_just_before_shows_what_was_published_just_after(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    *incidents, target = made(3)
    before = doing(link_to, incidents[0], target, after=acts.worth_preparing)
    monkeypatch.setattr(acts, "worth_preparing", before)
    monkeypatch.setattr(acts, "prepare", doing(publish_one, target, editor, after=prepared.prepare))

    publish(incidents=these(incidents), by=editor)

    (shown,) = json.loads(Record.objects.get(incident=incidents[0]).document)["links"]
    assert shown["to"]["title"] == target.title


@pytest.mark.django_db
def test_one_incident_and_those_with_links_are_not_made_ready(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "prepare", None)
    *incidents, one = made(3)
    link_to(*incidents)

    publish_one(one, editor)
    publish(incidents=these(incidents), by=editor)

    (shown,) = json.loads(Record.objects.get(incident=incidents[0]).document)["links"]
    assert shown["to"]["title"] == incidents[1].title


@pytest.mark.django_db
def test_many_are_made_ready_however_often_names_were_restated(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    incidents = made(2)
    rename(incidents[0], editor)
    monkeypatch.setattr(acts, "append_unprepared", None)

    assert publish(incidents=these(incidents), by=editor).count == 2


@pytest.mark.django_db
def test_many_retracted_at_once_leave_nothing_but_tombstones(editor: User) -> None:
    incidents = made(2)
    publish(incidents=these(incidents), by=editor)

    retract(incidents=these(incidents), by=editor, why=RetractionReason.DUPLICATE, reason="Twice")

    stones = Record.objects.filter(incident__in=incidents, action="retracted")
    assert [json.loads(row.document).keys() for row in stones] == [
        {"reference", "version", "action", "why", "reason"}
    ] * 2


@pytest.mark.usefixtures("committed")
def test_nobody_is_held_up_while_many_are_made_ready(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    *many, one = made(4)
    other = doing(publish_one, one, editor, after=prepared.prepare)
    monkeypatch.setattr(acts, "prepare", other)

    entry = publish(incidents=these(many), by=editor)

    assert Record.objects.get(incident=one).position == entry.first - 1


def publish_one(incident: Incident, by: User) -> None:
    publish(incidents=these([incident]), by=by)


@pytest.mark.usefixtures("committed")
def test_batches_come_in_their_order_without_gaps(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "BATCH", 3)
    former = Record.objects.latest("position")
    incidents = made(11)

    entry = publish(incidents=these(incidents), by=editor)

    new = Record.objects.filter(position__gt=former.position).order_by("position")
    assert (entry.count, entry.first, entry.last) == (11, new[0].position, new[10].position)
    assert entry.last - entry.first == 10
    assert list(new.values_list("incident", flat=True)) == [each.pk for each in incidents]
    numbers = [int(row.reference.removeprefix("INC-")) for row in new]
    assert numbers == list(range(numbers[0], numbers[0] + 11))
    assert len(set(new.values_list("recorded_at", flat=True))) == 4


@pytest.mark.usefixtures("committed")
def test_next_batch_is_made_ready_beside_the_one_before_it(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = threading.Barrier(2, timeout=PATIENCE_S)

    def wait_for_each_other(cursor: Any, ids: list[int]) -> int:
        both.wait()
        return prepared.prepare(cursor, ids)

    monkeypatch.setattr(acts, "BATCH", 2)
    monkeypatch.setattr(acts, "prepare", wait_for_each_other)

    assert publish(incidents=these(made(4)), by=editor).count == 4


@pytest.mark.usefixtures("committed")
def test_batch_that_fails_leaves_those_before_it_published_and_none_after(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "BATCH", 2)
    incidents, prepare = made(8), prepared.prepare

    def publish_third_first(cursor: Any, ids: list[int]) -> int:
        if incidents[3].pk in ids:
            monkeypatch.setattr(acts, "prepare", prepare)
            meanwhile(publish_one, incidents[3], editor)
        return prepare(cursor, ids)

    monkeypatch.setattr(acts, "prepare", publish_third_first)

    with pytest.raises(ValidationError, match="Somebody else published"):
        publish(incidents=these(incidents), by=editor)

    public = set(Record.objects.filter(incident__in=incidents).values_list("incident", flat=True))
    assert public == {incidents[n].pk for n in (0, 1, 3)}
    assert these(incidents).published().count() == 3


@pytest.mark.django_db
def test_records_in_another_order_than_was_made_ready_are_refused(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "INSERT", prepared.INSERT + " DESC")
    incidents = made(2)

    with pytest.raises(RuntimeError, match="not in the order"):
        publish(incidents=these(incidents), by=editor)

    assert not Record.objects.filter(incident__in=incidents).exists()
