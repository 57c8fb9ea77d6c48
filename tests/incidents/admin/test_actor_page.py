"""An actor's own page: its hierarchy and its incidents."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.admin.actor_page import involved
from incidents.admin.actor_tree import others_of, tree_of
from incidents.models import Actor, Affiliation, Incident, IncidentType, Participation
from tests.incidents.admin.conftest import address


@pytest.fixture
def brigade(militia: Actor) -> Actor:
    made: Actor = Actor.objects.create(slug="test-brigade", name="Test Brigade", kind="unit")
    Affiliation.objects.create(child=made, parent=militia, kind="part-of", start="2014")
    return made


def test_page_shows_both_with_links(
    as_analyst: Client, militia: Actor, army: Actor, brigade: Actor, draft: Incident
) -> None:
    Affiliation.objects.create(child=militia, parent=army, kind="backed-by")

    page = as_analyst.get(address("actor", "change", militia.pk)).content.decode()

    assert f'<a href="/admin/incidents/actor/{brigade.pk}/change/">Test Brigade</a>' in page
    assert '<span aria-current="page">Test Militia</span>' in page
    assert f'<a href="/admin/incidents/actor/{army.pk}/change/">Test Army</a>' in page
    assert "part of · from 2014 · stated" in page
    assert f'<a href="/admin/incidents/incident/{draft.pk}/change/">Test attack</a>' in page
    assert f"/admin/incidents/incident/?with_actor={militia.pk}" in page


def test_incidents_of_descendants_count_newest_first(
    militia: Actor, brigade: Actor, draft: Incident, rocket_attack: IncidentType
) -> None:
    late = Incident.objects.create(
        title="Later", type=rocket_attack, date="2020-01", part_of_day="night"
    )
    for role in ("initiator", "supporter"):
        Participation.objects.create(incident=late, role=role, actor=brigade)

    found = involved(militia)

    assert [(each.incident, each.when) for each in found] == [
        (late, "January 2020, at night"),
        (draft, "27 December 2019"),
    ]
    assert found[0].roles == "Initiator (Test Brigade), Supporter (Test Brigade)"
    assert found[1].roles == "Initiator"
    assert [each.incident for each in involved(brigade)] == [late]


def test_twenty_are_shown_in_two_statements(militia: Actor, rocket_attack: IncidentType) -> None:
    for day in range(1, 24):
        incident = Incident.objects.create(
            title="One of many", type=rocket_attack, date=f"2020-01-{day:02}"
        )
        Participation.objects.create(incident=incident, role="initiator", actor=militia)

    with CaptureQueriesContext(connection) as asked:
        found = involved(militia)
        others_of(militia.pk)
        tree_of(militia.pk)

    assert [each.when for each in found][::19] == ["23 January 2020", "4 January 2020"]
    assert len(asked) == 4


def test_new_actor_has_neither(as_analyst: Client) -> None:
    page = as_analyst.get(address("actor", "add")).content.decode()

    assert "actor-page" not in page


def test_actor_without_any_says_so(as_analyst: Client, army: Actor) -> None:
    page = as_analyst.get(address("actor", "change", army.pk)).content.decode()

    assert "None yet." in page
    assert "Other affiliations" not in page


def test_reader_sees_them_too(sign_in: Any, reader_user: Any, militia: Actor, brigade: Actor):
    page = sign_in(reader_user).get(address("actor", "change", militia.pk)).content.decode()

    assert "Test Brigade" in page


def test_who_may_see_actors_alone_sees_neither(
    sign_in: Any, django_user_model: Any, militia: Actor, brigade: Actor
) -> None:

    user = django_user_model.objects.create_user("clerk", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_actor"))

    page = sign_in(user).get(address("actor", "change", militia.pk)).content.decode()

    assert "Test Militia" in page
    assert "actor-page" not in page
