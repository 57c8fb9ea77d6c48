"""Tests that a batch is applied as a whole, kept, and undone to exactly what was there before."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.utils.timezone import now

from incidents.codes import LedgerAction
from incidents.documents.dump import dump
from incidents.history.states import State, state_now
from incidents.merging import Choices, merge
from incidents.models import BatchState, Incident, Place, Record, Sheet, SheetBatch, User
from incidents.publishing import publish
from incidents.sheets import applying, batches
from incidents.sheets.batches import WAITS_FOR, NotApplied, apply, bring_back, look_through
from incidents.sheets.comparing import compare
from incidents.sheets.exporting import KEPT_FOR
from incidents.sheets.undoing import NotUndone, look_at, told, undo
from tests.incidents.sheets.edited import applied, brought, draft, edited, sheet_of

UPDATED, CORRECTED = LedgerAction.UPDATED.value, LedgerAction.CORRECTED.value
CHANGED = {
    "title": "New title", "date": "2019-12", "type": "airstrike", "tags": "new",
    "killed_low": "2", "wounded_low": "", "wounded_best": "", "wounded_high": "",
    "internal_note": "Noted",
    "latitude": "35.1", "longitude": "44.2", "where_precision": "site",
}  # fmt: skip
NEW = {"title": "New one", "type": "rocket-attack", "date": "2019-12-27"}


def rich(by: User, **said: Any) -> Incident:
    claim = {"basis": "claimed", "by": "kataib-hizbollah", "cites": [1]}
    return draft(
        by,
        figures=[
            {"measure": "wounded", "low": 4, "best": 4, "high": 4, **claim},
            {"measure": "munitions", "low": 31, "best": 31, "high": 31},
            {"measure": "killed", "status": "civilian", "low": 1, "best": 1, "high": 1},
        ],
        **said,
    )


def published(by: User) -> Incident:
    row = rich(by)
    publish(incidents=Incident.objects.filter(pk=row.pk), by=by)
    row.refresh_from_db()
    return row


def whole(incident: Incident) -> tuple[State, Any]:
    """Everything that is held of it, number by number."""
    return state_now(incident.pk), dump([incident.pk])[incident.pk]


def test_batch_applies_everything_and_undoing_brings_back_exactly_what_was(editor: User):
    rows = [rich(editor), published(editor)]
    before = [whole(row) for row in rows]
    held = Incident.objects.count()
    sheet = edited(sheet_of(*rows, by=editor), dict.fromkeys(rows, CHANGED), new=[NEW])
    batch = applied(sheet, editor, clear_empty=True)

    assert Incident.objects.count() == held + 1
    for row in rows:
        document = dump([row.pk])[row.pk]
        assert document["title"] == "New title"
        assert [each["measure"] for each in document["figures"]] == [
            "munitions",
            "killed",
            "killed",
        ]
        row.refresh_from_db()
        assert row.internal_note == "Noted"
    made = Incident.objects.get(title="New one")
    assert (made.state, made.entered_by) == ("draft", editor)
    assert batch.state == BatchState.APPLIED
    assert batch.file is None
    assert [(each.row, each.created) for each in batch.changes.all()] == [
        (2, False), (3, False), (4, True),
    ]  # fmt: skip
    first = batch.changes.first()
    assert first is not None
    assert (first.before["title"], first.after["title"]) == ("Rockets at Kirkuk", "New title")

    undo(batch, by=editor, reason="A mistake")

    assert [whole(row) for row in rows] == before
    assert not Incident.objects.filter(pk=made.pk).exists()
    assert batch.state == BatchState.UNDONE
    with pytest.raises(NotUndone, match="nothing of it to undo"):
        undo(batch, by=editor, reason="Again")


def test_one_wrong_row_stores_nothing(editor: User):
    rows = [rich(editor), rich(editor)]
    sheet = edited(
        sheet_of(*rows, by=editor), {rows[0]: {"title": "New"}, rows[1]: {"event_count": "3"}}
    )
    batch = brought(sheet, editor)
    with pytest.raises(NotApplied, match="while a cell is wrong"):
        apply(batch, by=editor, reason="")
    assert not Incident.objects.filter(title="New").exists()
    assert SheetBatch.objects.get(pk=batch.pk).state == BatchState.WAITING


def test_conflict_stops_all_unless_such_rows_are_to_be_left(editor: User):
    rows = [rich(editor), rich(editor)]
    sheet = edited(sheet_of(*rows, by=editor), {row: {"title": "Mine"} for row in rows})
    Incident.objects.filter(pk=rows[0].pk).update(title="Theirs")
    with pytest.raises(NotApplied, match="somebody else changed the same cells"):
        applied(sheet, editor)
    applied(sheet, editor, leave_conflicts=True)
    titles = [Incident.objects.get(pk=row.pk).title for row in rows]
    assert titles == ["Theirs", "Mine"]


def test_change_between_the_dry_run_and_applying_shows_it_again(editor: User):
    row = rich(editor)
    batch = brought(edited(sheet_of(row, by=editor), {row: {"title": "Mine"}}), editor)
    seen = look_through(batch, by=editor).digest
    Incident.objects.filter(pk=row.pk).update(said="Theirs")
    with pytest.raises(NotApplied, match="Since it was shown"):
        apply(batch, by=editor, reason="", seen=seen)
    apply(batch, by=editor, reason="", seen=look_through(batch, by=editor).digest)
    with pytest.raises(NotApplied, match="applied already"):
        apply(batch, by=editor, reason="")


def test_change_while_it_is_being_applied_stops_it(editor: User, monkeypatch: pytest.MonkeyPatch):
    row, gone = rich(editor), rich(editor)
    edits = {row: {"title": "Mine"}, gone: {"title": "Mine"}}
    batch = brought(edited(sheet_of(row, gone, by=editor), edits), editor)

    def overtaken(*given: Any, **named: Any) -> Any:
        found = compare(*given, **named)
        Incident.objects.filter(pk=row.pk).update(said="Theirs")
        Incident.objects.filter(pk=gone.pk).delete()
        return found

    monkeypatch.setattr(batches, "compare", overtaken)
    with pytest.raises(NotApplied) as refused:
        apply(batch, by=editor, reason="")
    assert refused.value.comparison is not None
    assert [each.rule for each in refused.value.comparison.faults] == [applying.MOVED] * 2
    assert not Incident.objects.filter(title="Mine").exists()


def test_what_the_ledger_refuses_to_publish_stops_it(editor: User):
    row = draft(editor, locations=[])
    publish(incidents=Incident.objects.filter(pk=row.pk), by=editor)
    row.refresh_from_db()
    sheet = edited(sheet_of(row, by=editor), {row: {"title": "Mine"}})
    row.citations.all().delete()
    with pytest.raises(NotApplied, match="it cites nothing"):
        applied(sheet, editor, publish_as=UPDATED)
    row.refresh_from_db()
    assert row.title == "Rockets at Kirkuk"
    batch = applied(sheet, editor)
    with pytest.raises(NotUndone, match="it cites nothing"):
        undo(batch, by=editor, reason="", publish_as=UPDATED)


def test_what_was_merged_since_is_not_undone(editor: User):
    row, winner = rich(editor), rich(editor)
    batch = applied(edited(sheet_of(row, by=editor), {row: {"title": "Mine"}}), editor)
    merge(loser=row, winner=winner, by=editor, choices=Choices())
    with pytest.raises(NotUndone) as refused:
        undo(batch, by=editor, reason="")
    [(change, why)] = refused.value.undoing.refused
    assert (change.incident, "somebody changed it since" in why) == (row, True)
    assert Incident.objects.get(pk=row.pk).title == "Mine"


def test_very_same_file_is_applied_once_until_it_is_undone(editor: User):
    row = rich(editor)
    sheet = edited(sheet_of(row, by=editor), {row: {"title": "Mine"}})
    batch = applied(sheet, editor)
    with pytest.raises(NotApplied, match="this very file was applied"):
        bring_back(sheet, "again.csv", by=editor)
    undo(batch, by=editor, reason="")
    assert applied(sheet, editor).state == BatchState.APPLIED


def test_what_changed_since_is_not_undone_and_holds_the_others_back(editor: User):
    rows = [rich(editor), rich(editor), rich(editor)]
    sheet = edited(sheet_of(*rows, by=editor), {row: {"title": "Mine"} for row in rows}, new=[NEW])
    batch = applied(sheet, editor)
    Incident.objects.filter(pk=rows[0].pk).update(said="Theirs")
    rows[1].delete()
    made = Incident.objects.get(title="New one")
    with pytest.raises(NotUndone) as refused:
        undo(batch, by=editor, reason="")
    assert sorted(why for _, why in refused.value.undoing.refused) == [
        "it was deleted since",
        "somebody changed it since: bring its former state back in its history",
    ]
    assert Incident.objects.filter(title="Mine").count() == 2
    assert Incident.objects.filter(pk=made.pk).exists()

    undo(batch, by=editor, reason="", partly=True)
    titles = dict(Incident.objects.values_list("pk", "title"))
    assert (titles[rows[0].pk], titles[rows[2].pk]) == ("Mine", "Rockets at Kirkuk")
    assert made.pk not in titles
    assert batch.state == BatchState.PARTLY_UNDONE
    with pytest.raises(NotUndone, match="Nothing is undone"):
        undo(batch, by=editor, reason="")


def test_new_incident_that_something_names_or_that_is_public_stays(editor: User):
    used, public = {**NEW, "title": "Used"}, {**NEW, "title": "Public"}
    row = rich(editor)
    batch = applied(edited(sheet_of(row, by=editor), new=[used, public]), editor)
    made = Incident.objects.get(title="Used")
    draft(editor, links=[{"kind": "responds-to", "to": f"DRAFT-{made.pk}"}])
    shown = Incident.objects.get(title="Public")
    shown.citations.create(number=1, source=row.citations.get().source)
    publish(incidents=Incident.objects.filter(pk=shown.pk), by=editor)
    with pytest.raises(NotUndone) as refused:
        undo(batch, by=editor, reason="", partly=True)
    assert [why for _, why in refused.value.undoing.refused] == [
        "it was published since: retract it instead",
        "something else names it since: take that away first",
    ]


def test_state_that_names_what_is_gone_is_not_brought_back(editor: User):
    place = Place.objects.create(slug="gone", name="Gone", kind="settlement")
    row = draft(editor, locations=[{"place": "gone", "precision": "near", "primary": True}])
    batch = applied(edited(sheet_of(row, by=editor), {row: {"place_slug": "kirkuk"}}), editor)
    place.delete()
    with pytest.raises(NotUndone) as refused:
        undo(batch, by=editor, reason="")
    assert "place it names" in told(refused.value.undoing.refused)[0]


@pytest.mark.parametrize("act", [UPDATED, CORRECTED])
def test_what_is_public_is_published_anew_when_told_and_so_is_undoing(act: str, editor: User):
    row, note = published(editor), published(editor)
    public = Record.objects.filter(incident=row).latest("position").document
    edits = {row: {"title": "New title"}, note: {"internal_note": "Nobody sees this"}}
    sheet = edited(sheet_of(row, note, by=editor), edits)
    batch = applied(sheet, editor, publish_as=act, reason="It was wrong")
    newest = Record.objects.filter(incident=row).latest("position")
    assert (newest.action, newest.reason, newest.version) == (act, "It was wrong", 2)
    assert json.loads(newest.document)["title"] == "New title"
    assert Record.objects.filter(incident=note).count() == 1
    assert batch.published_as == act
    undo(batch, by=editor, reason="It was right", publish_as=CORRECTED)
    newest = Record.objects.filter(incident=row).latest("position")
    assert (newest.action, newest.version) == (CORRECTED, 3)
    assert {**json.loads(newest.document), "version": 1} == json.loads(public)


def test_public_version_stays_until_it_is_published_anew(editor: User):
    row = published(editor)
    applied(edited(sheet_of(row, by=editor), {row: {"title": "New title"}}), editor)
    assert Record.objects.filter(incident=row).count() == 1


def test_only_those_who_may_do_it_by_hand_may_do_it_by_sheet(
    editor: User, analyst: User, reader_user: User
):
    row = published(editor)
    sheet = edited(sheet_of(row, by=reader_user), {row: {"title": "New title"}}, new=[NEW])
    with pytest.raises(PermissionDenied):
        bring_back(sheet, "sheet.csv", by=reader_user)
    batch = brought(sheet, editor)
    for call in (look_through, apply):
        with pytest.raises(PermissionDenied):
            call(batch, by=reader_user, **({"reason": ""} if call is apply else {}))
    with pytest.raises(PermissionDenied, match="may not publish"):
        apply(batch, by=analyst, reason="", publish_as=UPDATED)
    apply(batch, by=analyst, reason="")
    with pytest.raises(PermissionDenied):
        undo(batch, by=reader_user, reason="")
    assert len(look_at(batch).changes) == 2


def test_going_on_in_the_same_sheet_goes_on_from_what_it_stored(editor: User, analyst: User):
    row = rich(editor)
    sheet = sheet_of(row, by=editor)
    applied(edited(sheet, {row: {"title": "First", "said": "Said"}}), editor)
    second = edited(sheet, {row: {"title": "Second", "said": "Said"}})
    found = look_through(brought(second, editor), by=editor)
    assert [each.changes for each in found.wanted] == [[("title", "First", "Second")]]
    others = look_through(brought(second, analyst), by=analyst)
    assert [each.column for each in others.conflicts] == ["title"]
    back = look_through(brought(sheet, editor), by=editor)
    assert back.wanted == []
    assert [each.rule for each in back.notes] == [
        "as handed out, but this sheet made it First before: left so",
        "as handed out, but this sheet made it Said before: left so",
    ]


def test_whoever_may_not_delete_does_not_undo_new_ones(editor: User, analyst: User):
    row = rich(editor)
    batch = applied(edited(sheet_of(row, by=editor), new=[NEW]), editor)
    analyst.groups.clear()
    for name in ("view_incident", "change_incident"):
        analyst.user_permissions.add(Permission.objects.get(codename=name))
    changer = User.objects.get(pk=analyst.pk)
    with pytest.raises(PermissionDenied, match="may not delete incidents"):
        undo(batch, by=changer, reason="")
    other = edited(sheet_of(row, by=editor), new=[{**NEW, "title": "Another"}])
    with pytest.raises(PermissionDenied, match="may not add incidents"):
        applied(other, changer)


def test_old_sheets_that_never_came_back_are_forgotten(editor: User):
    row = rich(editor)
    kept = applied(edited(sheet_of(row, by=editor), {row: {"said": "x"}}), editor).sheet
    sheet_of(row, by=editor)
    waiting = brought(sheet_of(row, by=editor), editor)
    Sheet.objects.update(made_at=now() - KEPT_FOR * 2)
    SheetBatch.objects.filter(pk=waiting.pk).update(brought_at=now() - WAITS_FOR * 2)
    brought(sheet_of(row, by=editor), editor)
    assert kept in Sheet.objects.all()
    assert Sheet.objects.count() == 2
    assert not SheetBatch.objects.filter(pk=waiting.pk).exists()


def test_nobody_without_rights_gets_a_sheet(editor: User):
    nobody = User.objects.create_user("nobody")
    with pytest.raises(PermissionDenied, match="may not see incidents"):
        sheet_of(rich(editor), by=nobody)
