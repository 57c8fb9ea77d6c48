"""One working state: replaced only by whoever saw it, deleted only while it is a draft."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from incidents.models import Citation, Incident, IncidentType, User
from tests.incidents.api.editorial.conftest import LIST, act, errors, made, put
from tests.incidents.api.tokens import client_with, token_for
from tests.incidents.documents.made import ROCKETS

everywhere = pytest.mark.django_db(databases=["default", "reader"])
FIGURE = {"measure": "killed", "low": 1, "best": 1, "high": 1}


def delete(client: Client, one: dict[str, Any], query: str = "", etag: str = "") -> Any:
    return client.delete(one["url"] + query, headers={"if-match": etag or one["etag"]})


@everywhere
def test_document_is_replaced_at_its_etag(as_analyst: Client, analyst: User) -> None:
    one = made(as_analyst, ROCKETS)

    response = put(
        as_analyst, one["url"] + "?reason=typo", {**ROCKETS, "title": "New"}, one["etag"]
    )

    two = response.json()
    assert (response.status_code, two["document"]["title"]) == (200, "New")
    assert response["ETag"] == two["etag"] != one["etag"]
    incident: Any = Incident.objects.get(pk=one["id"])
    event = incident.pgh_event_model.objects.filter(pgh_obj_id=incident.pk).latest("pgh_id")
    assert event.pgh_context.metadata["user"] == analyst.pk
    assert event.pgh_context.metadata["reason"] == "typo"


@everywhere
def test_what_was_got_is_put_back_without_a_change(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)

    again = put(as_analyst, one["url"], one["document"], one["etag"])

    assert (again.status_code, again["ETag"]) == (200, one["etag"])


@everywhere
@pytest.mark.parametrize(
    ("etag", "status", "said"),
    [
        ("", 428, "GET the incident first"),
        ("*", 400, "nobody has seen"),
        ('"x"', 400, "no ETag of an incident"),
        ("12-3-", 400, "no ETag of an incident"),
        ('"1-1-incident:1"', 412, "another incident"),
    ],
)
def test_write_without_the_right_etag_is_refused(
    as_analyst: Client, etag: str, status: int, said: str
) -> None:
    one = made(as_analyst, ROCKETS)

    response = put(as_analyst, one["url"], {**ROCKETS, "title": "New"}, etag)

    assert response.status_code == status
    assert said in response.json()["detail"]
    assert as_analyst.get(one["url"])["ETag"] == one["etag"]


@everywhere
def test_weak_etag_is_refused(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)

    assert put(as_analyst, one["url"], ROCKETS, f"W/{one['etag']}").status_code == 400


@everywhere
def test_etag_of_a_compressed_answer_is_taken(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)
    squeezed = one["etag"][:-1] + '-gz"'

    assert put(as_analyst, one["url"], {**ROCKETS, "title": "New"}, squeezed).status_code == 200


@everywhere
def test_late_write_is_told_field_by_field_what_changed(
    as_analyst: Client, as_editor: Client, editor: User
) -> None:
    one = made(as_analyst, {**ROCKETS, "figures": [FIGURE]})
    figures = [{**FIGURE, "low": 3, "best": 3, "high": 3}]
    other = {**ROCKETS, "title": "Theirs", "type": "attack", "tags": ["a-tag"], "figures": figures}
    theirs = put(as_editor, one["url"], other, one["etag"])

    response = put(as_analyst, one["url"], {**ROCKETS, "title": "Mine"}, one["etag"])

    body = response.json()
    assert (response.status_code, body["current_etag"]) == (412, theirs["ETag"])
    assert {each["by"] for each in body["changes"]} == {"editor"}
    incident, *figures_ = body["changes"]
    names = dict(IncidentType.objects.values_list("code", "name"))
    assert {each["field"]: (each["then"], each["now"]) for each in incident["fields"]} == {
        "title": ("Rockets at Kirkuk", "Theirs"),
        "type": (names["rocket-attack"], names["attack"]),
        "tags": ([], ["a-tag"]),
    }
    assert sorted(each["kind"] for each in figures_) == ["added", "removed"]
    added = next(each for each in figures_ if each["kind"] == "added")
    assert {"field": "high", "then": None, "now": 3} in added["fields"]
    assert as_analyst.get(one["url"]).json()["document"]["title"] == "Theirs"


@everywhere
def test_change_of_a_part_alone_is_noticed(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)
    Citation.objects.filter(incident_id=one["id"]).update(locator="paragraph 12")

    response = put(as_analyst, one["url"], ROCKETS, one["etag"])

    assert response.status_code == 412
    (change,) = response.json()["changes"]
    assert (change["part"], change["kind"]) == ("citation", "changed")
    assert change["fields"] == [{"field": "locator", "then": "paragraph 11", "now": "paragraph 12"}]


@everywhere
def test_wrong_document_changes_nothing_and_points_to_each_error(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)
    wrong = {**ROCKETS, "event_count": 3, "figures": [{**FIGURE, "cites": [9]}]}

    assert set(errors(put(as_analyst, one["url"], wrong, one["etag"]))) == {
        "/event_count",
        "/figures/0/cites",
    }
    assert as_analyst.get(one["url"])["ETag"] == one["etag"]


@everywhere
def test_document_of_another_incident_is_refused(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)
    body = {**ROCKETS, "reference": "INC-000001"}

    assert list(errors(put(as_analyst, one["url"], body, one["etag"]))) == ["/reference"]


@everywhere
def test_dry_run_of_a_replacement_says_what_would_change(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)

    response = put(as_analyst, f"{one['url']}?dry_run=true", {**ROCKETS, "title": "N"}, one["etag"])

    body = response.json()
    assert (response.status_code, body["dry_run"]) == (200, True)
    (change,) = body["changes"]
    assert change["fields"] == [{"field": "title", "then": "Rockets at Kirkuk", "now": "N"}]
    assert body["document"]["title"] == "N"
    assert as_analyst.get(one["url"])["ETag"] == one["etag"]


@everywhere
def test_draft_is_deleted_at_its_etag(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)

    assert delete(as_analyst, one, "?dry_run=true").json() == {"dry_run": True}
    assert delete(as_analyst, one, etag='"1-1-"').status_code == 412
    assert as_analyst.delete(one["url"]).status_code == 428
    assert delete(as_analyst, one).status_code == 204
    assert as_analyst.get(one["url"]).status_code == 404
    assert delete(as_analyst, one).status_code == 404


@everywhere
def test_what_was_public_is_not_deleted(as_editor: Client) -> None:
    one = act(as_editor, made(as_editor, ROCKETS), "publish").json()

    response = delete(as_editor, one)

    assert response.status_code == 409
    assert "only drafts" in response.json()["detail"]
    assert Incident.objects.filter(pk=one["id"]).exists()


@everywhere
def test_draft_that_others_link_to_is_not_deleted(as_analyst: Client) -> None:
    one = made(as_analyst, ROCKETS)
    made(as_analyst, {**ROCKETS, "links": [{"kind": "concerns", "to": one["handle"]}]})

    response = delete(as_analyst, one)

    assert response.status_code == 409
    assert "other incidents link to it" in response.json()["detail"]
    assert Incident.objects.filter(pk=one["id"]).exists()


@everywhere
def test_reader_and_token_to_read_change_nothing(
    as_analyst: Client, as_reader: Client, analyst: User
) -> None:
    one = made(as_analyst, ROCKETS)
    for client in (as_reader, client_with(token_for(analyst, "read"))):
        assert put(client, one["url"], ROCKETS, one["etag"]).status_code == 403
        assert delete(client, one).status_code == 403


def at_once(*writes: Any) -> list[Any]:
    """Run each in a thread with a connection of its own."""

    def run(write: Any) -> Any:
        try:
            return write()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(writes)) as pool:
        return [each.result() for each in [pool.submit(run, write) for write in writes]]


def test_of_two_editors_of_one_revision_one_is_late(committed: None, analyst: User) -> None:
    one_client, other_client = (client_with(token_for(analyst)) for _ in range(2))
    one = made(one_client, ROCKETS)

    answers = at_once(
        lambda: put(one_client, one["url"], {**ROCKETS, "title": "One"}, one["etag"]),
        lambda: put(other_client, one["url"], {**ROCKETS, "title": "Other"}, one["etag"]),
    )

    assert sorted(answer.status_code for answer in answers) == [200, 412]
    winner = next(answer for answer in answers if answer.status_code == 200).json()
    (change,) = next(answer for answer in answers if answer.status_code == 412).json()["changes"]
    assert change["fields"][0]["now"] == winner["document"]["title"]
    assert one_client.get(one["url"]).json()["document"]["title"] == winner["document"]["title"]
    assert one_client.get(LIST).status_code == 200
