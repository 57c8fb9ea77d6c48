"""A date typed in words: its reading stands below it before it is stored."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Incident, Source, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import choose, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def form(committed: None, page: Page, analyst: User) -> Page:
    """An empty form, the cursor in the date."""
    source = Source.objects.order_by("pk")[0]
    source.published, source.title = "2020-01-02", "Zebra report"
    source.save()
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.locator("#id_date").focus()
    return page


def test_words_are_read_below_the_field_and_saved(form: Page) -> None:
    said = form.locator(".field-date .date-said")
    form.keyboard.type("Wednesday evening")
    expect(said).to_contain_text("choose a source with its day of publication")

    choose(form, "id_citations-0-source", "Zebra report")
    expect(said).to_contain_text("1 January 2020")
    expect(said).to_contain_text("counted from the report of 2 January 2020")
    form.locator("#id_date").focus()
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    expect(form.locator("#id_part_of_day")).to_have_value("evening")
    assert grave_violations(form) == []
    form.locator("#id_title").fill("A date in words")
    choose(form, "id_type", "shelling")
    form.locator("input[name=_save]").click()
    expect(form.get_by_text("was added successfully")).to_be_visible()

    incident = Incident.objects.get(title="A date in words")
    assert (incident.date, incident.date_as_reported) == ("2020-01-01", "Wednesday evening")


def test_ambiguous_date_is_chosen_by_keyboard(form: Page) -> None:
    form.keyboard.type("01/02/2020")
    form.get_by_role("button", name="2 January 2020 (2020-01-02)").wait_for()
    form.keyboard.press("Tab")
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")

    expect(form.locator("#id_date")).to_have_value("2020-02-01")
    expect(form.locator("#id_date")).to_be_focused()
    expect(form.locator(".field-date .date-said")).to_contain_text("1 February 2020")
    expect(form.locator("input[name=date_shown]")).to_have_value("2020-02-01")
