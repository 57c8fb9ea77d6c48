"""What a new incident's form fills in by itself can be seen, changed and refused."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import User
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def form(committed: None, page: Page, analyst: User) -> Page:
    """An empty form whose first participation has a role."""
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.locator("#id_participations-0-role").select_option("target")
    return page


def cite(page: Page, row: int) -> None:
    page.locator(f"#id_citations-{row}-source + .select2 .select2-selection").focus()
    page.keyboard.type("military times")
    page.keyboard.press("Enter")
    expect(page.locator(f"#id_citations-{row}-source option:checked")).to_contain_text("Military")


def test_only_citation_is_numbered_and_cited_by_what_has_content(form: Page) -> None:
    cite(form, 0)

    expect(form.locator("#id_citations-0-number")).to_have_value("1")
    expect(form.locator("#id_participations-0-cites")).to_have_value("1")
    expect(form.locator("#id_participations-0-cites.filled-in")).to_be_visible()
    expect(form.locator("#id_figures-0-cites")).to_have_value("")


def test_second_citation_is_cited_by_nobody_unasked(form: Page) -> None:
    cite(form, 0)
    form.locator("#id_citations-0-source + .select2 .select2-selection").focus()
    form.keyboard.press("Alt+Enter")
    cite(form, 1)
    form.locator("#id_figures-0-measure").select_option("killed")

    expect(form.locator("#id_citations-1-number")).to_have_value("2")
    expect(form.locator("#id_participations-0-cites")).to_have_value("1")
    expect(form.locator("#id_figures-0-cites")).to_have_value("")


def test_citation_taken_away_stays_away(form: Page) -> None:
    cite(form, 0)
    form.locator("#id_participations-0-cites").focus()
    form.keyboard.press("Backspace")
    form.locator("#id_participations-0-role").select_option("initiator")

    expect(form.locator("#id_participations-0-cites")).to_have_value("")


def test_conclusion_of_the_desk_cites_nothing_unasked(form: Page) -> None:
    form.locator("#id_participations-0-basis").select_option("inferred")
    cite(form, 0)

    expect(form.locator("#id_participations-0-cites")).to_have_value("")
