"""Suggestions from the report's text beside the fields: shown, looked at, and taken by keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from incidents.models import Publisher, Source, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser

TEXT = (
    "Rockets 🚀 hit a base at Kirkuk on Friday. 31 rockets killed an American contractor and "
    "wounded four U.S. troops.\n\nIran denied it. Kata’ib Hizbollah was blamed in Baghdad on "
    "Dec. 29."
)
PANE = """([pk, text]) => {
    document.getElementById("report")?.remove();
    const pane = document.createElement("aside");
    pane.id = "report";
    pane.dataset.source = pk;
    const words = document.createElement("div");
    words.id = "report-text";
    words.textContent = text;
    pane.append(words);
    document.getElementById("content").prepend(pane);
    document.dispatchEvent(new CustomEvent("report:ready"));
}"""
SELECT = """([source, start, end]) => document.dispatchEvent(
    new CustomEvent("report:passage", {detail: {source, start, end, text: ""}}))"""


@pytest.fixture
def source(committed: None) -> Source:
    publisher = Publisher.objects.create(slug="test-times", name="Test Times")
    return Source.objects.create(
        slug="test-report",
        title="Test report",
        publisher=publisher,
        kind="news-report",
        published="2020-01-02",
        text=TEXT,
    )


@pytest.fixture
def form(source: Source, page: Page, analyst: User) -> Page:
    """An empty form beside the report."""
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.evaluate(PANE, [str(source.pk), TEXT])
    chips(page, "type").first.wait_for()
    return page


def chips(page: Page, kind: str) -> Locator:
    return page.locator(f"#suggestions-{kind} .suggestion")


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def test_nothing_is_taken_and_every_kind_is_offered(form: Page) -> None:
    for kind in ("type", "date", "place", "actor", "number"):
        expect(chips(form, kind).first).to_be_visible()
    expect(form.locator(".suggestion[aria-pressed=true]")).to_have_count(0)
    assert form.locator("#id_type").input_value() == form.locator("#id_date").input_value() == ""


def test_type_and_date_are_taken_by_keyboard(form: Page) -> None:
    form.locator("#id_title").focus()
    form.keyboard.press("Alt+s")
    expect(focused(form)).to_contain_text("Rocket attack")
    form.keyboard.press("Enter")
    expect(form.locator("#id_type option:checked")).to_have_text("Rocket attack")
    expect(form.locator("#id_type + .select2")).to_contain_text("Rocket attack")
    expect(focused(form)).to_have_attribute("aria-pressed", "true")

    form.keyboard.press("Escape")
    form.locator("#id_date").focus()
    form.keyboard.press("Alt+s")
    form.keyboard.press("ArrowRight")
    expect(focused(form)).to_contain_text("2019-12-29")
    form.keyboard.press("ArrowLeft")
    form.keyboard.press("Enter")
    expect(form.locator("#id_date")).to_have_value("2019-12-27")
    expect(form.locator("#id_date_as_reported")).to_have_value("Friday")
    form.keyboard.press("Escape")
    expect(form.locator("#id_date")).to_be_focused()


def test_places_fill_the_free_row_and_then_add_one(form: Page) -> None:
    chips(form, "place").filter(has_text="Kirkuk settlement").click()
    expect(form.locator("#id_locations-0-place option:checked")).to_contain_text("Kirkuk")
    expect(form.locator("#id_locations-0-precision")).to_have_value("settlement")
    chips(form, "place").filter(has_text="Baghdad settlement").click()

    expect(form.locator("#id_locations-1-place option:checked")).to_contain_text("Baghdad")
    expect(form.locator("#id_locations-1-place + .select2")).to_contain_text("Baghdad")
    expect(form.locator("#suggestions-place [aria-pressed=true]")).to_have_count(2)


def test_role_of_an_actor_is_left_to_the_analyst(form: Page) -> None:
    chips(form, "actor").filter(has_text="Kata'ib").click()

    expect(form.locator("#id_participations-0-actor option:checked")).to_contain_text("Kata'ib")
    expect(form.locator("#id_participations-0-role")).to_be_focused()
    expect(form.locator("#id_participations-0-role")).to_have_value("")


def test_figures_are_filled_row_by_row(form: Page) -> None:
    form.locator("#id_figures-0-measure").focus()
    form.keyboard.press("Alt+s")
    form.keyboard.press("Enter")
    form.keyboard.press("ArrowRight")
    form.keyboard.press("Enter")

    expect(form.locator("#id_figures-0-measure")).to_have_value("munitions")
    expect(form.locator("#id_figures-0-item")).to_have_value("rocket")
    for name in ("low", "best", "high"):
        expect(form.locator(f"#id_figures-0-{name}")).to_have_value("31")
    expect(form.locator("#id_figures-1-measure")).to_have_value("killed")
    expect(form.locator("#id_figures-1-status")).to_have_value("contractor")
    expect(form.locator(".figure-totals li")).to_contain_text("illed: 1")


def test_chip_is_no_longer_ticked_when_its_value_is_gone(form: Page) -> None:
    chips(form, "date").first.click()
    expect(chips(form, "date").first).to_have_attribute("aria-pressed", "true")
    form.locator("#id_date").fill("")
    form.locator("#id_title").focus()

    expect(chips(form, "date").first).to_have_attribute("aria-pressed", "false")


def test_passages_are_shown_while_one_looks_at_a_chip(form: Page) -> None:
    shown = "() => [...(CSS.highlights.get('suggested-passage') ?? [])].map(String)"
    chips(form, "number").first.hover()
    assert form.evaluate(shown) == ["31 rockets"]
    form.mouse.move(0, 0)
    assert form.evaluate(shown) == []
    form.locator("#id_title").focus()
    form.keyboard.press("Alt+s")
    assert "Rockets" in form.evaluate(shown)


def test_selected_passage_shows_its_own_until_all_are_asked_for(form: Page, source: Source) -> None:
    start = TEXT.index("Kata")
    form.evaluate(SELECT, [str(source.pk), start, len(TEXT)])

    expect(chips(form, "actor")).to_have_text(["Kata'ib Hizbollah"])
    expect(form.locator("#suggestions-number")).to_contain_text("None in the selected passage.")
    form.locator("#suggestions-actor").get_by_role("button", name="Show all").click()
    expect(chips(form, "actor")).to_have_count(3)
    form.evaluate(SELECT, [str(source.pk), 0, 0])
    expect(form.locator("#suggestions-number .suggestion")).to_have_count(3)


def test_page_stays_accessible(form: Page) -> None:
    chips(form, "type").first.click()

    assert grave_violations(form) == []


def test_form_without_a_report_has_no_suggestions(
    committed: None, page: Page, analyst: User
) -> None:
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.locator("#id_title").focus()
    page.keyboard.press("Alt+s")

    expect(page.locator(".suggestions")).to_have_count(0)
    expect(page.locator("#id_title")).to_be_focused()
