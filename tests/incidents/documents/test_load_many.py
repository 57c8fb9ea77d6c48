"""Many documents stored at once are stored as each would be alone."""

from typing import Any

import pghistory
import pytest
from django.db import DataError, IntegrityError, transaction

from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.documents.load_many import find_rows, load_many, named_by
from incidents.documents.slim import slim
from incidents.importing.creating import create
from incidents.importing.registry import Dataset, find
from incidents.importing.related import Related
from incidents.models import Figure, Incident, User
from tests.incidents.importing.ged_files import SYRIA, UKRAINE, rows

pytestmark = pytest.mark.django_db
DERIVED = ("reference", "version", "entered_at")


@pytest.fixture
def documents() -> list[dict]:
    """Those of every strange row, with what they name created."""
    related, translate = Related(), find("ucdp-ged").translate
    every = (*rows(SYRIA), *rows(UKRAINE))
    read = [translate(cells, related, Dataset("one")).document for cells in every]
    create(related.missing())
    return read


def stored(documents: list[dict], by: User, **options) -> list[int]:
    slims = [slim(each) for each in documents]
    return load_many(slims, ids=find_rows(named_by(slims)), by=by, **options)


def without_derived(pk: int) -> dict:
    document = dump([pk])[pk]
    return {name: value for name, value in document.items() if name not in DERIVED}


def test_each_is_as_if_it_had_been_loaded_alone(documents, analyst: User) -> None:
    for number, pk in enumerate(stored(documents, analyst)):
        document = documents[number]
        origin = {**document["origins"][0], "dataset": "other"}
        alone = load({**document, "origins": [origin]}, by=analyst)

        told, expected = without_derived(pk), without_derived(alone.pk)
        assert told.pop("origins")[0]["codes"] == expected.pop("origins")[0]["codes"]
        assert told == expected
        assert Incident.objects.get(pk=pk).entered_by == analyst


def test_history_says_who_did_it(documents, analyst: User) -> None:
    with transaction.atomic(), pghistory.context(user=analyst.pk, reason="Imported."):
        (pk, *_) = stored(documents[:2], analyst)

    events: Any = Figure
    event = events.pgh_event_model.objects.filter(incident=pk).first()
    assert event.pgh_context.metadata == {"user": analyst.pk, "reason": "Imported."}


def test_what_an_origin_keeps_beside_is_kept(documents, analyst: User) -> None:
    beside = [{"sha256": "a" * 64, "original_row": {"id": "1", "side_a": 'Ж"\t\\'}}]
    (pk,) = stored(documents[:1], analyst, origins=beside)

    origin = Incident.objects.get(pk=pk).origins.get()
    assert (origin.sha256, origin.original_row) == ("a" * 64, beside[0]["original_row"])


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("figures", {"measure": "killed", "low": 5, "best": 1, "high": 1}),
        ("participations", {"role": "party"}),
        ("citations", {"number": 1}),
    ],
)
def test_rules_of_the_database_hold(documents, analyst: User, part: str, wrong: dict) -> None:
    with pytest.raises((IntegrityError, DataError)):
        stored([{**documents[0], part: [wrong]}], analyst)


def test_revision_of_a_new_incident_is_nought(documents, analyst: User) -> None:
    (pk,) = stored(documents[:1], analyst)

    assert Incident.objects.get(pk=pk).revision == 0
