"""Sheets in the admin: handed out from the list, brought back, applied, undone."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from incidents.admin import sheet_batch
from incidents.models import Incident, Record, SheetBatch, User
from incidents.publishing import publish
from incidents.sheets import exporting
from tests.incidents.admin.test_incident_list import LIST, said
from tests.incidents.sheets.edited import brought, draft, edited, in_workbook, sheet_of, workbook_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
BATCHES = "/admin/incidents/sheetbatch/"


@pytest.fixture
def one(analyst: User) -> Incident:
    return draft(analyst, title="AAA rockets")


def editor_of(one: Incident) -> User:
    assert one.entered_by
    return one.entered_by


def handed_out(client: Client, query: str = "?q=AAA", form: str = "csv") -> bytes:
    return client.post(f"{LIST}sheet/{form}/{query}").content


def returned(client: Client, content: bytes, **more: Any) -> Any:
    file = SimpleUploadedFile("mine.csv", content)
    return client.post(f"{BATCHES}add/", {"file": file, **more}, follow=True)


def page_of(batch: SheetBatch, act: str = "") -> str:
    return f"{BATCHES}{batch.pk}/{f'{act}/' if act else 'change/'}"


def applying(response: Any, **more: Any) -> dict[str, Any]:
    return {"seen": response.context["found"].digest, "of": response.context["number"], **more}


def test_list_hands_out_what_it_shows(one: Incident, as_analyst: Client, analyst: User) -> None:
    shown = as_analyst.get(f"{LIST}?q=AAA").content.decode()
    assert f'action="{LIST}sheet/xlsx/?q=AAA"' in shown
    assert "sheets-out" not in as_analyst.get(f"{LIST}?_popup=1").content.decode()
    rows = list(csv.DictReader(io.StringIO(handed_out(as_analyst).decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["AAA rockets"]
    assert as_analyst.post(f"{LIST}sheet/xlsx/").content[:2] == b"PK"


def test_chosen_ones_are_handed_out_by_an_action(one: Incident, as_analyst: Client) -> None:
    sent = {"action": "sheet_csv", "_selected_action": [one.pk]}
    response = as_analyst.post(LIST, sent)
    assert 'attachment; filename="incidents-' in response["Content-Disposition"]
    assert response.content.decode("utf-8-sig").count("\n") == 2


def test_too_many_or_an_unknown_form_are_refused(
    one: Incident, as_analyst: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert as_analyst.post(f"{LIST}sheet/ods/").status_code == 404
    assert as_analyst.get(f"{LIST}sheet/csv/").status_code == 405
    monkeypatch.setattr(exporting, "MOST_ROWS", 0)
    response = as_analyst.post(f"{LIST}sheet/csv/?q=AAA", follow=True)
    assert "A sheet holds at most 0 incidents" in said(response)


def test_whole_way_is_shown_applied_and_undone(
    one: Incident, as_analyst: Client, analyst: User
) -> None:
    new = {"title": "AAA new", "type": "rocket-attack", "date": "2019-12-27"}
    sheet = edited(handed_out(as_analyst), {one: {"title": "AAA changed"}}, new=[new])
    response = returned(as_analyst, sheet)
    shown = response.content.decode()
    for words in ("AAA rockets", "AAA changed", "AAA new", "Apply all of it", "SHA-256", "q=AAA"):
        assert words in shown
    batch = SheetBatch.objects.get()
    assert "publish_as" not in shown

    response = as_analyst.post(page_of(batch, "apply"), applying(response), follow=True)
    assert "Applied: 1 incident new, 1 changed" in said(response)
    made = response.context["rows"][1].cells
    assert [name for name, _, _ in made] == ["title", "type", "date", "occurrence", "grain"]
    assert Incident.objects.filter(title__in=["AAA changed", "AAA new"]).count() == 2
    assert "Undo this batch" in response.content.decode()

    response = as_analyst.post(page_of(batch, "undo"), {"reason": "Wrong"}, follow=True)
    assert "Undone: 2 incidents." in said(response)
    assert list(Incident.objects.filter(title__startswith="AAA")) == [one]
    shown = as_analyst.get(page_of(batch)).content.decode()
    assert "Undo this batch" not in shown
    assert "undone" in as_analyst.get(BATCHES).content.decode().lower()


def test_wrong_cells_conflicts_and_notes_are_shown_and_nothing_can_be_applied(
    one: Incident, as_analyst: Client
) -> None:
    two = draft(editor_of(one), title="AAA second", said="Said")
    sheet = handed_out(as_analyst)
    Incident.objects.filter(pk=two.pk).update(title="AAA theirs")
    edits = {one: {"time": "late"}, two: {"title": "AAA mine", "said": ""}}
    response = returned(as_analyst, edited(sheet, edits))
    shown = response.content.decode()
    for words in ("Cells that are wrong", "write hours and minutes", "AAA theirs", "Left as it is"):
        assert words in shown
    assert "Apply all of it" not in shown
    batch = SheetBatch.objects.get()
    refused = as_analyst.post(page_of(batch, "apply"), {"seen": "x"}, follow=True)
    assert "something else would be done" in said(refused)
    assert as_analyst.post(page_of(batch, "discard"), follow=True).status_code == 200
    assert not SheetBatch.objects.exists()


def test_file_that_cannot_be_read_is_refused_at_its_field(as_analyst: Client) -> None:
    shown = returned(as_analyst, b"sheet,incident,titel\n").content.decode()
    assert "C1: there is no such column: is it title?" in shown
    assert "This field is required" in as_analyst.post(f"{BATCHES}add/", {}).content.decode()
    assert not SheetBatch.objects.exists()


def test_very_same_file_is_refused_at_its_field(one: Incident, as_analyst: Client) -> None:
    sheet = edited(handed_out(as_analyst), {one: {"title": "AAA changed"}})
    response = returned(as_analyst, sheet)
    as_analyst.post(page_of(SheetBatch.objects.get(), "apply"), applying(response))
    assert "this very file was applied" in returned(as_analyst, sheet).content.decode()


def test_what_changed_since_is_named_and_the_others_may_be_undone(
    one: Incident, as_analyst: Client
) -> None:
    two = draft(editor_of(one), title="AAA second")
    edits = {one: {"said": "Mine"}, two: {"said": "Mine"}}
    response = returned(as_analyst, edited(handed_out(as_analyst), edits))
    batch = SheetBatch.objects.get()
    as_analyst.post(page_of(batch, "apply"), applying(response))
    Incident.objects.filter(pk=one.pk).update(summary="Theirs")
    assert (
        f"DRAFT-{one.pk}: somebody changed it since"
        in as_analyst.get(page_of(batch)).content.decode()
    )
    response = as_analyst.post(page_of(batch, "undo"), {}, follow=True)
    assert "Nothing is undone: some were changed since." in said(response)
    response = as_analyst.post(page_of(batch, "undo"), {"partly": "on"}, follow=True)
    assert "Undone: 1 incidents." in said(response)


def test_editor_publishes_with_it_and_says_why_it_is_a_correction(
    as_editor: Client, editor: User
) -> None:
    row = draft(editor, title="AAA public")
    publish(incidents=Incident.objects.filter(pk=row.pk), by=editor)
    row.refresh_from_db()
    response = returned(
        as_editor, edited(handed_out(as_editor), {row.reference: {"title": "AAA right"}})
    )
    batch, sent = SheetBatch.objects.get(), applying(response, publish_as="corrected")
    refused = as_editor.post(page_of(batch, "apply"), sent)
    assert "Say why: readers will see it." in refused.content.decode()
    as_editor.post(page_of(batch, "apply"), {**sent, "reason": "It was wrong"})
    newest = Record.objects.filter(incident=row).latest("position")
    assert (newest.action, newest.reason) == ("corrected", "It was wrong")
    refused = as_editor.post(page_of(batch, "undo"), {"publish_as": "corrected"})
    assert "Say why: readers will see it." in refused.content.decode()


def test_many_at_once_are_confirmed_by_their_number(
    one: Incident, as_analyst: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("incidents.admin.confirming.UNASKED", 0)
    response = returned(as_analyst, edited(handed_out(as_analyst), {one: {"said": "Mine"}}))
    batch, sent = SheetBatch.objects.get(), applying(response)
    shown = as_analyst.post(page_of(batch, "apply"), sent).content.decode()
    assert "Type 1 to confirm that it is meant" in shown
    as_analyst.post(page_of(batch, "apply"), {**sent, "number": "1"})
    one.refresh_from_db()
    assert one.said == "Mine"


def test_more_than_a_page_of_the_admin_applies_is_left_to_the_command(
    one: Incident, as_analyst: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_batch, "MOST_AT_ONCE", 0)
    response = returned(as_analyst, edited(handed_out(as_analyst), {one: {"said": "Mine"}}))
    assert "The admin applies 0 incidents at once" in response.content.decode()
    assert "Apply all of it" not in response.content.decode()


def test_long_lists_are_cut_and_say_so(
    one: Incident, as_analyst: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("incidents.admin.sheet_page.SHOWN", 1)
    two = draft(editor_of(one), title="AAA second")
    wrong = {"time": "late", "said": "Mine"}
    sheet = edited(handed_out(as_analyst), {one: wrong, two: wrong})
    assert "… and 1 more." in returned(as_analyst, sheet).content.decode()


def test_workbook_that_came_back_names_cells_by_sheet(
    one: Incident, as_analyst: Client, analyst: User
) -> None:
    book = in_workbook(workbook_of(one, by=analyst), {"date2": 2019})
    assert "incidents!H2" in returned(as_analyst, book).content.decode()


def test_readers_see_batches_and_do_nothing(
    one: Incident, client: Client, analyst: User, reader_user: User
) -> None:
    client.force_login(reader_user, backend=BACKEND)
    batch = brought(edited(sheet_of(one, by=analyst), {one: {"said": "Mine"}}), analyst)
    shown = client.get(page_of(batch)).content.decode()
    assert batch.sha256 in shown
    assert "Apply all of it" not in shown
    assert client.get(BATCHES).status_code == 200
    assert client.get(f"{BATCHES}add/").status_code == 403
    for act in ("apply", "undo", "discard"):
        assert client.post(page_of(batch, act)).status_code == 403
    assert client.get(f"{BATCHES}0/change/").status_code == 404
    assert client.get(f"{BATCHES}x/change/").status_code == 404
    handed = client.post(f"{LIST}sheet/csv/?q=AAA")
    assert handed.status_code == 200


def test_nobody_without_rights_gets_a_sheet(one: Incident, client: Client) -> None:
    nobody = User.objects.create_user("nobody", password="x", is_staff=True)
    client.force_login(nobody, backend=BACKEND)
    assert client.post(f"{LIST}sheet/csv/").status_code == 403
    assert client.get(BATCHES).status_code == 403
    assert client.get(f"{BATCHES}1/change/").status_code == 403
