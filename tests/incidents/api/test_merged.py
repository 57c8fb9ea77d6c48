"""What readers are told of a merge: 410 and where it went, feeds, history, the past, copies."""

from typing import Any

import pytest
from django.test import Client

from incidents.codes import LedgerAction
from incidents.merging import Choices, merge, unmerge
from incidents.models import Incident, Record, User
from incidents.publishing import publish
from tests.incidents.api.ledger_rows import entombed
from tests.incidents.merging.made import FIRST as ONE
from tests.incidents.merging.made import pair, stored

URL = "/api/v1/incidents/{}/"
REASON = "One salvo."


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


@pytest.fixture
def merged(committed: None, editor: User) -> tuple[Incident, Incident]:
    loser, winner = pair(editor)
    merge(loser=loser, winner=winner, by=editor, choices=Choices(), reason=REASON)
    return loser, winner


def text_of(answer: Any) -> str:
    """The whole of a streamed answer."""
    return b"".join(answer).decode()


def merged_on(winner: Incident, by: User) -> Incident:
    """The winner merged into a third."""
    third = stored(ONE, title="Third")
    publish(incidents=Incident.objects.filter(pk=third.pk), by=by)
    for each in (winner, third):
        each.refresh_from_db()
    merge(loser=winner, winner=third, by=by, choices=Choices(), reason="The same again.")
    return third


def test_merged_incident_is_gone_and_says_where_it_went(merged: Any, client: Client) -> None:
    loser, winner = merged
    answer = client.get(URL.format(loser.reference))

    assert answer.status_code == 410
    there = f"http://testserver{URL.format(winner.reference)}"
    assert answer["Link"] == f'<{there}>; rel="successor-version"'
    told = answer.json()
    assert told["successor"] == {"reference": winner.reference, "url": there, "live": True}
    assert told["tombstone"]["into"] == winner.reference
    assert told["detail"] == (
        f"This incident was merged into {winner.reference}, which takes its place: {REASON}"
    )
    assert client.get(URL.format(winner.reference)).status_code == 200


def test_chain_leads_to_its_end(merged: Any, client: Client, editor: User) -> None:
    loser, winner = merged
    until = Record.objects.latest("position").position
    third = merged_on(winner, editor)

    answer = client.get(URL.format(loser.reference))
    assert answer.json()["successor"]["reference"] == third.reference
    assert (
        f"{winner.reference}: This incident was merged into {third.reference}"
        in (answer.json()["detail"])
    )
    then = client.get(URL.format(loser.reference), {"as_of": until})
    assert then.json()["successor"]["reference"] == winner.reference
    assert then["Link"].startswith(
        f"<http://testserver{URL.format(winner.reference)}?as_of={until}>"
    )
    page = client.get(f"/incidents/{loser.reference}/").content.decode()
    assert f'href="/incidents/{third.reference}/"' in page
    assert f"by way of {winner.reference}" in page
    assert "Third" in page


def test_both_records_carry_one_instant_and_a_copy_loses_one(merged: Any, client: Client) -> None:
    loser, winner = merged
    *_, update, stone = client.get("/api/v1/changes/").json()["results"]

    assert update["recorded_at"] == stone["recorded_at"]
    assert (update["action"], update["reference"]) == ("updated", winner.reference)
    assert (stone["action"], stone["reference"]) == ("merged", loser.reference)
    assert stone["document"] is None
    assert stone["tombstone"]["into"] == winner.reference


def test_lists_and_the_past_tell_it_right(merged: Any, client: Client) -> None:
    loser, winner = merged
    before = Record.objects.latest("position").position - 2
    origin = {"original_id": "77", "dataset": "ged"}

    def found(**query: Any) -> list[str]:
        rows = client.get("/api/v1/incidents/", {**origin, **query}).json()["results"]
        return [row["reference"] for row in rows]

    assert found() == [winner.reference]
    assert found(as_of=before) == [loser.reference]


def test_history_and_the_deletions_of_acled_say_it(merged: Any, client: Client) -> None:
    loser, _ = merged
    history = client.get(f"{URL.format(loser.reference)}history/").json()
    assert (history["state"], history["entries"][-1]["action"]) == ("merged", "merged")
    assert loser.reference in text_of(client.get("/api/deleted/read"))


def test_unmerged_one_is_found_again(merged: Any, client: Client, editor: User) -> None:
    loser, winner = merged
    unmerge(loser=Incident.objects.get(pk=loser.pk), by=editor, reason="Two salvos.")

    assert client.get(URL.format(loser.reference)).status_code == 200
    history = client.get(f"{URL.format(loser.reference)}history/").json()
    assert [each["action"] for each in history["entries"]] == ["published", "merged", "restored"]
    *_, one, other = client.get("/api/v1/changes/").json()["results"]
    assert {one["reference"], other["reference"]} == {loser.reference, winner.reference}
    assert one["recorded_at"] == other["recorded_at"]


def test_explorer_shows_the_winner_where_the_loser_was_chosen(merged: Any, client: Client) -> None:
    loser, winner = merged
    answer = client.get("/explore/", {"entry": loser.reference})

    assert answer.status_code == 200
    assert winner.title in answer.content.decode()


def test_tombstone_that_leads_to_nothing_known_is_told_as_it_is(
    committed: None, client: Client, editor: User
) -> None:
    entombed("INC-000004", LedgerAction.MERGED, editor, "Moved.", into="INC-999999")
    answer = client.get(URL.format("INC-000004"))

    assert answer.status_code == 410
    assert "successor" not in answer.json()
    assert client.get("/incidents/INC-000004/").status_code == 410
