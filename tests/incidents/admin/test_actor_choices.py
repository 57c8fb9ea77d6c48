"""Actors as a chooser shows them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.models import Actor, Affiliation, Place
from tests.incidents.admin.conftest import address

FIELD = {"app_label": "incidents", "model_name": "participation", "field_name": "actor"}


def asked(client: Client, **more: Any) -> Any:
    answer = client.get(address("actor", "choices"), FIELD | more)
    assert answer.status_code == 200
    return answer.json()


def test_actor_is_shown_with_kind_country_parent_and_the_name_matched(
    as_analyst: Client, militia: Actor, army: Actor
) -> None:
    militia.country = Place.objects.get(slug="iraq")
    militia.save()
    militia.names.create(name="TSTM", form="short")
    Affiliation.objects.create(child=militia, parent=army, kind="part-of")

    found = asked(as_analyst, term="tstm")["results"]

    assert found[0] == {
        "id": str(militia.pk),
        "text": "Test Militia · political militia · Iraq · part of Test Army · matched “TSTM”",
        "label": "Test Militia (political militia, Iraq)",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"end": "2014"},
        {"start": "9990"},
        {"kind": "backed-by"},
        {"stance": "denies"},
        {"standing": "alternative"},
    ],
)
def test_only_what_it_is_part_of_today_is_shown(
    as_analyst: Client, militia: Actor, army: Actor, changes: dict[str, str]
) -> None:
    fields = {"child": militia, "parent": army, "kind": "part-of", **changes}
    Affiliation.objects.create(**fields)

    assert "Test Army" not in asked(as_analyst, term="Test Militia")["results"][0]["text"]


def test_a_page_takes_two_statements(as_analyst: Client, db: None) -> None:
    Actor.objects.bulk_create(
        Actor(slug=f"many-{n}", name=f"Manyfold {n:02}", kind="rebel") for n in range(45)
    )
    with CaptureQueriesContext(connection) as statements:
        first = asked(as_analyst, term="manyfold")
    ours = [each for each in statements if "incidents_actor" in each["sql"]]
    pages = [asked(as_analyst, term="manyfold", page=n) for n in (1, 2, 3)]

    assert len(ours) == 2
    assert first == pages[0]
    assert [page["pagination"]["more"] for page in pages] == [True, True, False]
    keys = [row["id"] for page in pages for row in page["results"]]
    assert len(keys) == len(set(keys)) == 45


def test_without_a_term_all_are_listed_by_name(as_analyst: Client, militia: Actor) -> None:
    Actor.objects.create(slug="a-a", name="1 AAA", kind="rebel")
    found = asked(as_analyst, term="", adds=1)

    assert found["results"][0]["label"] == "1 AAA (rebel group)"
    assert found["pagination"] == {"more": True}


@pytest.mark.parametrize("page", ["x", "0", "-3", "9" * 30, "٣", ""])
def test_page_that_is_none_is_no_error(as_analyst: Client, militia: Actor, page: str) -> None:
    asked(as_analyst, term="test militia", page=page)


def test_adding_is_offered_after_the_last_to_whoever_may(
    as_analyst: Client, sign_in: Any, reader_user: Any
) -> None:
    entry = {"id": "new", "text": "Add “Zzyzx” as a new actor …", "add": "Zzyzx"}

    assert asked(as_analyst, term=" Zzyzx ", adds=1)["results"][-1] == entry
    assert asked(as_analyst, term="Zzyzx")["results"] == []
    assert asked(as_analyst, term="!!", adds=1)["results"] == []
    assert asked(sign_in(reader_user), term="Zzyzx", adds=1)["results"] == []


def test_choosers_in_forms_add_and_those_of_filters_do_not(as_analyst: Client) -> None:
    form = as_analyst.get(address("incident", "add")).content.decode()
    filters = as_analyst.get(address("incident", "changelist")).content.decode()

    assert "/actor/choices/?adds=1" in form
    assert "/actor/choices/?adds=1" not in filters


def test_other_rows_than_those_of_the_site_are_refused(as_analyst: Client) -> None:
    assert as_analyst.get(address("actor", "choices"), {"term": "x"}).status_code == 403
