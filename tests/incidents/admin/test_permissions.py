"""Who may what, page by page and action by action, also by hand."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from incidents.codes import State
from incidents.models import Actor, Incident, Record, User
from tests.incidents.admin.conftest import address, filled

MODELS = (
    "actor",
    "affiliation",
    "coverage",
    "incident",
    "incidenttype",
    "place",
    "publisher",
    "record",
    "source",
)
MAY_ADD = {
    "reader_user": set[str](),
    "analyst": set(MODELS) - {"record", "incidenttype"},
    "editor": set(MODELS) - {"record"},
}
GROUPS = sorted(MAY_ADD)
SignIn = Callable[[User], Client]


@pytest.fixture
def client_of(request: pytest.FixtureRequest, sign_in: SignIn) -> Callable[[str], Client]:
    return lambda group: sign_in(request.getfixturevalue(group))


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", MODELS)
def test_every_group_sees_every_list_and_adds_what_it_may(
    client_of: Callable[[str], Client], group: str, model: str
) -> None:
    client = client_of(group)

    assert client.get(address(model, "changelist")).status_code == 200
    expected = 200 if model in MAY_ADD[group] else 403
    assert client.get(address(model, "add")).status_code == expected
    assert client.post(address(model, "add"), {}).status_code == expected


@pytest.mark.parametrize("group", GROUPS)
def test_nobody_of_the_groups_manages_users(client_of: Callable[[str], Client], group: str) -> None:
    assert client_of(group).get(address("user", "changelist")).status_code == 403


def test_a_reader_sees_an_incident_and_changes_nothing(
    client_of: Callable[[str], Client], draft: Incident
) -> None:
    client = client_of("reader_user")
    page = address("incident", "change", draft.pk)

    shown = client.get(page)

    assert shown.status_code == 200
    assert b"Test attack" in shown.content
    assert b'name="_save"' not in shown.content
    assert b"_act_publish" not in shown.content
    assert client.post(page, {"title": "Mine"}).status_code == 403
    assert client.post(address("incident", "delete", draft.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("group", ["analyst", "editor"])
def test_a_draft_can_be_deleted(
    client_of: Callable[[str], Client], draft: Incident, group: str
) -> None:
    page = address("incident", "delete", draft.pk)

    assert client_of(group).post(page, {"post": "yes"}).status_code == 302
    assert not Incident.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("state", [State.PUBLISHED, State.RETRACTED])
def test_what_was_public_is_deleted_by_nobody(
    client_of: Callable[[str], Client], draft: Incident, group: str, state: State
) -> None:
    Incident.objects.filter(pk=draft.pk).update(state=state, reference="INC-999999", version=1)
    client = client_of(group)

    one = client.post(address("incident", "delete", draft.pk), {"post": "yes"})
    action = {"action": "delete_selected", "_selected_action": [draft.pk], "post": "yes"}
    several = client.post(address("incident", "changelist"), action)

    assert one.status_code == 403
    assert several.status_code in (200, 302, 403)
    assert Incident.objects.filter(pk=draft.pk).exists()


def test_a_superuser_does_not_delete_what_was_public_either(
    admin_client: Client, draft: Incident
) -> None:
    Incident.objects.filter(pk=draft.pk).update(
        state="published", reference="INC-999999", version=1
    )

    response = admin_client.post(address("incident", "delete", draft.pk), {"post": "yes"})

    assert response.status_code == 403


@pytest.mark.parametrize("group", ["reader_user", "analyst"])
@pytest.mark.parametrize("act", ["publish", "update", "correct", "retract"])
def test_nobody_but_editors_publishes_whichever_way_it_is_asked(
    client_of: Callable[[str], Client], draft: Incident, group: str, act: str
) -> None:
    client = client_of(group)
    before = Record.objects.count()
    page = f"/admin/incidents/incident/act/{act}/"
    chosen = {"chosen": f"{draft.pk}:{draft.revision}", "reason": "x"}

    assert client.get(page, {"pk": draft.pk}).status_code == 403
    assert client.post(page, chosen | {"why": "duplicate"}).status_code == 403
    action = {"action": act, "_selected_action": [draft.pk]}
    assert client.post(address("incident", "changelist"), action).status_code in (302, 200)
    assert f'value="{act}"' not in client.get(address("incident", "changelist")).content.decode()
    draft.refresh_from_db()
    assert (draft.state, Record.objects.count()) == ("draft", before)


def test_an_analyst_who_sends_the_publish_button_by_hand_only_saves(
    client_of: Callable[[str], Client], draft: Incident
) -> None:
    client = client_of("analyst")
    page = address("incident", "change", draft.pk)

    response = client.post(page, filled(client.get(page)) | {"_act_publish": "1"})

    assert response.status_code == 302
    assert "/act/" not in response["Location"]


@pytest.mark.parametrize(
    "hidden", [{"state": "published"}, {"reference": "INC-000001"}, {"version": "9"}]
)
def test_columns_that_publishing_sets_are_not_set_by_the_form(
    client_of: Callable[[str], Client], draft: Incident, hidden: dict[str, Any]
) -> None:
    client = client_of("editor")
    page = address("incident", "change", draft.pk)

    client.post(page, filled(client.get(page)) | hidden)

    draft.refresh_from_db()
    assert (draft.state, draft.reference, draft.version) == ("draft", None, 0)


@pytest.mark.parametrize("group", ["reader_user", "analyst"])
def test_restating_takes_an_editor(
    client_of: Callable[[str], Client], militia: Actor, group: str
) -> None:
    client = client_of(group)
    action = {"action": "restate_published_incidents", "_selected_action": [militia.pk]}

    response = client.post(address("actor", "changelist"), action | {"confirmed": "yes"})

    assert response.status_code in (200, 302)
    assert b"restate" not in client.get(address("actor", "changelist")).content


@pytest.mark.parametrize("group", GROUPS)
def test_the_ledger_is_looked_at_only(client_of: Callable[[str], Client], group: str) -> None:
    client = client_of(group)
    record = Record.objects.order_by("-position").first()
    assert record is not None

    shown = client.get(address("record", "change", record.pk))

    assert shown.status_code == 200
    assert record.reference in shown.content.decode()
    assert client.post(address("record", "change", record.pk), {}).status_code == 403
    assert client.post(address("record", "delete", record.pk), {"post": "yes"}).status_code == 403


def test_a_user_manager_can_neither_become_nor_change_a_superuser(
    client_of: Callable[[str], Client], analyst: User, admin_user: User
) -> None:
    analyst.user_permissions.add(
        *Permission.objects.filter(codename__in=["view_user", "change_user", "delete_user"])
    )
    client = client_of("analyst")
    page = address("user", "change", analyst.pk)

    client.post(page, filled(client.get(page)) | {"is_superuser": "on"})

    analyst.refresh_from_db()
    assert not analyst.is_superuser
    assert client.post(address("user", "change", admin_user.pk), {}).status_code == 403
    assert client.get(f"/admin/incidents/user/{admin_user.pk}/password/").status_code == 403
    assert client.post(address("user", "delete", analyst.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("group", GROUPS)
def test_choosers_answer_whoever_may_see_the_rows(
    client_of: Callable[[str], Client], militia: Actor, group: str
) -> None:
    asked = {"app_label": "incidents", "model_name": "participation", "field_name": "actor"}

    response = client_of(group).get(address("actor", "choices"), asked | {"term": "tèst mil"})

    assert response.json()["results"] == [
        {
            "id": str(militia.pk),
            "text": "Test Militia · political militia",
            "label": "Test Militia (political militia)",
        }
    ]


def test_choosers_answer_nobody_else(client: Client, militia: Actor) -> None:
    assert client.get(address("actor", "choices")).status_code == 302
