"""Merging by the API: dry, really, taken back, and what is refused."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Incident, Merge, Record
from tests.incidents.api.editorial.conftest import JSON, act, errors, made, put
from tests.incidents.merging.made import FIRST, SECOND

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
REASON = "One salvo."


def ask(
    client: Client, one: Any, name: str = "merge", query: str = "", key: str = "", **said: Any
) -> Any:
    headers = {"if-match": one["etag"]} | ({"idempotency-key": key} if key else {})
    return client.post(f"{one['url']}{name}/{query}", said, content_type=JSON, headers=headers)


@pytest.fixture
def both(as_editor: Client) -> tuple[dict[str, Any], dict[str, Any]]:
    """Loser and winner, both published."""
    loser, winner = (
        act(as_editor, made(as_editor, document), "publish").json() for document in (SECOND, FIRST)
    )
    return loser, winner


def into(winner: dict[str, Any], **said: Any) -> dict[str, Any]:
    return {"into": winner["handle"], "into_revision": winner["revision"], **said}


def test_dry_run_shows_what_would_be_said_and_does_nothing(as_editor: Client, both: Any) -> None:
    loser, winner = both
    before = Record.objects.count()
    said = into(winner, fields={"title": "loser"}, rows={"figures": {"0": "recommended"}})
    told = ask(as_editor, loser, query="?dry_run=true", **said).json()

    assert (told["dry_run"], told["action"]) == (True, "corrected")
    assert told["document"]["title"] == SECOND["title"]
    killed = [(each["best"], each["standing"]) for each in told["document"]["figures"]][:2]
    assert killed == [(1, "alternative"), (2, "recommended")]
    assert {each["part"] for each in told["changes"]} >= {"incident", "figure", "citation"}
    assert (Record.objects.count(), Merge.objects.count()) == (before, 0)


def test_merge_and_unmerge(as_editor: Client, both: Any) -> None:
    loser, winner = both
    told = ask(as_editor, loser, key="m1", **into(winner, reason=REASON)).json()

    assert (told["merged"]["state"], told["merged"]["version"]) == ("merged", 2)
    assert told["into"]["document"]["summary"] == SECOND["summary"]
    assert told["positions"]["last"] == told["positions"]["first"] + 1
    again = ask(as_editor, loser, key="m1", **into(winner, reason=REASON))
    assert (again["Idempotency-Replayed"], again.json()) == ("true", told)

    gone = told["merged"]
    dry = ask(as_editor, gone, "unmerge", "?dry_run=true", reason="Two.").json()
    assert (dry["dry_run"], dry["restored"]["state"]) == (True, "published")
    assert Incident.objects.get(pk=loser["id"]).state == "merged"

    back = ask(as_editor, gone, "unmerge", reason="Two.").json()
    assert (back["restored"]["state"], back["from"]["state"]) == ("published", "published")
    assert back["from"]["document"]["summary"] == ""
    assert back["restored"]["document"]["origins"] == loser["document"]["origins"]


def test_drafts_merge_without_a_reason_or_positions(as_editor: Client) -> None:
    loser, winner = (made(as_editor, document) for document in (SECOND, FIRST))
    assert ask(as_editor, loser, query="?dry_run=true", **into(winner)).json()["action"] is None
    told = ask(as_editor, loser, **into(winner)).json()

    assert (told["positions"], told["merged"]["handle"]) == (None, loser["handle"])
    back = ask(as_editor, told["merged"], "unmerge").json()
    assert (back["positions"], back["restored"]["state"]) == (None, "draft")


def test_merged_one_is_neither_changed_nor_published(as_editor: Client, both: Any) -> None:
    loser, winner = both
    gone = ask(as_editor, loser, **into(winner, reason=REASON)).json()["merged"]

    refused = put(as_editor, gone["url"], SECOND, gone["etag"])
    assert refused.status_code == 409
    assert f"is merged into {winner['reference']}" in refused.json()["detail"]
    for name, said in (("update", {}), ("restore", {"version": 1, "reason": "x"})):
        assert act(as_editor, gone, name, **said).status_code == 409


@pytest.mark.parametrize("name", ["merge", "unmerge"])
def test_only_those_who_publish_may(
    as_analyst: Client, as_editor: Client, both: Any, name: str
) -> None:
    loser, winner = both
    said = into(winner, reason=REASON) if name == "merge" else {"reason": REASON}
    assert ask(as_analyst, loser, name, **said).status_code == 403


class TestRefused:
    def test_without_state_seen_or_with_an_old_one(self, as_editor: Client, both: Any) -> None:
        loser, winner = both
        url = f"{loser['url']}merge/"
        assert as_editor.post(url, into(winner), content_type=JSON).status_code == 428
        stale = into(winner, into_revision=winner["revision"] - 1, reason=REASON)
        assert ask(as_editor, loser, **stale).status_code == 412
        old = {**loser, "etag": loser["etag"].replace(f"-{loser['revision']}-", "-0-")}
        assert ask(as_editor, old, **into(winner, reason=REASON)).status_code == 412
        assert ask(as_editor, old, "unmerge", reason=REASON).status_code == 412

    def test_without_a_reason_for_readers(self, as_editor: Client, both: Any) -> None:
        loser, winner = both
        refused = ask(as_editor, loser, **into(winner))
        assert refused.status_code == 409
        assert "Say why" in refused.json()["detail"]
        assert ask(as_editor, loser, query="?dry_run=true", **into(winner)).status_code == 200

    @pytest.mark.parametrize(
        ("said", "pointer"),
        [
            ({"fields": {"colour": "loser"}}, "/fields"),
            ({"fields": {"title": "both"}}, "/fields/title"),
            ({"rows": {"figures": {"9": "left-out"}}}, "/rows/figures/9"),
            ({"rows": {"figures": {"x": "left-out"}}}, "/rows/figures"),
            ({"rows": {"origins": {"0": "left-out"}}}, "/rows"),
            ({"into_revision": -1}, "/into_revision"),
            ({"choices": {}}, ""),
        ],
    )
    def test_what_cannot_be_chosen(
        self, as_editor: Client, both: Any, said: Any, pointer: str
    ) -> None:
        loser, winner = both
        assert pointer in errors(ask(as_editor, loser, **into(winner, **said)))

    def test_into_itself_or_into_nothing(self, as_editor: Client, both: Any) -> None:
        loser, _ = both
        assert "/into" in errors(ask(as_editor, loser, **into(loser)))
        assert ask(as_editor, loser, into="INC-999999", into_revision=1).status_code == 404
        assert ask(as_editor, loser, colour="x", query="?colour=x").status_code == 400

    def test_published_into_a_draft_even_dry(self, as_editor: Client, both: Any) -> None:
        loser, _ = both
        draft = made(as_editor, FIRST)
        for query in ("", "?dry_run=true"):
            refused = ask(as_editor, loser, query=query, **into(draft, reason=REASON))
            assert (refused.status_code, "is a draft" in refused.json()["detail"]) == (409, True)

    @pytest.mark.parametrize("query", ["", "?dry_run=true"])
    def test_unmerge_of_what_is_not_merged(self, as_editor: Client, both: Any, query: str) -> None:
        refused = ask(as_editor, both[0], "unmerge", query, reason=REASON)
        assert (refused.status_code, "is not merged" in refused.json()["detail"]) == (409, True)
