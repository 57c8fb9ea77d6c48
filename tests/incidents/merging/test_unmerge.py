"""Taking a merge back: both as they were, on either side; what was edited since; chains."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.codes import RetractionReason
from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.documents.slim import slim
from incidents.merging import BOTH, LOSER, WINNER, Choices, merge, unmerge
from incidents.merging.choices import ALTERNATIVE, CHOICES, LEFT_OUT, RECOMMENDED
from incidents.models import Figure, Incident, IncidentLink, Merge, NotSame, Origin, Record, User
from incidents.publishing import publish, retract
from tests.incidents.documents.made import documents
from tests.incidents.merging.made import FIRST, SECOND, pair, said_by, stored, uniting

pytestmark = pytest.mark.django_db
REASON = "Two salvos."


def rows_of(*incidents: Incident) -> dict[str, list[dict[str, Any]]]:
    """Every row of every part, with its number: more than documents say."""
    parts = ("locations", "participations", "figures", "citations", "links", "origins")
    return {
        f"{one.pk} {name}": sorted(getattr(one, name).values(), key=lambda row: row["id"])
        for one in incidents
        for name in parts
    }


def unpublished(rows: dict[str, list[dict[str, Any]]]) -> Any:
    return {
        key: [
            {name: value for name, value in row.items() if name != "published_as"} for row in all_
        ]
        for key, all_ in rows.items()
    }


def slims(*incidents: Incident) -> dict[int, Any]:
    return {pk: slim(told) for pk, told in dump([one.pk for one in incidents]).items()}


def merged(loser: Incident, winner: Incident, by: User, **choices: Any) -> None:
    merge(loser=loser, winner=winner, by=by, choices=Choices(**choices), reason="One salvo.")


def taken_back(loser: Incident, by: User) -> Any:
    return unmerge(loser=Incident.objects.get(pk=loser.pk), by=by, reason=REASON)


def test_two_drafts_are_exactly_what_they_were(analyst: User) -> None:
    loser, winner = stored(SECOND), stored(FIRST)
    before, rows = dump([loser.pk, winner.pk]), rows_of(loser, winner)
    merged(loser, winner, analyst, fields={"title": LOSER})
    assert taken_back(loser, analyst) is None

    assert dump([loser.pk, winner.pk]) == before
    assert rows_of(loser, winner) == rows
    loser.refresh_from_db()
    assert (loser.state, Merge.objects.count()) == ("draft", 0)


def test_two_published_ones_are_public_again_as_they_were(editor: User) -> None:
    loser, winner = pair(editor)
    before, rows = slims(loser, winner), rows_of(loser, winner)
    killed = Figure.objects.get(incident=loser, measure="killed")
    chosen = uniting({killed: RECOMMENDED})
    merge(loser=loser, winner=winner, by=editor, choices=chosen, reason="One salvo.")
    entry = taken_back(loser, editor)

    assert slims(loser, winner) == before
    assert unpublished(rows_of(loser, winner)) == unpublished(rows)
    assert entry.count == 2
    newest = Record.objects.filter(position__gte=entry.first)
    assert {(each.reference, each.action, each.reason) for each in newest} == {
        (loser.reference, "restored", REASON),
        (winner.reference, "restored", REASON),
    }


def test_draft_goes_back_to_being_a_draft(editor: User) -> None:
    draft, winner = stored(SECOND), stored(FIRST)
    publish(incidents=Incident.objects.filter(pk=winner.pk), by=editor)
    before = slims(draft, winner)
    merged(draft, winner, editor)
    entry = taken_back(draft, editor)

    draft.refresh_from_db()
    assert (draft.state, entry.count) == ("draft", 1)
    assert slims(draft, winner) == before


def test_pair_is_remembered_as_two(analyst: User) -> None:
    loser, winner, third = stored(SECOND), stored(FIRST), stored(FIRST, title="Third")
    NotSame.objects.create(first=loser, second=third)
    merged(loser, winner, analyst)
    taken_back(loser, analyst)

    pairs = set(NotSame.objects.values_list("first", "second"))
    assert pairs == {(loser.pk, third.pk), (loser.pk, winner.pk)}


def test_links_of_others_lead_back(editor: User) -> None:
    loser, winner = pair(editor)
    told = [
        {"kind": "responds-to", "to": loser.reference},
        {"kind": "concerns", "to": winner.reference},
    ]
    third = stored(FIRST, title="The answer", links=told)
    publish(incidents=Incident.objects.filter(pk=third.pk), by=editor)
    before = slims(third)
    merged(loser, winner, editor)
    taken_back(loser, editor)

    assert slims(third) == before
    published = Record.objects.filter(incident=third).latest("position").document
    assert published.count(f'"reference":"{loser.reference}"') == 1
    assert published.count(f'"reference":"{winner.reference}"') == 1
    assert IncidentLink.objects.get(incident=third, kind="concerns").to_incident_id == winner.pk


def test_later_edit_that_touches_nothing_united_is_kept(analyst: User) -> None:
    loser, winner = stored(SECOND), stored(FIRST)
    before = said_by(winner)
    merged(loser, winner, analyst)
    winner.refresh_from_db()
    winner.short_name = "K-1"
    winner.save()
    taken_back(loser, analyst)

    assert said_by(winner) == {**before, "short_name": "K-1"}


@pytest.mark.parametrize("edit", ["field", "row", "gone", "cited", "loser"])
def test_later_edit_of_what_was_united_refuses_it(analyst: User, edit: str) -> None:
    loser, winner = stored(SECOND), stored(FIRST)
    merged(loser, winner, analyst)
    united = Figure.objects.get(incident=winner, measure="wounded")
    if edit == "field":
        Incident.objects.filter(pk=winner.pk).update(summary="Other words.")
    elif edit == "row":
        Figure.objects.filter(pk=united.pk).update(best=5, high=5, low=5)
    elif edit == "gone":
        united.delete()
    elif edit == "cited":
        figure = Figure.objects.get(incident=winner, measure="killed", best=1)
        Figure.objects.filter(pk=figure.pk).update(cites=[2])
    else:
        Incident.objects.filter(pk=loser.pk).update(title="Edited in passing")
    now = dump([loser.pk, winner.pk])

    with pytest.raises(ValidationError, match=r"since it was merged|there is no citation 2"):
        taken_back(loser, analyst)

    assert dump([loser.pk, winner.pk]) == now
    assert Merge.objects.filter(loser=loser).exists()


class TestChains:
    def test_last_merge_is_taken_back_first(self, editor: User) -> None:
        first, second = pair(editor)
        third = stored(FIRST, title="Third")
        publish(incidents=Incident.objects.filter(pk=third.pk), by=editor)
        before = slims(first, second, third)
        merged(first, second, editor)
        merged(second, third, editor)
        assert Origin.objects.get(dataset="ged").incident_id == third.pk

        with pytest.raises(ValidationError, match=r"merged into .* itself: take that back first"):
            taken_back(first, editor)
        taken_back(second, editor)
        taken_back(first, editor)
        assert slims(first, second, third) == before

    def test_of_two_merged_into_one_the_later_goes_first(self, analyst: User) -> None:
        winner, first = stored(FIRST), stored(SECOND)
        later = stored(SECOND, origins=[], summary="Other words.")
        merged(first, winner, analyst)
        merged(later, winner, analyst)

        with pytest.raises(ValidationError, match="was merged into it later"):
            taken_back(first, analyst)
        taken_back(later, analyst)
        taken_back(first, analyst)


class TestRefused:
    def test_what_is_not_merged(self, analyst: User) -> None:
        with pytest.raises(ValidationError, match="is not merged"):
            unmerge(loser=stored(FIRST), by=analyst)

    def test_without_reason_or_permission(self, editor: User, analyst: User) -> None:
        loser, winner = pair(editor)
        merged(loser, winner, editor)
        with pytest.raises(ValidationError, match="Say why"):
            unmerge(loser=loser, by=editor)
        with pytest.raises(PermissionDenied):
            unmerge(loser=loser, by=analyst, reason=REASON)


def test_winner_that_was_retracted_since_stays_so(editor: User) -> None:
    loser, winner = pair(editor)
    merged(loser, winner, editor)
    chosen = Incident.objects.filter(pk=winner.pk)
    retract(incidents=chosen, by=editor, why=RetractionReason.DID_NOT_HAPPEN, reason="No.")
    entry = taken_back(loser, editor)

    states = Incident.objects.filter(pk__in=[loser.pk, winner.pk]).order_by("pk")
    assert entry.count == 1
    assert list(states.values_list("state", flat=True)) == ["published", "retracted"]


SIDES = st.sampled_from([WINNER, LOSER, BOTH])
WISHES = st.sampled_from([ALTERNATIVE, LEFT_OUT, ""])


@pytest.mark.slow
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    one=documents(),
    other=documents(),
    sides=st.dictionaries(st.sampled_from(sorted(CHOICES)), SIDES),
    data=st.data(),
)
def test_whatever_was_merged_is_taken_back_exactly(
    analyst: User, one: Any, other: Any, sides: dict[str, str], data: Any
) -> None:
    loser, winner = load(one, by=None), load(other, by=None)
    before, rows = dump([loser.pk, winner.pk]), rows_of(loser, winner)
    fields = {name: side for name, side in sides.items() if side != BOTH or CHOICES[name].both}
    figures = {figure: data.draw(WISHES) for figure in loser.figures.all()}
    wishes = uniting({row: wish for row, wish in figures.items() if wish})
    try:
        merge(
            loser=loser,
            winner=winner,
            by=analyst,
            choices=Choices(fields=fields, rows=wishes.rows),
        )
    except ValidationError:
        pass  # a rule of the database refused it; nothing has changed then
    else:
        unmerge(loser=Incident.objects.get(pk=loser.pk), by=analyst)

    assert dump([loser.pk, winner.pk]) == before
    assert rows_of(loser, winner) == rows
