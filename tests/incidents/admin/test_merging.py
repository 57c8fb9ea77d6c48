"""The page of a merge in the admin: what it shows, what it does, who may, and the way back."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from incidents.admin import merging
from incidents.merging import Choices, merge
from incidents.models import Figure, Incident, Merge, Record, User
from incidents.publishing import publish
from tests.incidents.admin.conftest import address
from tests.incidents.merging.made import FIRST, SECOND, pair, said_by, stored

pytestmark = pytest.mark.django_db
REASON = "One salvo."


def page_of(winner: Incident, loser: Incident) -> str:
    return f"{reverse('admin:incidents_incident_merge')}?winner={winner.pk}&loser={loser.pk}"


def sent(response: Any, **changes: str) -> dict[str, Any]:
    """What a browser would send from the page."""
    form = response.context["form"]
    values = {bound.html_name: bound.value() or "" for bound in form}
    return {**values, "seen": response.context["seen"], **changes}


def errors(response: Any) -> str:
    return str(response.context["form"].errors)


@pytest.fixture
def drafts(db: None) -> tuple[Incident, Incident]:
    """Winner and loser."""
    return stored(FIRST), stored(SECOND)


def test_page_shows_both_side_by_side_and_folds_what_is_equal(
    as_analyst: Client, drafts: Any
) -> None:
    winner, loser = drafts
    response = as_analyst.get(page_of(winner, loser))

    fields = {each.label: each for each in response.context["form"].shown_fields()}
    title, date = fields["Title"], fields["Date"]
    assert (title.ours, title.theirs, title.is_equal) == (FIRST["title"], SECOND["title"], False)
    assert (date.ours, date.is_equal, fields["Tags"].both is not None) == ("2019-12-27", True, True)
    assert fields["Time"].theirs == "19:20:00"
    rows = {
        " ".join(each.title.split()[:2]): each for each in response.context["form"].shown_rows()
    }
    assert rows["Figure Killed"].competes
    assert not rows["Figure Wounded"].competes
    assert [each.known for title, each in rows.items() if title.startswith("Location")] == [True]
    checked = re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', response.content.decode())
    assert dict(checked) == {
        "title": "winner",
        "summary": "loser",
        "time": "loser",
        "means": "both",
        "tags": "both",
    }


def test_preview_changes_nothing_and_says_what_comes(as_analyst: Client, drafts: Any) -> None:
    winner, loser = drafts
    page = page_of(winner, loser)
    typed = sent(as_analyst.get(page), title="loser", _preview="1")
    response = as_analyst.post(page, typed)

    assert "Attack on K-1" in response.content.decode()
    assert {row.kind for row in response.context["changes"]} == {"changed", "added"}
    assert response.context["form"]["title"].value() == "loser"
    assert not Merge.objects.exists()


def test_merge_takes_what_was_chosen(as_analyst: Client, drafts: Any) -> None:
    winner, loser = drafts
    killed = Figure.objects.get(incident=loser, measure="killed")
    wounded = Figure.objects.get(incident=loser, measure="wounded")
    page = page_of(winner, loser)
    wishes = {f"figure-{killed.pk}": "recommended", f"figure-{wounded.pk}": "left-out"}
    typed = sent(as_analyst.get(page), title="loser", tags="winner", _merge="1", **wishes)
    response = as_analyst.post(page, typed)

    assert response["Location"] == address("incident", "change", winner.pk)
    told = said_by(winner)
    assert (told["title"], told["tags"]) == (SECOND["title"], ["iraq"])
    assert [(each["best"], each["standing"]) for each in told["figures"]] == [
        (1, "alternative"),
        (2, "recommended"),
    ]


def test_published_pair_needs_a_reason_and_says_so(as_editor: Client, editor: User) -> None:
    loser, winner = pair(editor)
    page = page_of(winner, loser)
    opened = as_editor.get(page)
    refused = as_editor.post(page, sent(opened, _merge="1"))
    assert "Say why" in errors(refused)
    assert "It was not merged" in refused.content.decode()

    as_editor.post(page, sent(opened, _merge="1", reason=REASON))
    assert Record.objects.latest("position").action == "merged"


def test_pending_edit_is_told_of_before_it_goes_public(
    as_editor: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one transaction every change has the time it began: before it was published."""
    loser, winner = pair(editor)
    monkeypatch.setattr(merging, "with_unpublished_edits", set)
    winner.short_name = "K-1"
    winner.save()
    response = as_editor.get(page_of(winner, loser))

    assert response.context["pending"] == [winner]
    assert "wait to be published" in response.content.decode()


def test_change_in_between_refuses_it(as_analyst: Client, drafts: Any) -> None:
    winner, loser = drafts
    page = page_of(winner, loser)
    typed = sent(as_analyst.get(page), _merge="1")
    loser.short_name = "K-1"
    loser.save()

    assert "Somebody changed one of the two" in errors(as_analyst.post(page, typed))
    assert not Merge.objects.exists()


def test_wrong_order_is_said_and_exchanged(as_editor: Client, editor: User) -> None:
    _, published = pair(editor)
    draft = stored(FIRST)
    page = page_of(draft, published)
    opened = as_editor.get(page)
    assert opened.context["exchanged"] == page_of(published, draft)
    assert "nobody could follow" in errors(as_editor.post(page, sent(opened, _preview="1")))


def test_published_one_stays_where_no_order_is_named(as_editor: Client, editor: User) -> None:
    draft = stored(FIRST)
    _, published = pair(editor)
    base = reverse("admin:incidents_incident_merge")
    response = as_editor.get(f"{base}?pk={draft.pk}&pk={published.pk}")
    assert (response.context["winner"], response.context["loser"]) == (published, draft)


@pytest.mark.parametrize(
    "query",
    ["", "?pk=1", "?winner=1&loser=1", "?winner=x&loser=2", "?pk=1&pk=999999999", "?pk=1&pk=²"],
)
def test_what_names_no_pair_is_not_found(as_editor: Client, query: str) -> None:
    assert as_editor.get(reverse("admin:incidents_incident_merge") + query).status_code == 404


def test_who_may_not_is_not_offered_it(
    as_analyst: Client, as_reader: Client, editor: User, drafts: Any
) -> None:
    loser, winner = pair(editor, origins=[])
    assert as_analyst.get(page_of(winner, loser)).status_code == 403
    assert as_reader.get(page_of(*drafts)).status_code == 403
    actions = as_reader.get(address("incident", "changelist")).content.decode()
    assert "merge_two" not in actions


@pytest.mark.parametrize(("number", "there"), [(1, False), (2, True), (3, False)])
def test_two_are_chosen_in_the_list(as_analyst: Client, number: int, there: bool) -> None:
    rows = [stored(FIRST) for _ in range(number)]
    given = {"action": "merge_two", "_selected_action": [row.pk for row in rows]}
    response = as_analyst.post(address("incident", "changelist"), given)

    assert ("/merge/?pk=" in response["Location"]) is there


class TestMerged:
    @pytest.fixture
    def merged(self, editor: User) -> tuple[Incident, Incident]:
        loser, winner = pair(editor)
        merge(loser=loser, winner=winner, by=editor, choices=Choices(), reason=REASON)
        return loser, winner

    def test_loser_is_only_looked_at_and_leads_to_the_winner(
        self, as_editor: Client, merged: Any
    ) -> None:
        loser, winner = merged
        shown = as_editor.get(address("incident", "change", loser.pk)).content.decode()

        assert f'href="{address("incident", "change", winner.pk)}"' in shown
        assert 'name="_save"' not in shown
        assert 'id="duplicates"' not in shown
        history = as_editor.get(address("incident", "history", loser.pk)).content.decode()
        assert "Publish version 2 again" not in history

    def test_winner_says_what_it_took_over(self, as_editor: Client, merged: Any) -> None:
        loser, winner = merged
        shown = as_editor.get(address("incident", "change", winner.pk)).content.decode()

        assert reverse("admin:incidents_incident_unmerge", args=[loser.pk]) in shown

    def test_it_is_taken_back_with_a_reason(self, as_editor: Client, merged: Any) -> None:
        loser, _ = merged
        page = reverse("admin:incidents_incident_unmerge", args=[loser.pk])
        assert "pair is remembered as two" in as_editor.get(page).content.decode()
        assert "Say why" in as_editor.post(page, {"reason": ""}).content.decode()
        response = as_editor.post(page, {"reason": "Two."})

        assert response["Location"] == address("incident", "change", loser.pk)
        assert not Merge.objects.exists()
        assert as_editor.get(page).status_code == 404

    def test_analyst_does_not_take_back_what_is_public(
        self, as_analyst: Client, merged: Any
    ) -> None:
        page = reverse("admin:incidents_incident_unmerge", args=[merged[0].pk])
        assert as_analyst.get(page).status_code == 403


def test_merge_from_the_queue_goes_back_there(as_analyst: Client, drafts: Any) -> None:
    page = f"{page_of(*drafts)}&from=queue"
    response = as_analyst.post(page, sent(as_analyst.get(page), _merge="1"))
    assert response["Location"] == reverse("admin:incidents_duplicatepair_changelist")


def test_publish_is_not_offered_for_the_merged(as_editor: Client, editor: User) -> None:
    loser, winner = stored(SECOND), stored(FIRST)
    merge(loser=loser, winner=winner, by=editor, choices=Choices())
    chosen = Incident.objects.filter(pk=loser.pk)
    with pytest.raises(Exception, match="merged into another one"):
        publish(incidents=chosen, by=editor)
