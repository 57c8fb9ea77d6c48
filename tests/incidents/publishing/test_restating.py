"""Changed names brought to published documents, and nothing else with them."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from incidents.documents.dump import dump
from incidents.models import (
    Actor,
    Affiliation,
    Incident,
    IncidentType,
    Place,
    Publisher,
    Record,
    RecordIndex,
    Source,
    User,
)
from incidents.publishing import count_to_restate, restate
from incidents.publishing import restating as restating_module

pytestmark = pytest.mark.django_db


def document_of(title: str) -> dict[str, Any]:
    current = RecordIndex.objects.get(title=title, superseded_by__isnull=True)
    document: dict[str, Any] = json.loads(current.record.document)
    return document


KIRKUK = "Rockets hit a military installation at Kirkuk"


def renamed(model: Any, slug: str, name: str) -> Any:
    key = "code" if model is IncidentType else "slug"
    field = "title" if model is Source else "name"
    row = model.objects.get(**{key: slug})
    setattr(row, field, name)
    row.save()
    return row


@pytest.mark.parametrize(
    ("model", "slug", "path"),
    [
        (Place, "kirkuk", ["locations", 0, "place", "name"]),
        (Place, "iraq", ["locations", 0, "place", "within", 1, "name"]),
        (IncidentType, "rocket-attack", ["type", "name"]),
        (Source, "military-times-2020-01-02", ["citations", 0, "source", "title"]),
        (Publisher, "military-times", ["citations", 0, "source", "publisher", "name"]),
    ],
)
def test_new_name_reaches_every_document_that_names_the_row(
    editor: User, model: Any, slug: str, path: list[Any]
) -> None:
    row = renamed(model, slug, "New Name")
    expected = count_to_restate([row])

    count = restate([row], by=editor, reason="Renamed")

    value: Any = document_of(KIRKUK)
    for step in path:
        value = value[step]
    assert value == "New Name"
    assert 0 < count == expected


def test_actor_is_renamed_wherever_it_is_named(editor: User) -> None:
    row = renamed(Actor, "mark-milley", "General Milley")

    restate([row], by=editor)

    current = RecordIndex.objects.filter(superseded_by__isnull=True, live=True)
    texts = current.values_list("record__document", flat=True)
    naming = [text for text in texts if '"mark-milley"' in text]
    assert naming
    assert all("General Milley" in text for text in naming)


def test_restating_holds_a_pending_edit_back(editor: User) -> None:
    incident = Incident.objects.get(title=KIRKUK)
    pending = {"title": "Pending title", "summary": "Pending summary", "tags": ["pending"]}
    Incident.objects.filter(pk=incident.pk).update(**pending)
    incident.figures.all().delete()
    row = renamed(Place, "kirkuk", "Karkuk")

    restate([row], by=editor)

    document = document_of(KIRKUK)
    assert document["locations"][0]["place"]["name"] == "Karkuk"
    assert document["figures"]
    assert "ending" not in json.dumps(document)


def test_restating_one_row_leaves_another_pending_name_alone(editor: User) -> None:
    row = renamed(Place, "kirkuk", "Karkuk")
    renamed(Place, "iraq", "Pending Iraq")

    restate([row], by=editor)

    place = document_of(KIRKUK)["locations"][0]["place"]
    assert place["name"] == "Karkuk"
    assert "Pending Iraq" not in json.dumps(place)


def test_restated_record_keeps_version_and_says_so(editor: User) -> None:
    row = renamed(Place, "kirkuk", "Karkuk")
    incident = Incident.objects.get(title=KIRKUK)

    restate([row], by=editor, reason="Spelling of the gazetteer")

    record = Record.objects.filter(incident=incident).last()
    assert record is not None
    assert (record.action, record.version) == ("restated", incident.version)
    assert record.reason == "Spelling of the gazetteer"


def test_new_parent_is_found_by_filter_after_restating(editor: User) -> None:
    parent = Actor.objects.create(slug="joint-force", name="Joint Force", kind="military")
    child = Actor.objects.get(slug="us-army")
    Affiliation.objects.create(child=child, parent=parent, kind="part-of")

    restate([child], by=editor)

    current = RecordIndex.objects.filter(superseded_by__isnull=True)
    assert current.naming("actor:joint-force").filter(type="deployment").exists()


def test_restating_again_changes_nothing(editor: User) -> None:
    row = renamed(Place, "kirkuk", "Karkuk")
    restate([row], by=editor)

    assert restate([row], by=editor) == 0


def test_interrupted_run_is_resumed_by_running_again(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restating_module, "BATCH", 2)
    row = renamed(Place, "iraq", "Irak")
    expected = count_to_restate([row])

    assert restate([row], by=editor) == expected
    assert document_of(KIRKUK)["locations"][0]["place"]["within"][1]["name"] == "Irak"


def test_analyst_may_not_restate(analyst: User) -> None:
    row = renamed(Place, "kirkuk", "Karkuk")
    position = Record.objects.count()

    with pytest.raises(PermissionDenied):
        restate([row], by=analyst)

    assert Record.objects.count() == position


def test_row_that_nothing_names_restates_nothing(editor: User) -> None:
    row = Place.objects.create(slug="nowhere-yet", name="Nowhere", kind="zone")

    assert count_to_restate([row]) == 0
    assert restate([row], by=editor) == 0
    assert restate([], by=editor) == 0


def test_restated_document_is_what_publishing_would_write(editor: User) -> None:
    row = renamed(Actor, "us-army", "The Army")
    restate([row], by=editor)
    incident = Incident.objects.get(title=KIRKUK)
    restated = document_of(KIRKUK)

    assert restated == dump([incident.pk])[incident.pk]
