"""The history of an incident and acts on many, by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Incident, User
from incidents.publishing import publish
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in
from tests.incidents.models import rows

pytestmark = pytest.mark.browser


def press(page: Page, role: str, name: str) -> None:
    page.get_by_role(role, name=name).first.focus()  # type: ignore[arg-type]  # a role
    page.keyboard.press("Enter")


def test_former_state_is_restored_by_keyboard(committed: None, page: Page, editor: User) -> None:
    incident = rows.cited(title="First title")
    publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor, reason="Checked")
    Incident.objects.filter(pk=incident.pk).update(title="Second title", means=["rocket"])
    sign_in(page, editor)
    page.goto(f"/admin/incidents/incident/{incident.pk}/history/")
    assert grave_violations(page) == []
    press(page, "link", "Restore the state of")
    page.get_by_label("Reason").fill("It was right")
    press(page, "button", "Confirm")

    expect(page.locator(".messagelist")).to_contain_text("restored")
    incident.refresh_from_db()
    assert incident.title == "First title"


def test_tag_is_added_to_those_chosen(committed: None, page: Page, analyst: User) -> None:
    incident = rows.cited(title="AAA first", tags=["here"])
    other = rows.cited(title="AAA second")
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/?q=AAA")
    for box in page.locator("input.action-select").all():
        box.focus()
        page.keyboard.press("Space")
    page.get_by_label("Action:").select_option("bulk_tag")
    press(page, "button", "Go")
    page.get_by_label("Tags to add").fill("here")
    press(page, "button", "Show what will be done")
    expect(page.locator(".confirmation-notes")).to_contain_text("1 incident will be tagged")
    assert grave_violations(page) == []
    press(page, "button", "Confirm")

    expect(page.locator(".messagelist")).to_contain_text("1 incident tagged. Left alone: 1 (")
    other.refresh_from_db()
    assert (incident.tags, other.tags) == (["here"], ["here"])


def test_fit_ones_are_published_and_the_others_are_named(
    committed: None, page: Page, editor: User
) -> None:
    fit, bare = rows.cited(title="AAA fit"), rows.incident("AAA bare")
    sign_in(page, editor)
    page.goto("/admin/incidents/incident/?q=AAA")
    for box in page.locator("input.action-select").all():
        box.focus()
        page.keyboard.press("Space")
    page.get_by_label("Action:").select_option("publish")
    press(page, "button", "Go")
    expect(page.locator("h1").last).to_have_text("Publish: 1 incident")
    expect(page.locator(".confirmation-skipped")).to_contain_text("AAA bare: it cites nothing")
    assert grave_violations(page) == []
    press(page, "button", "Confirm")

    said = "1 incident published. Left alone: 1 (it cites nothing: 1)."
    expect(page.locator(".messagelist")).to_contain_text(said)
    fit.refresh_from_db()
    bare.refresh_from_db()
    assert (fit.state, bare.state) == ("published", "draft")
