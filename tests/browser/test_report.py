"""A report is pasted in and its incidents are entered by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Citation, Incident, Source, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import choose, sign_in

pytestmark = pytest.mark.browser

LONG = "It was the third attack on this road since the convoy began to go by night " * 3
TEXT = (
    "Minister denies raid\n\n“\U0001f525 We did nothing,” the minister said. He left at once.\n\n"
    f"{LONG}\n\nأعلن المتحدث ذلك."
)


@pytest.fixture
def form(committed: None, page: Page, analyst: User) -> Page:
    """The form of a new incident beside a report that was pasted in."""
    sign_in(page, analyst)
    page.goto("/admin/incidents/source/code/")
    page.locator("#id_text").fill(TEXT)
    choose(page, "id_publisher", "Military")
    page.locator("#id_published").fill("2020-01-02")
    page.locator("input[type=submit][value='Code it']").click()
    expect(page.locator("#report h2")).to_have_text("Minister denies raid")
    return page


def listen(page: Page) -> None:
    """Listen for the passages that the pane announces."""
    page.evaluate(
        "window.heard = [];"
        "document.addEventListener('report:passage', (e) => window.heard.push(e.detail))"
    )


def enter(page: Page, title: str) -> None:
    page.locator("#id_title").fill(title)
    choose(page, "id_type", "shelling")
    page.locator("#id_date").fill("2020-01-01")


def test_passage_is_cited_by_keyboard_and_stays_marked(form: Page) -> None:
    assert form.locator("#report-text").evaluate("(pane) => pane.textContent") == TEXT
    listen(form)
    form.locator("#id_title").focus()
    form.keyboard.press("Alt+r")
    form.keyboard.press("ArrowDown")
    form.keyboard.press("ArrowDown")
    expect(form.locator("#report-said")).to_contain_text("Selected: paragraph 2")
    form.keyboard.press("Alt+c")
    expect(form.locator("#id_citations-0-locator")).to_have_value("paragraph 2")
    expect(form.locator("#id_citations-0-quotation")).to_have_value(
        "“\U0001f525 We did nothing,” the minister said."
    )
    start = TEXT.index("“")
    heard = form.evaluate("window.heard.at(-1)")
    assert TEXT[heard["start"] : heard["end"]] == heard["text"]
    assert heard["start"] == start

    form.keyboard.press("Shift+ArrowDown")
    form.keyboard.press("Shift+ArrowDown")
    expect(form.locator("#report-said")).to_contain_text("characters")
    form.keyboard.press("Alt+c")
    expect(form.locator("#report-said")).to_contain_text("Too long to quote: paraphrase it.")
    expect(form.locator("#id_citations-1-locator")).to_have_value("paragraph 2")
    expect(form.locator("#id_citations-1-quotation")).to_have_value("")

    enter(form, "Minister denies a raid")
    form.keyboard.press("Alt+n")
    expect(form.locator("mark.report-cited").first).to_be_visible()
    expect(form.locator("#report-passages a").first).to_have_text("Minister denies a raid")
    first, second = Citation.objects.filter(incident__title="Minister denies a raid")
    assert TEXT[first.passage_start : first.passage_end] == heard["text"]
    assert first.source == second.source == Source.objects.get(title="Minister denies raid")


def test_same_occasion_is_carried_marked_and_cleared(form: Page) -> None:
    enter(form, "First statement")
    choose(form, "id_locations-0-place", "Baghdad")
    form.locator("#id_locations-0-precision").select_option(index=1)
    form.keyboard.press("Alt+o")
    expect(form.locator("#report-carried")).to_contain_text("First statement")
    expect(form.locator("#id_date")).to_have_value("2020-01-01")
    expect(form.locator("#id_day_order")).to_have_value("2")
    expect(form.locator("#id_date-carried")).to_have_text("carried")
    expect(form.locator("#id_locations-0-place option:checked")).to_contain_text("Baghdad")

    form.keyboard.press("Alt+x")
    expect(form.locator("#id_date")).to_have_value("")
    expect(form.locator("#id_locations-0-place")).to_have_value("")
    expect(form.locator("#id_citations-0-source")).not_to_have_value("")
    assert Incident.objects.get(title="First statement").day_order == 1


def test_state_is_set_beside_the_form_and_nothing_typed_is_lost(form: Page) -> None:
    form.locator("#id_title").fill("Typed")
    form.locator("#report-state").select_option("coded")
    expect(form.locator("#report-said")).to_have_text("Coding state: Coded.")
    expect(form.locator("#id_title")).to_have_value("Typed")
    assert Source.objects.get(title="Minister denies raid").coding_state == "coded"


def test_report_stands_beside_the_form_and_is_accessible(form: Page) -> None:
    beside, text = (
        form.locator("#incident_form").bounding_box(),
        form.locator("#report").bounding_box(),
    )
    assert beside is not None
    assert text is not None
    assert text["x"] >= beside["x"] + beside["width"]
    form.emulate_media(color_scheme="dark")
    assert grave_violations(form) == []
    form.set_viewport_size({"width": 1000, "height": 900})
    below = form.locator("#report").bounding_box()
    assert below is not None
    assert below["x"] < text["x"]


def test_date_of_a_report_is_read_while_it_is_typed(
    committed: None, page: Page, analyst: User
) -> None:
    sign_in(page, analyst)
    page.goto("/admin/")
    page.get_by_role("link", name="Code a report").first.click()
    page.locator("#id_text").fill(TEXT)
    choose(page, "id_publisher", "Military")
    page.locator("#id_published").press_sequentially("2 Jan 2020")
    expect(page.locator(".date-said")).to_contain_text("2 January 2020")
    page.locator("input[type=submit][value='Code it']").click()

    expect(page.locator("#report h2")).to_have_text("Minister denies raid")
    assert Source.objects.get(title="Minister denies raid").published == "2020-01-02"
