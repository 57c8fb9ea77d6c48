"""Actors, affiliations, places, publishers, sources and types."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Actor, Affiliation, IncidentType, Place, Publisher, Source
from tests.incidents.admin.conftest import added, address, errors_of, filled

CLAIM = {"basis": "stated", "stance": "affirms", "standing": "recommended"}


def test_an_actor_with_names_and_affiliation_is_saved_at_once(
    as_analyst: Client, army: Actor
) -> None:
    fields = filled(as_analyst.get(address("actor", "add")))
    fields |= {"name": "Quds Force", "slug": "test-quds-force", "kind": "unit", "start": "1988"}
    fields |= added("names", 1, name="فيلق القدس", language="ar", script="Arab", form="alias")
    fields |= added("affiliations", 1, kind="part-of", parent=army.pk, start="1988", **CLAIM)

    response = as_analyst.post(address("actor", "add"), fields)

    assert response.status_code == 302, errors_of(response)
    actor = Actor.objects.get(slug="test-quds-force")
    assert actor.names.get().script == "Arab"
    assert actor.affiliations.get().parent == army


def test_a_slug_is_permanent(as_editor: Client, militia: Actor) -> None:
    page = address("actor", "change", militia.pk)

    as_editor.post(page, filled(as_editor.get(page)) | {"slug": "another", "name": "Test Militia"})

    militia.refresh_from_db()
    assert militia.slug == "test-militia"


@pytest.mark.parametrize(
    ("model", "fields", "message"),
    [
        ("actor", {"slug": "Not_A_Slug"}, "lower-case letters"),
        ("actor", {"slug": "x", "start": "2020", "end": "2019"}, "before the start"),
        ("actor", {"slug": "x", "start": "soon"}, "soon"),
        ("place", {"slug": "iraq"}, "already exists"),
        ("place", {"slug": "x", "iso_alpha2": "IQ"}, "Another place already has this"),
        ("place", {"slug": "x", "latitude": "33"}, "together"),
        ("place", {"slug": "x", "radius_km": "-1"}, "kilometres from 0"),
    ],
)
def test_a_wrong_value_is_an_error_on_the_page(
    as_analyst: Client, model: str, fields: dict[str, Any], message: str
) -> None:
    add = address(model, "add")
    kind = "military" if model == "actor" else "site"

    response = as_analyst.post(
        add, filled(as_analyst.get(add)) | {"name": "X", "kind": kind} | fields
    )

    assert response.status_code == 200
    assert any(message in error for error in errors_of(response)), errors_of(response)


@pytest.mark.parametrize("model", ["place", "incidenttype"])
def test_a_cycle_in_a_tree_is_an_error_at_the_parent(as_editor: Client, model: str) -> None:
    top: Any
    below: Any
    if model == "place":
        top, below = Place.objects.get(slug="iraq"), Place.objects.filter(parent__slug="iraq")[0]
    else:
        below = IncidentType.objects.get(code="rocket-attack")
        top = below.parent
    page = address(model, "change", top.pk)

    response = as_editor.post(page, filled(as_editor.get(page)) | {"parent": below.pk})

    assert response.context["adminform"].form.errors == {
        "parent": ["It lies below this row already, a tree has no cycle"]
    }
    assert f'value="{below.pk}" selected' in response.content.decode()


@pytest.fixture
def part_of(militia: Actor, army: Actor) -> Affiliation:
    return Affiliation.objects.create(child=militia, parent=army, kind="part-of")


def test_a_cycle_of_affiliations_is_an_error_at_the_parent(
    as_analyst: Client, part_of: Affiliation
) -> None:
    add = address("affiliation", "add")
    fields = filled(as_analyst.get(add))
    fields |= {"child": part_of.parent_id, "parent": part_of.child_id, "kind": "part-of"}

    response = as_analyst.post(add, fields)

    assert list(response.context["adminform"].form.errors) == ["parent"]
    assert Affiliation.objects.filter(child=part_of.parent_id).count() == 0


def test_a_cycle_of_affiliations_below_an_actor_is_an_error_of_the_page(
    as_analyst: Client, part_of: Affiliation
) -> None:
    page = address("actor", "change", part_of.parent_id)
    fields = filled(as_analyst.get(page))
    fields |= added("affiliations", 1, kind="part-of", parent=part_of.child_id, **CLAIM)

    response = as_analyst.post(page, fields)

    assert errors_of(response) == ["parent: it is itself part of this actor at that time"]


def test_an_affiliation_cites_its_own_citations(
    as_analyst: Client, part_of: Affiliation, source: Source
) -> None:
    page = address("affiliation", "change", part_of.pk)
    fields = filled(as_analyst.get(page)) | {"cites": "1"}

    refused = as_analyst.post(page, fields)
    saved = as_analyst.post(page, fields | added("citations", 1, source=source.pk))

    assert list(refused.context["adminform"].form.errors) == ["cites"]
    assert saved.status_code == 302, errors_of(saved)


def test_the_same_affiliation_twice_is_refused(as_analyst: Client, part_of: Affiliation) -> None:
    add = address("affiliation", "add")
    fields = filled(as_analyst.get(add))
    fields |= {"child": part_of.child_id, "parent": part_of.parent_id, "kind": "part-of"}

    assert errors_of(as_analyst.post(add, fields))


def test_a_renamed_place_keeps_its_former_name(as_analyst: Client, base: Place) -> None:
    page = address("place", "change", base.pk)

    as_analyst.post(page, filled(as_analyst.get(page)) | {"name": "New Base"})

    assert list(base.names.values_list("name", flat=True)) == ["Test Base"]


def test_authors_are_typed_one_on_each_line(as_analyst: Client, source: Source) -> None:
    page = address("source", "change", source.pk)

    as_analyst.post(page, filled(as_analyst.get(page)) | {"authors": "Doe, Jane\r\n\r\nRoe, Jo"})

    source.refresh_from_db()
    assert source.authors == ["Doe, Jane", "Roe, Jo"]


def test_an_address_without_a_scheme_gets_https(as_analyst: Client) -> None:
    add = address("publisher", "add")
    fields = {"name": "Test Post", "slug": "test-post", "url": "post.example"}

    as_analyst.post(add, filled(as_analyst.get(add)) | fields)

    assert Publisher.objects.get(slug="test-post").url == "https://post.example"


@pytest.mark.parametrize("acled", ['{"sub_event": 1}', "[1]", '[{"when": null}]', "nonsense"])
def test_sub_events_that_cannot_be_read_are_refused(as_editor: Client, acled: str) -> None:
    page = address("incidenttype", "change", IncidentType.objects.get(code="airstrike").pk)

    response = as_editor.post(page, filled(as_editor.get(page)) | {"acled": acled})

    assert list(response.context["adminform"].form.errors) == ["acled"]


@pytest.mark.parametrize("code", ["rocket-attack", "airstrike"])
def test_a_type_is_saved_as_the_fixtures_have_it(as_editor: Client, code: str) -> None:
    kind = IncidentType.objects.get(code=code)
    page = address("incidenttype", "change", kind.pk)

    response = as_editor.post(page, filled(as_editor.get(page)))

    assert response.status_code == 302, errors_of(response)
    saved = IncidentType.objects.get(pk=kind.pk)
    assert (sorted(saved.expects), saved.acled) == (sorted(kind.expects), kind.acled)


def test_an_actor_in_use_is_not_deleted(as_analyst: Client, part_of: Affiliation) -> None:
    page = address("actor", "delete", part_of.child_id)

    response = as_analyst.post(page, {"post": "yes"})

    assert response.status_code == 200
    assert Actor.objects.filter(pk=part_of.child_id).exists()
