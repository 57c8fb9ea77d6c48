"""An analyst enters an incident in the admin, an editor publishes it, a reader sees it."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Incident, User

pytestmark = pytest.mark.browser


def sign_in(page: Page, user: User) -> None:
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(f"{user.username}-password")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Log out")).to_be_visible()


def choose(page: Page, field: str, words: str) -> None:
    """Pick from an autocomplete as a person does: open, type, take the first."""
    page.locator(f"#{field} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").last.type(words)
    page.locator(".select2-results__option--highlighted").wait_for()
    page.keyboard.press("Enter")


def test_incident_goes_from_draft_to_timeline(
    committed: None, page: Page, analyst: User, editor: User
) -> None:
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.locator("#id_title").fill("Shells fall on a market")
    choose(page, "id_type", "shelling")
    page.locator("#id_date").fill("2020-01-03")
    choose(page, "id_citations-0-source", "Military")
    page.locator("#id_citations-0-locator").fill("paragraph 1")
    page.locator("input[name=_save]").click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert Incident.objects.get(title="Shells fall on a market").state == "draft"

    page.goto("/")
    expect(page.get_by_text("Shells fall on a market")).to_have_count(0)
    page.context.clear_cookies()

    sign_in(page, editor)
    page.goto("/admin/incidents/incident/?q=market")
    page.locator("input.action-select").first.check()
    page.locator("select[name=action]").select_option(label="Publish")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("Each becomes public under a permanent reference.")).to_be_visible()
    page.locator(".submit-row input[type=submit]").click()
    expect(page.get_by_text("1 incident published.")).to_be_visible()

    page.goto("/")
    expect(page.get_by_role("heading", name="Shells fall on a market")).to_be_visible()
