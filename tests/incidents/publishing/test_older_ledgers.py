"""What a ledger older than the entities is given of them: what its documents say, and no more."""

import json
from typing import Any

from django.db import connections

from incidents.models import Actor, Entity
from incidents.publishing import restate
from incidents.publishing.index import reindex
from tests.conftest import signed_up


def told(kind: str, slug: str) -> Any:
    """What is public of a row now."""
    state = Entity.objects.get(kind=kind, slug=slug, superseded_by=None)
    return json.loads(state.document)


def test_rows_of_an_older_ledger_are_filled_in_from_its_documents_alone(committed):
    named = set(Entity.objects.exclude(kind="affiliation").values_list("kind", "slug", "position"))
    parents = set(Entity.objects.filter(kind="place").values_list("slug", "parent"))
    Actor.objects.filter(slug="kataib-hizbollah").update(name="Pending name")
    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM incidents_entity")

    list(reindex())

    found = set(Entity.objects.values_list("kind", "slug", "position"))
    assert found == named
    assert set(Entity.objects.filter(kind="place").values_list("slug", "parent")) == parents
    assert not Entity.objects.filter(document__contains="Pending").exists()
    assert told("actor", "kataib-hizbollah")["name"] == "Kata'ib Hizbollah"
    assert told("source", "military-times-2020-01-02")["publisher"]["slug"]
    assert restate([Actor.objects.get(slug="mark-milley")], by=signed_up("restater", "editor")) == 0
    assert told("actor", "mark-milley")["names"]


def test_reindexing_changes_nothing_of_a_ledger_that_has_them(committed):
    before = set(Entity.objects.values_list("pk", "document"))

    list(reindex())

    assert set(Entity.objects.values_list("pk", "document")) == before
