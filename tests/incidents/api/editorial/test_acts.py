"""Publishing by the API: one act, many acts, dry ones, and who may not."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connections
from django.test import Client

from incidents.models import Incident, Record, User
from tests.incidents.api.editorial.conftest import JSON, act, made, put
from tests.incidents.api.tokens import client_with, token_for
from tests.incidents.documents.made import ROCKETS

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
ACTS = "/api/v1/editorial/acts/"
UNCITED = {key: value for key, value in ROCKETS.items() if key not in ("citations", "locations")}


def many(
    client: Client, name: str, ones: list[dict[str, Any]], query: str = "", **said: Any
) -> Any:
    incidents = {one["handle"]: one["revision"] for one in ones}
    body = {"incidents": incidents, **said}
    return client.post(f"{ACTS}{name}/{query}", body, content_type=JSON)


def newest(one: dict[str, Any]) -> Record:
    record: Record = Record.objects.filter(incident_id=one["id"]).latest("position")
    return record


def test_draft_goes_through_all_its_acts(as_editor: Client, editor: User) -> None:
    draft = made(as_editor, ROCKETS)

    one = act(as_editor, draft, "publish").json()
    assert (one["state"], one["version"]) == ("published", 1)
    assert one["reference"] == one["handle"]
    assert one["positions"] == {"first": newest(one).position, "last": newest(one).position}

    one = put(as_editor, one["url"], {**ROCKETS, "title": "More"}, one["etag"]).json()
    one = act(as_editor, one, "update", reason="more is known").json()
    assert (newest(one).action, newest(one).reason) == ("updated", "more is known")

    one = put(as_editor, one["url"], {**ROCKETS, "title": "Wrong"}, one["etag"]).json()
    one = act(as_editor, one, "correct", reason=" a slip ").json()
    assert (newest(one).action, newest(one).reason) == ("corrected", "a slip")

    one = act(as_editor, one, "retract", why="duplicate", reason="twice").json()
    assert (one["state"], newest(one).reason) == ("retracted", "duplicate: twice")

    one = act(as_editor, one, "restore", version=2, reason="it was right").json()
    assert (one["state"], one["document"]["title"]) == ("published", "More")
    notes = LogEntry.objects.filter(object_id=str(one["id"]), user=editor)
    assert notes.filter(change_message__startswith="Ledger positions").count() == 5


def test_address_by_reference_and_by_number_is_the_same(as_editor: Client) -> None:
    one = act(as_editor, made(as_editor, ROCKETS), "publish").json()

    by_number = as_editor.get(f"/api/v1/editorial/incidents/DRAFT-{one['id']}/").json()
    assert by_number["reference"] == one["reference"]


@pytest.mark.parametrize(
    ("name", "said", "pointer"),
    [
        ("correct", {}, ""),
        ("correct", {"reason": "  "}, "/reason"),
        ("correct", {"reason": "a\u0000"}, "/reason"),
        ("retract", {"reason": "x"}, ""),
        ("retract", {"why": "because", "reason": "x"}, "/why"),
        ("restore", {"reason": "x"}, ""),
        ("restore", {"version": 0, "reason": "x"}, "/version"),
        ("publish", {"version": 1}, ""),
        ("publish", {"reason": 7}, "/reason"),
    ],
)
def test_act_that_is_told_too_little_is_refused(
    as_editor: Client, name: str, said: dict[str, Any], pointer: str
) -> None:
    one = made(as_editor, ROCKETS)

    response = act(as_editor, one, name, **said)

    assert response.status_code == 422, response.content
    assert pointer in {each["pointer"] for each in response.json()["errors"]}
    assert not Record.objects.filter(incident_id=one["id"]).exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("update", {}),
        ("correct", {"reason": "x"}),
        ("retract", {"why": "duplicate", "reason": "x"}),
        ("restore", {"version": 1, "reason": "x"}),
    ],
)
@pytest.mark.parametrize("query", ["", "?dry_run=true"])
def test_act_from_the_wrong_state_is_a_409(
    as_editor: Client, name: str, said: dict[str, Any], query: str
) -> None:
    one = made(as_editor, ROCKETS)

    url = f"{one['url']}{name}/{query}"
    response = as_editor.post(url, said, content_type=JSON, headers={"if-match": one["etag"]})

    assert response.status_code == 409, response.content
    assert response.json()["errors"][0]["detail"]


@pytest.mark.parametrize("query", ["", "?dry_run=true"])
def test_version_that_there_is_not_is_a_409(as_editor: Client, query: str) -> None:
    one = act(as_editor, made(as_editor, ROCKETS), "publish").json()

    response = as_editor.post(
        f"{one['url']}restore/{query}",
        {"version": 9, "reason": "x"},
        content_type=JSON,
        headers={"if-match": one["etag"]},
    )

    assert response.status_code == 409
    assert "version 9" in response.json()["detail"]


def test_dry_run_of_restoring_shows_the_former_document(as_editor: Client) -> None:
    one = act(as_editor, made(as_editor, ROCKETS), "publish").json()
    now = put(as_editor, one["url"], {**ROCKETS, "title": "Now"}, one["etag"]).json()

    response = as_editor.post(
        f"{one['url']}restore/?dry_run=true",
        {"version": 1, "reason": "x"},
        content_type=JSON,
        headers={"if-match": now["etag"]},
    )

    assert response.json()["results"][0]["document"]["title"] == ROCKETS["title"]
    assert as_editor.get(one["url"])["ETag"] == now["etag"]
    assert newest(one).version == 1


def test_what_cites_nothing_is_not_published(as_editor: Client) -> None:
    response = act(as_editor, made(as_editor, UNCITED), "publish")

    assert response.status_code == 409
    assert "it cites nothing" in response.json()["detail"]


def test_act_is_refused_at_another_state_than_was_seen(as_editor: Client) -> None:
    one = made(as_editor, ROCKETS)
    put(as_editor, one["url"], {**ROCKETS, "title": "Meanwhile"}, one["etag"])

    late = act(as_editor, one, "publish")
    unseen = as_editor.post(f"{one['url']}publish/")

    assert (late.status_code, unseen.status_code) == (412, 428)
    assert late.json()["changes"][0]["fields"][0]["now"] == "Meanwhile"
    assert not Record.objects.filter(incident_id=one["id"]).exists()


def test_publish_needs_no_body(as_editor: Client) -> None:
    one = made(as_editor, ROCKETS)

    response = as_editor.generic("POST", f"{one['url']}publish/", headers={"if-match": one["etag"]})

    assert response.status_code == 200, response.content


@pytest.mark.parametrize("name", ["publsh", "forget", "%00"])
def test_act_that_there_is_not_is_not_found(as_editor: Client, name: str) -> None:
    one = made(as_editor, ROCKETS)

    assert as_editor.post(f"{one['url']}{name}/").status_code == 404
    assert as_editor.post(f"{ACTS}{name}/").status_code == 404
    assert as_editor.post(f"{ACTS}restore/").status_code == 404


def test_dry_run_of_an_act_uses_neither_reference_nor_position(as_editor: Client) -> None:
    one = made(as_editor, ROCKETS)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT last_value FROM incident_reference_number")
        before = cursor.fetchone()
        url = f"{one['url']}publish/?dry_run=true"
        response = as_editor.post(url, {}, content_type=JSON, headers={"if-match": one["etag"]})
        cursor.execute("SELECT last_value FROM incident_reference_number")
        assert cursor.fetchone() == before

    body = response.json()
    assert (body["dry_run"], body["action"], body["count"]) == (True, "published", 1)
    assert body["results"][0]["version"] == 1
    assert as_editor.get(one["url"])["ETag"] == one["etag"]


def test_many_are_published_at_once(as_editor: Client) -> None:
    ones = [made(as_editor, {**ROCKETS, "title": f"Number {n}"}) for n in range(3)]

    dry = many(as_editor, "publish", ones, "?dry_run=true").json()
    response = many(as_editor, "publish", ones, reason="the first ones")

    body = response.json()
    assert (response.status_code, body["count"], dry["count"]) == (200, 3, 3)
    assert {one["state"] for one in body["results"]} == {"published"}
    assert body["positions"]["last"] - body["positions"]["first"] == 2
    assert len({newest(one).recorded_at for one in body["results"]}) == 1


def test_many_are_all_done_or_none(as_editor: Client) -> None:
    sound, uncited = made(as_editor, ROCKETS), made(as_editor, UNCITED)
    late = {**made(as_editor, ROCKETS), "revision": 99}

    assert many(as_editor, "publish", [sound, uncited]).status_code == 409
    assert many(as_editor, "publish", [sound, late]).status_code == 412
    assert many(as_editor, "publish", [sound, late], "?dry_run=true").status_code == 412
    assert many(as_editor, "publish", [sound, {**sound, "handle": "DRAFT-0"}]).status_code == 404
    assert many(as_editor, "publish", []).status_code == 422
    assert (
        many(as_editor, "publish", [sound, {**sound, "handle": str(sound["id"])}]).status_code
        == 422
    )
    assert Incident.objects.get(pk=sound["id"]).state == "draft"


def test_only_editors_with_a_token_to_publish_do(
    as_analyst: Client, editor: User, as_reader: Client
) -> None:
    one = made(as_analyst, ROCKETS)
    to_edit = client_with(token_for(editor, "edit"))

    for client in (as_analyst, to_edit, as_reader):
        assert act(client, one, "publish").status_code == 403
        assert many(client, "publish", [one]).status_code == 403
    assert not Record.objects.filter(incident_id=one["id"]).exists()


def test_restoring_needs_the_right_to_change(as_editor: Client, editor: User) -> None:
    one = act(as_editor, made(as_editor, ROCKETS), "publish").json()
    group = editor.groups.get()
    group.permissions.remove(group.permissions.get(codename="change_incident"))

    assert act(as_editor, one, "restore", version=1, reason="x").status_code == 403


def test_published_is_read_and_its_draft_was_not(as_editor: Client, settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    draft = made(as_editor, {**ROCKETS, "title": "Zanzibar"})
    assert Client().get(f"/api/v1/incidents/{draft['handle']}/").status_code == 404

    one = act(as_editor, draft, "publish").json()

    record = newest(one)
    assert '"title":"Zanzibar"' in record.document.replace(": ", ":")
