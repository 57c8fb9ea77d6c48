"""Acts on many incidents: all of them or none, and what is left alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from incidents.bulk import citing
from incidents.bulk.citing import cite, plan_citing
from incidents.bulk.exporting import plan_export
from incidents.bulk.planning import Plan, stale
from incidents.bulk.retagging import retag
from incidents.bulk.retyping import retype
from incidents.history.entries import entries_of, tell
from incidents.models import Citation, Incident, IncidentType, User
from tests.incidents.models import rows

Given = dict[str, Any]


def seen(*incidents: Incident) -> dict[int, int]:
    chosen = Incident.objects.filter(pk__in=[row.pk for row in incidents])
    return dict(chosen.values_list("pk", "revision"))


def skipped(plan: Plan) -> list[tuple[str, str]]:
    return [(row.title, why) for row, why in plan.skipped]


@pytest.fixture
def two(db: None) -> list[Incident]:
    return [rows.cited(title="One", tags=["old"]), rows.cited(title="Two")]


@pytest.fixture
def another_type(db: None) -> IncidentType:
    return rows.kind("test-other")


@pytest.fixture
def calls(another_type: IncidentType) -> dict[Any, Given]:
    return {
        retag: {"add": ["new"], "remove": []},
        retype: {"kind": another_type},
        cite: {"source": rows.source(), "locator": "page 2"},
    }


def test_tags_are_added_and_taken_away_and_the_rest_is_left_alone(
    two: list[Incident], analyst: User
) -> None:
    retracted = rows.cited(title="Three")
    retracted.reference, retracted.version, retracted.state = "INC-999999", 1, "retracted"
    retracted.save()
    given: Given = {"add": ["new"], "remove": ["old"], "by": analyst, "reason": "Sorted"}
    plan = retag(incidents=seen(*two, retracted), **given)

    assert skipped(plan) == [("Three", "it is retracted")]
    assert [Incident.objects.get(pk=row.pk).tags for row in two] == [["new"], ["new"]]
    again = retag(incidents=seen(*two), **given)
    assert [why for _, why in again.skipped] == ["it has these tags already"] * 2
    none = retag(incidents=seen(*two), **given | {"add": [], "remove": ["x"]})
    assert [why for _, why in none.skipped] == ["it has none of these tags"] * 2


def test_type_is_changed_unless_it_is_one_of_theirs(
    two: list[Incident], analyst: User, another_type: IncidentType
) -> None:
    two[1].other_types.add(another_type)
    given: Given = {"kind": another_type, "by": analyst, "reason": ""}
    plan = retype(incidents=seen(*two), **given)

    two[0].refresh_from_db()
    assert two[0].type == another_type
    assert skipped(plan) == [("Two", "it has this type among its further types")]
    again = retype(incidents=seen(two[0]), **given)
    assert skipped(again) == [("One", "it has this type already")]


def test_source_is_cited_with_the_next_number(two: list[Incident], analyst: User) -> None:
    Citation.objects.create(incident=two[1], number=7, source=rows.source())
    given: Given = {"source": rows.source(), "locator": "page 2", "by": analyst, "reason": ""}
    cite(incidents=seen(*two), **given)

    made = Citation.objects.filter(locator="page 2").order_by("incident_id")
    assert [(each.incident, each.number) for each in made] == [(two[0], 2), (two[1], 8)]
    again = cite(incidents=seen(*two), **given)
    assert [why for _, why in again.skipped] == ["it cites this already"] * 2


def test_citation_numbers_come_to_an_end(two: list[Incident]) -> None:
    Citation.objects.create(incident=two[0], number=citing.LAST_NUMBER, source=rows.source())
    plan = plan_citing(two, source=rows.source(), locator="page 2")
    assert skipped(plan) == [("One", "its numbers for citations are used up")]


@pytest.mark.parametrize("act", [retag, retype, cite])
def test_act_is_in_the_history_with_its_reason(
    two: list[Incident], analyst: User, calls: Any, act: Callable[..., Plan]
) -> None:
    act(incidents=seen(*two), by=analyst, reason="Sorted", **calls[act])
    [entry] = [each for each in entries_of(two[1].pk) if len(each.key) == 36]
    tell([entry])
    assert (entry.who, entry.reason) == ("analyst", "Sorted")
    assert entry.act in ("tagged", "retyped", "source cited")


@pytest.mark.parametrize("act", [retag, retype, cite])
def test_one_that_changed_since_stops_all_and_is_named(
    two: list[Incident], analyst: User, calls: Any, act: Callable[..., Plan]
) -> None:
    chosen = seen(*two)
    Incident.objects.filter(pk=two[0].pk).update(summary="Changed")
    with pytest.raises(ValidationError, match="One: it changed after it was shown"):
        act(incidents=chosen, by=analyst, reason="", **calls[act])
    two[1].refresh_from_db()
    assert (two[1].tags, two[1].type.code) == ([], rows.raid().code)
    assert two[1].citations.count() == 1


@pytest.mark.parametrize("act", [retag, retype, cite])
def test_who_may_not_change_incidents_is_refused(
    two: list[Incident], reader_user: User, calls: Any, act: Callable[..., Plan]
) -> None:
    with pytest.raises(PermissionDenied):
        act(incidents=seen(*two), by=reader_user, reason="", **calls[act])


def test_rule_of_the_database_stops_all(two: list[Incident], analyst: User) -> None:
    with pytest.raises(ValidationError):
        retag(incidents=seen(*two), by=analyst, reason="", add=["x" * 60], remove=[])
    two[1].refresh_from_db()
    assert two[1].tags == []


def test_what_is_gone_is_named_and_a_long_list_is_cut() -> None:
    assert stale([], {7: 1}) == ["Incident 7: it was deleted after it was shown."]
    assert stale([], dict.fromkeys(range(30), 1))[-1] == "… and 10 more."


def test_drafts_are_left_out_of_an_export(two: list[Incident]) -> None:
    assert skipped(plan_export(two)) == [("One", "it is draft"), ("Two", "it is draft")]
