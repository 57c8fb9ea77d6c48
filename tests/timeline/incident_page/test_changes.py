"""How what is published of an incident changed: what is told with each entry of the ledger."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from incidents.codes import RetractionReason
from incidents.models import Incident, Place, User
from incidents.publishing import restate, restore
from incidents.publishing.acts import correct, retract, update
from timeline.incident_page import changes as module
from timeline.incident_page.changes import Changes, Difference, changes
from timeline.incident_page.state import read_state

KIRKUK = "INC-000004"
LONG = "word " * 100


def kirkuk() -> Any:
    return Incident.objects.filter(reference=KIRKUK)


@pytest.fixture
def published_often(committed: None, editor: User) -> None:
    """Corrected, updated, restated, retracted, restored."""
    kirkuk().update(title="Rockets hit K-1")
    correct(incidents=kirkuk(), by=editor, reason="The base was named.")
    kirkuk().update(summary=LONG)
    update(incidents=kirkuk(), by=editor, reason="More.")
    place = Place.objects.get(slug="kirkuk")
    place.name = "Kerkûk"
    place.save()
    restate([place], by=editor, reason="Renamed")
    retract(incidents=kirkuk(), by=editor, why=RetractionReason.DUPLICATE, reason="Twice.")
    restore(reference=KIRKUK, version=1, by=editor, reason="Not.")


def told(**query: str) -> Changes:
    return changes(read_state(KIRKUK, {name: [value] for name, value in query.items()}))


@pytest.mark.usefixtures("published_often")
def test_every_entry_is_told_newest_first() -> None:
    found = told()

    assert [change.action for change in found.every] == [
        *("restored", "retracted", "restated", "updated", "corrected", "published")
    ]
    assert [change.action for change in found.corrections] == ["corrected"]
    assert [change.action for change in found.updates] == ["updated"]
    assert (found.first.action, found.last.action) == ("published", "restored")
    assert [change.shown for change in found.every] == [True, *[False] * 5]


@pytest.mark.usefixtures("published_often")
def test_each_is_compared_with_the_last_that_had_a_document() -> None:
    restored, retracted, restated, updated, corrected, published = told().every

    assert corrected.differences == (
        Difference(
            "changed",
            "Title",
            "Rockets hit a military installation at Kirkuk",
            "Rockets hit K-1",
        ),
    )
    assert updated.differences is not None
    assert updated.differences[0].new == LONG.strip(), "nothing is cut short"
    assert restated.differences is not None
    assert [each.new for each in restated.differences] == ["Kerkûk"]
    assert (retracted.differences, retracted.address) == (None, "")
    assert retracted.reason == "Twice."
    assert restored.differences is not None
    assert "Title" in [each.about for each in restored.differences]
    assert (published.differences, published.address) == (None, f"/incidents/{KIRKUK}/?as_of=4")


@pytest.mark.usefixtures("published_often")
def test_past_state_knows_nothing_of_what_came_later() -> None:
    position = told().corrections[0].position

    found = told(as_of=str(position))

    assert [change.action for change in found.every] == ["corrected", "published"]
    assert found.every[0].shown


@pytest.mark.usefixtures("published_often")
def test_only_the_newest_are_compared(monkeypatch: Any) -> None:
    monkeypatch.setattr(module, "COMPARED", 1)

    newest, *older = told().every

    assert newest.differences is not None
    assert [change.differences for change in older] == [None] * len(older)


@pytest.mark.django_db(databases=["default", "reader"])
def test_what_was_published_once_reads_no_document() -> None:
    state = read_state(KIRKUK, {})
    with CaptureQueriesContext(connections["reader"]) as asked:
        (only,) = changes(state).every

    assert len(asked) == 0
    assert (only.label, only.differences) == ("Published", None)
