"""The history of an incident, and the ways back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.models import Incident, Participation, Record, User
from incidents.publishing import correct, publish
from tests.incidents.admin.conftest import address, errors_of, filled
from tests.incidents.models import rows

SignIn = Callable[[User], Client]


@pytest.fixture
def incident(committed: None) -> Incident:
    """A draft, each of whose acts is a transaction of its own, as it is outside of tests."""
    return rows.cited(title="First title")


def history(client: Client, incident: Incident, **query: Any) -> Any:
    return client.get(address("incident", "history", incident.pk), query)


def save(client: Client, incident: Incident, **changes: Any) -> None:
    page = address("incident", "change", incident.pk)
    saved = client.post(page, filled(client.get(page)) | changes)
    assert saved.status_code == 302, errors_of(saved)


def restore_address(response: Any, n: int) -> str:
    entry, incident = response.context["entries"][n].entry, response.context["object"]
    return f"/admin/incidents/incident/{incident.pk}/history/state/{entry.key}/"


def confirmed(client: Client, page: str, **fields: str) -> Any:
    asked = client.get(page)
    return client.post(page, dict(asked.context["confirmation"].hidden) | fields)


def test_each_save_is_one_entry_with_who_and_what_in_words(
    as_analyst: Client, incident: Incident
) -> None:
    actor = rows.actor("test-army", name="Test Army")
    Participation.objects.create(incident=incident, role="target", actor=actor)
    changes = {"title": "Second title", "means": ["rocket"], "participations-0-role": "initiator"}
    save(as_analyst, incident, **changes)
    [newest, *_] = history(as_analyst, incident).context["entries"]

    assert newest.entry.who == "analyst"
    assert [(row.title, row.kind, row.fields) for row in newest.rows] == [
        (
            *("Incident", "changed"),
            [("Title", "First title", "Second title"), ("Means", "—", "Rocket")],
        ),
        ("Participation Initiator Test Army", "changed", [("Role", "Target", "Initiator")]),
    ]


def test_former_state_is_restored_after_a_confirmation_that_lists_it(
    as_analyst: Client, incident: Incident
) -> None:
    save(as_analyst, incident, title="Second title")
    page = restore_address(history(as_analyst, incident), 1)

    asked = as_analyst.get(page)
    assert "Incident: Title: Second title → First title" in asked.context["confirmation"].rows
    without = confirmed(as_analyst, page, reason=" ")
    assert "reason" in without.context["adminform"].form.errors
    done = confirmed(as_analyst, page, reason="It was right")

    assert done.status_code == 302
    incident.refresh_from_db()
    assert incident.title == "First title"
    newest = history(as_analyst, incident).context["entries"][0].entry
    assert (newest.act, newest.reason) == ("state restored", "It was right")
    assert b"present state already" in as_analyst.get(page).content


def test_restoring_what_moved_meanwhile_is_refused(as_analyst: Client, incident: Incident) -> None:
    save(as_analyst, incident, title="Second title")
    page = restore_address(history(as_analyst, incident), 1)
    for seen in ("0", "x", ""):
        refused = as_analyst.post(page, {"seen": seen, "reason": "Back"})
        assert "Somebody changed it" in str(refused.context["adminform"].form.non_field_errors())
    incident.refresh_from_db()
    assert incident.title == "Second title"


def test_versions_are_marked_and_come_back_through_the_ledger(
    as_editor: Client, editor: User, incident: Incident
) -> None:
    chosen = Incident.objects.filter(pk=incident.pk)
    publish(incidents=chosen, by=editor, reason="Checked")
    save(as_editor, incident, title="Second title")
    correct(incidents=chosen, by=editor, reason="The title was wrong")
    shown = history(as_editor, incident)

    versions = [
        (each.entry.record.version, each.entry.act, each.entry.reason)
        for each in shown.context["entries"]
        if each.entry.record
    ]
    assert versions == [(2, "Corrected", "The title was wrong"), (1, "Published", "Checked")]
    page = f"/admin/incidents/incident/{incident.pk}/history/version/1/"
    assert page in shown.content.decode()
    assert as_editor.post(page, {"seen": "0", "reason": "x"}).status_code == 200
    done = confirmed(as_editor, page, reason="It was right")

    assert done.status_code == 302
    incident.refresh_from_db()
    assert (incident.title, incident.version) == ("First title", 3)
    assert Record.objects.latest("position").reason == "It was right"
    newest = next(
        e.entry for e in history(as_editor, incident).context["entries"] if e.entry.record
    )
    assert (newest.who, newest.act) == ("editor", "Restored")


def test_version_that_names_what_is_gone_stays_where_it_is(
    as_editor: Client, editor: User, incident: Incident
) -> None:
    gone = rows.actor("gone", name="Gone")
    part = rows.stored(Participation, incident=incident, actor=gone)
    chosen = Incident.objects.filter(pk=incident.pk)
    publish(incidents=chosen, by=editor)
    part.delete()
    gone.delete()
    page = f"/admin/incidents/incident/{incident.pk}/history/version/1/"
    refused = confirmed(as_editor, page, reason="It was right")

    said = str(refused.context["adminform"].form.non_field_errors())
    assert "there is no actor" in said
    incident.refresh_from_db()
    assert (incident.version, incident.participations.count()) == (1, 0)


def test_readers_look_and_restore_nothing(
    sign_in: SignIn, reader_user: User, incident: Incident
) -> None:
    Incident.objects.filter(pk=incident.pk).update(title="Second title")
    reader = sign_in(reader_user)
    shown = history(reader, incident)

    assert shown.status_code == 200
    assert b"Restore this state" not in shown.content
    assert reader.get(restore_address(shown, 1)).status_code == 403
    assert reader.post(restore_address(shown, 1), {"reason": "x"}).status_code == 403


def test_analysts_restore_states_and_no_versions(
    as_analyst: Client, editor: User, incident: Incident
) -> None:
    publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)
    shown = history(as_analyst, incident)
    page = f"/admin/incidents/incident/{incident.pk}/history/version/1/"

    assert b"Publish version 1 again" not in shown.content
    assert as_analyst.post(page, {"reason": "x"}).status_code == 403


def test_who_may_see_no_incidents_sees_no_history(
    client: Client, sign_in: SignIn, incident: Incident
) -> None:
    nobody = User.objects.create_user("nobody", password="x", is_staff=True)
    assert history(sign_in(nobody), incident).status_code == 403


@pytest.mark.parametrize("page", ["state/nothing", "version/1", "version/99999999999999999999"])
def test_what_is_not_there_is_not_found(as_editor: Client, incident: Incident, page: str) -> None:
    address_of = f"/admin/incidents/incident/{incident.pk}/history/{page}/"
    assert as_editor.get(address_of).status_code == 404
    assert as_editor.get("/admin/incidents/incident/0/history/").status_code == 302
    assert as_editor.get(f"/admin/incidents/incident/0/history/{page}/").status_code == 404


def test_long_history_comes_in_pages_of_the_same_few_statements(
    as_analyst: Client, incident: Incident
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert history(as_analyst, incident).status_code == 200
        return len(asked)

    actor = rows.actor("test-army", name="Test Army")
    part = rows.stored(Participation, incident=incident, actor=actor)
    taken = []
    for n in range(30):
        Incident.objects.filter(pk=incident.pk).update(title=f"Title {n}")
        Participation.objects.filter(pk=part.pk).update(reason=f"Reason {n}")
        taken += [statements()] if n in (2, 29) else []
    assert taken[0] - 2 <= taken[1] <= 25
    second = history(as_analyst, incident, p="2").context["page"]
    assert (second.number, second.paginator.num_pages) == (2, 4)
    assert history(as_analyst, incident, p="x").status_code == 200


def test_script_in_a_title_is_shown_as_text(as_analyst: Client, incident: Incident) -> None:
    save(as_analyst, incident, title="<script>alert(1)</script>")
    shown = history(as_analyst, incident)
    assert b"<script>alert(1)" not in shown.content


def test_history_is_told_in_the_language_of_the_reader(
    as_analyst: Client, incident: Incident
) -> None:
    save(as_analyst, incident, title="Second title")
    confirmed(as_analyst, restore_address(history(as_analyst, incident), 1), reason="It was right")
    page = address("incident", "history", incident.pk)
    told = as_analyst.get(page, headers={"accept-language": "ar"}).content.decode()

    for words in ("استعادة حالة سابقة", "السبب:", "عُدِّل", "قبل", "بعد"):
        assert words in told
    assert "It was right" in told
    assert "Before" not in told
