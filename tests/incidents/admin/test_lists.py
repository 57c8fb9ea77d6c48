"""Lists: what they find, and that a longer list asks no more queries."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.models import Actor, Incident, IncidentType, Location, Place, Source
from tests.incidents.admin.conftest import address

LISTS = [
    "actor",
    "affiliation",
    "incident",
    "incidenttype",
    "place",
    "publisher",
    "record",
    "source",
]


@pytest.mark.parametrize("model", LISTS)
def test_a_list_of_many_rows_asks_as_few_queries_as_one_of_few(
    as_editor: Client, model: str, draft: Incident
) -> None:
    page = address(model, "changelist")
    as_editor.get(page)  # content types and the like are remembered

    with CaptureQueriesContext(
        connection,
    ) as queries:
        as_editor.get(page)

    most = 16 if model == "incident" else 13
    assert len(queries) <= most, [query["sql"][:150] for query in queries]


def test_a_page_with_many_rows_below_it_asks_no_query_for_each(
    as_editor: Client, draft: Incident
) -> None:
    page = address("incident", "change", draft.pk)
    as_editor.get(page)
    with CaptureQueriesContext(connection) as few:
        as_editor.get(page)
    for number in range(12):
        actor = Actor.objects.create(slug=f"test-{number}", name=f"A {number}", kind="military")
        draft.participations.create(role="target", actor=actor, by=actor)
    with CaptureQueriesContext(connection) as many:
        as_editor.get(page)

    assert len(many) <= len(few) + 4


def found(client: Client, model: str, **asked: Any) -> list[str]:
    """What a list shows."""
    response = client.get(address(model, "changelist"), asked)
    assert response.status_code == 200, response
    return [str(row) for row in response.context["cl"].result_list]


def test_incidents_are_found_by_place_actor_type_source_and_tag(
    as_editor: Client, draft: Incident, base: Place, militia: Actor, source: Source
) -> None:
    Location.objects.create(incident=draft, place=base, precision="site")
    Incident.objects.filter(pk=draft.pk).update(tags=["test-tag"])
    iraq, violence = Place.objects.get(slug="iraq"), IncidentType.objects.get(code="violence")

    assert "Test attack" in found(as_editor, "incident", in_place=iraq.pk, q="Test attack")
    assert found(as_editor, "incident", with_actor=militia.pk) == ["Test attack"]
    assert "Test attack" in found(as_editor, "incident", of_type=violence.pk, q="Test attack")
    assert found(as_editor, "incident", from_source=source.pk) == ["Test attack"]
    assert found(as_editor, "incident", tag="test-tag") == ["Test attack"]
    assert found(as_editor, "incident", tag="test-ta") == []


@pytest.mark.parametrize("value", ["x", "-1", "0", "1 OR 1=1", "9" * 30, "٣"])
def test_a_filter_value_that_names_no_row_finds_nothing(
    as_editor: Client, draft: Incident, value: str
) -> None:
    for name in ("in_place", "with_actor", "of_type", "from_source"):
        assert found(as_editor, "incident", **{name: value}) == []


def test_names_are_found_whichever_way_they_are_spelled(as_editor: Client, militia: Actor) -> None:
    militia.names.create(name="كتائب حزب الله", language="ar")
    militia.names.create(name="Kata’ib Hizbollah")

    for words in ("kataib", "Katā'ib", "كتايب", "MILITIA test"):
        assert "Test Militia" in found(as_editor, "actor", q=words), words


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", '"', "a" * 500, "\u202e", "(", "ﷺ"])
def test_odd_words_to_search_for_do_no_harm(as_editor: Client, words: str) -> None:
    for model in LISTS:
        found(as_editor, model, q=words)


def test_other_filters_are_kept_when_one_is_sent(as_editor: Client, militia: Actor) -> None:
    page = as_editor.get(address("incident", "changelist"), {"state__exact": "draft", "p": "0"})

    assert b'<input type="hidden" name="state__exact" value="draft">' in page.content
