"""Adding an actor where one is chosen, after a look at similar ones."""

from typing import Any

import pytest
from django.test import Client

from incidents.admin import actor_adding
from incidents.admin.actor_adding import add, free_slug, similar_to
from incidents.models import Actor, Place
from tests.incidents.admin.conftest import address, filled

ADD, ALIAS, SIMILAR = (
    f"/admin/incidents/actor/{page}/" for page in ("add-in-place", "add-alias", "similar")
)


def test_similar_actors_are_found_over_aliases_and_say_what_agrees(militia: Actor) -> None:
    militia.names.create(name="Zorbu Brigades")

    found = similar_to("Zorbo Brigades")

    assert (found[0].actor, found[0].agrees) == (militia, "spelled alike")
    assert "matched “Zorbu Brigades”" in found[0].text


def test_dialog_shows_them_with_what_can_be_done(as_analyst: Client, militia: Actor) -> None:
    page = as_analyst.get(SIMILAR, {"name": "Test Militia\x00"}).content.decode()

    assert f'data-use="{militia.pk}"' in page
    assert f'data-alias="{militia.pk}"' in page
    assert "the same name" in page
    assert 'value="Test Militia"' in page


def test_list_shows_them_alone(as_analyst: Client, militia: Actor) -> None:
    page = as_analyst.get(SIMILAR, {"name": "Test Militia", "list": "1"}).content.decode()

    assert "Test Militia" in page
    assert "<form" not in page
    assert as_analyst.get(SIMILAR, {"name": "", "list": "1"}).content.strip() == b""


def test_actor_is_added_with_a_slug_of_its_own(as_analyst: Client) -> None:
    iraq = Place.objects.get(slug="iraq")
    fields = {"name": " Zorbo  Qwerti ", "kind": "rebel", "country": iraq.pk}

    answer = as_analyst.post(ADD, fields)

    actor = Actor.objects.get(slug="zorbo-qwerti")
    assert answer.json() == {"id": str(actor.pk), "text": "Zorbo Qwerti (rebel group, Iraq)"}
    assert actor.name == "Zorbo Qwerti"


def test_similar_ones_that_were_not_shown_are_shown_first(
    as_analyst: Client, militia: Actor
) -> None:
    fields = {"name": "Test Militia", "kind": "rebel"}

    answer = as_analyst.post(ADD, fields)

    assert answer.status_code == 400
    assert "look at them" in answer.content.decode()
    assert Actor.objects.filter(name="Test Militia").count() == 1
    seen = [each.actor.pk for each in similar_to("Test Militia")]
    assert as_analyst.post(ADD, fields | {"seen": seen}).status_code == 200
    assert Actor.objects.get(slug="test-militia-2").kind == "rebel"


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "", "kind": "rebel"},
        {"name": "Zorbo\x00", "kind": "rebel"},
        {"name": "z" * 201, "kind": "rebel"},
        {"name": "Zorbo", "kind": "trebuchet"},
        {"name": "Zorbo", "kind": ""},
        {"name": "Zorbo", "kind": "rebel", "country": "9" * 40},
        {"name": "Zorbo", "kind": "rebel", "country": "x"},
    ],
)
def test_wrong_field_is_named_and_nothing_added(as_analyst: Client, fields: dict[str, str]) -> None:
    count = Actor.objects.count()

    answer = as_analyst.post(ADD, fields)

    assert answer.status_code == 400
    assert "errorlist" in answer.content.decode()
    assert Actor.objects.count() == count


def test_spelling_becomes_an_alias_once(as_analyst: Client, militia: Actor) -> None:
    for _ in range(2):
        answer = as_analyst.post(ALIAS, {"actor": militia.pk, "name": "Tst  Militia"})
        assert answer.json()["id"] == str(militia.pk)

    assert [name.name for name in militia.names.all()] == ["Tst Militia"]


@pytest.mark.parametrize("key", ["", "x", "9" * 40, "0", "٣"])
def test_alias_of_no_actor_is_refused(as_analyst: Client, key: str, db: None) -> None:
    answer = as_analyst.post(ALIAS, {"actor": key, "name": "Tst"})

    assert (answer.status_code, answer.json()["error"]) == (
        400,
        "There is no such actor any more.",
    )


@pytest.mark.parametrize("name", ["", "x" * 201, "a\x00"])
def test_alias_that_is_no_name_is_refused(as_analyst: Client, militia: Actor, name: str) -> None:
    answer = as_analyst.post(ALIAS, {"actor": militia.pk, "name": name})

    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not militia.names.exists()


def test_who_may_only_look_is_refused(sign_in: Any, reader_user: Any, militia: Actor) -> None:
    reader = sign_in(reader_user)

    assert reader.get(SIMILAR, {"name": "x"}).status_code == 403
    assert reader.post(ADD, {"name": "Zorbo", "kind": "rebel"}).status_code == 403
    assert reader.post(ALIAS, {"actor": militia.pk, "name": "Tst"}).status_code == 403


def test_nobody_adds_without_signing_in(client: Client, militia: Actor) -> None:
    assert client.post(ADD, {"name": "Zorbo", "kind": "rebel"}).status_code == 302
    assert not Actor.objects.filter(name="Zorbo").exists()


def test_adding_is_no_get(as_analyst: Client) -> None:
    assert [as_analyst.get(page).status_code for page in (ADD, ALIAS)] == [405, 405]
    assert as_analyst.post(SIMILAR).status_code == 405


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Test Militia", "test-militia-2"),
        ("كتائب", "actor"),
        ("--Čeští_ vojáci--", "cesti-vojaci"),
        ("x" * 200, "x" * 74),
        ("a" * 73 + " bcd", "a" * 73),
    ],
)
def test_slug_is_made_of_the_name_and_free(militia: Actor, name: str, slug: str) -> None:
    assert free_slug(name) == slug
    actor = add(Actor(name=name, kind="rebel"))
    assert actor.slug == slug


def test_slug_taken_meanwhile_is_not_taken_twice(militia: Actor, monkeypatch: Any) -> None:
    offered = iter(["test-militia", "test-militia-2"])
    monkeypatch.setattr(actor_adding, "free_slug", lambda name: next(offered))

    assert add(Actor(name="Test Militia", kind="rebel")).slug == "test-militia-2"


def test_own_page_warns_of_similar_names_and_saves(as_analyst: Client, militia: Actor) -> None:
    page = address("actor", "add")
    fields = filled(as_analyst.get(page))
    fields |= {"name": "Test <Militia>", "slug": "test-m", "kind": "rebel"}

    answer = as_analyst.post(page, fields, follow=True)

    assert Actor.objects.filter(slug="test-m").exists()
    said = " ".join(str(message) for message in answer.context["messages"])
    assert f'<a href="/admin/incidents/actor/{militia.pk}/change/">' in said
    assert "Similar actors exist" in said
