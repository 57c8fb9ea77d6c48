"""What a feed tells: the last act on each incident, and what has gone."""

import json
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from incidents.bulk.exporting import selection_of
from incidents.codes import LedgerAction, RetractionReason
from incidents.models import Actor, Incident, Record, User
from incidents.publishing import acts, restate
from incidents.selection import READER
from tests.incidents.api.ledger_rows import entombed
from timeline.asking import asked
from timeline.programs import newest
from timeline.programs.newest import Change, changes

READING = pytest.mark.django_db(databases=["default", "reader"])
WRITING = pytest.mark.usefixtures("committed")
KIRKUK, EMBASSY = "INC-000004", "INC-000008"


def told(**filters: str) -> list[Change]:
    return changes(asked({name: [value] for name, value in filters.items()}))


def one(reference: str) -> Any:
    return Incident.objects.filter(reference=reference)


def corrected(reference: str, editor: User, **fields: Any) -> None:
    incident = one(reference).get()
    for name, value in fields.items():
        setattr(incident, name, value)
    incident.save()
    acts.correct(incidents=one(reference), by=editor, reason="The report was withdrawn.")


@READING
def test_newest_come_first_each_once() -> None:
    found = told()

    positions = dict(Record.objects.values_list("reference", "position"))
    assert len(found) == 24
    order = [positions[change.reference] for change in found]
    assert order == sorted(order, reverse=True)
    assert all(change.told and not change.gone for change in found)


@READING
def test_filter_chooses() -> None:
    selection = asked({"country": ["iq"], "during": ["2019-12"]})
    expected = {json.loads(text)["reference"] for text in selection.documents()}

    assert {change.reference for change in changes(selection)} == expected


@WRITING
def test_correction_moves_to_the_front_with_its_reason(editor: User) -> None:
    corrected(KIRKUK, editor, title="Thirty rockets")

    first, *others = told()
    assert first.told is not None
    assert (first.reference, first.told.entry.title) == (KIRKUK, "Thirty rockets")
    assert (first.action, first.version) == (LedgerAction.CORRECTED, 2)
    assert first.reason == "The report was withdrawn."
    assert first.published_at < first.recorded_at
    assert KIRKUK not in {change.reference for change in others}


@WRITING
def test_restated_keep_their_place_and_time_and_have_their_new_names(editor: User) -> None:
    before = {change.reference: change for change in told()}
    order = [*before]
    actor = Actor.objects.get(slug="iran")
    actor.name = "Persia"
    actor.save()
    assert restate([actor], by=editor) > 3

    after = told()
    assert [change.reference for change in after] == order
    for change in after:
        assert change.recorded_at == before[change.reference].recorded_at
        assert change.action == LedgerAction.PUBLISHED
    renamed = [change for change in after if "Persia" in str(change.told and change.told.document)]
    assert len(renamed) > 3


@WRITING
def test_retracted_is_told_as_gone_where_it_was_found_and_nowhere_else(editor: User) -> None:
    acts.retract(
        incidents=one(KIRKUK), by=editor, why=RetractionReason.DUPLICATE, reason="Twice entered."
    )

    for found in (told(), told(country="iq")):
        assert (found[0].reference, found[0].told) == (KIRKUK, None)
        assert found[0].gone == "This incident was withdrawn: Twice entered."
    assert KIRKUK not in {change.reference for change in told(country="kw")}


@WRITING
def test_merged_says_into_which(editor: User) -> None:
    entombed(KIRKUK, LedgerAction.MERGED, editor, "The same rockets.", into="INC-000003")

    assert "INC-000003" in told(country="iq")[0].gone


@WRITING
def test_withheld_is_told_as_gone_to_all_and_at_every_position(editor: User) -> None:
    before = told()[0]
    corrected(KIRKUK, editor)
    position = Record.objects.latest("position").position
    entombed(KIRKUK, LedgerAction.WITHHELD, editor, "A court ordered it.")

    for found in (told(), told(country="kw"), told(as_of=str(position))):
        assert (found[0].reference, found[0].told) == (KIRKUK, None)
        assert "is withheld: A court ordered it." in found[0].gone
    assert told(as_of="24")[0].reference == before.reference
    assert [c.told for c in told(as_of="24") if c.reference == KIRKUK] == [None]


@WRITING
def test_what_a_correction_takes_out_of_the_filter_is_told_as_gone(editor: User) -> None:
    corrected(KIRKUK, editor, date="2018-05-01")

    first = told(during="2019-12")[0]
    assert (first.reference, first.told) == (KIRKUK, None)
    assert "finds it no more" in first.gone
    assert told(during="2018-05")[0].told is not None


@WRITING
def test_restored_is_there_again(editor: User) -> None:
    acts.retract(incidents=one(KIRKUK), by=editor, why=RetractionReason.DUPLICATE, reason="Twice.")
    acts.restore(reference=KIRKUK, version=1, by=editor, reason="It was not.")

    assert [c.action for c in told() if c.reference == KIRKUK] == [LedgerAction.RESTORED]
    assert told()[0].told is not None


@WRITING
def test_as_of_tells_what_was_the_newest_then(editor: User) -> None:
    acts.retract(incidents=one(KIRKUK), by=editor, why=RetractionReason.DUPLICATE, reason="Twice.")

    assert [c for c in told(as_of="24") if c.gone] == []
    assert len(told(as_of="3")) == 3


@WRITING
def test_draft_is_no_change() -> None:
    one(KIRKUK).update(title="A draft of a correction")

    assert "A draft" not in str(told())


@READING
@pytest.mark.parametrize("few", [0, 1000])
def test_what_lies_far_back_is_found_too(monkeypatch: Any, few: int) -> None:
    expected = [change.reference for change in told(country="iq")]
    monkeypatch.setattr(newest, "PROBED", 2)
    monkeypatch.setattr(newest, "FEW", few)

    assert [change.reference for change in told(country="iq")] == expected


@READING
def test_feed_is_cut_to_the_newest(monkeypatch: Any) -> None:
    everything, in_iraq = told(), told(country="iq")
    monkeypatch.setattr(newest, "MOST", 3)

    assert told() == everything[:3]
    assert told(country="iq") == in_iraq[:3]


@READING
def test_chosen_incidents_are_told_and_no_others() -> None:
    chosen = selection_of(one(KIRKUK))

    assert [(change.reference, change.gone) for change in changes(chosen)] == [(KIRKUK, "")]


@READING
@pytest.mark.parametrize(("rare", "statements"), [(-1, 4), (1000, 5)])
def test_feed_takes_few_statements(monkeypatch: Any, rare: int, statements: int) -> None:
    monkeypatch.setattr(newest, "RARE", rare)
    selection = asked({"country": ["iq"]})
    with CaptureQueriesContext(connections[READER]) as asking:
        changes(selection)

    assert len(asking) == statements


@READING
@pytest.mark.parametrize("question", [{}, {"country": ["iq"]}, {"tag": ["rockets-iraq"]}])
def test_what_is_rare_is_told_as_what_is_not(monkeypatch: Any, question: Any) -> None:
    asked_at_once = changes(asked(question))
    monkeypatch.setattr(newest, "RARE", -1)

    assert changes(asked(question)) == asked_at_once
