"""A passage of the report is attached to an incident that is held, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Figure, Incident, IncidentType, Source, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser
TEXT = "Mortars hit a market on 3 February 2020. Nine people died."
REPORT = """([source, text]) => {
    document.getElementById("report")?.remove();
    const report = document.createElement("aside");
    report.id = "report";
    report.dataset.source = source;
    report.setAttribute("aria-label", "Report");
    report.innerHTML = '<div id="report-tools"></div><div id="report-text" tabindex="0"></div>';
    report.lastChild.textContent = text;
    document.querySelector("#content").append(report);
    document.dispatchEvent(new CustomEvent("report:passage", {
        detail: {source, start: 0, end: text.length, text},
    }));
}"""


@pytest.fixture
def held(committed: None) -> Incident:
    """A draft with a number."""
    shelling = IncidentType.objects.get(code="shelling")
    held = Incident.objects.create(title="Mortars on a market", type=shelling, date="2020-02-03")
    given = {"quantifier": "exact", "low": 5, "best": 5, "high": 5}
    Figure.objects.create(incident=held, measure="killed", **given)
    return held


@pytest.fixture
def form(held: Incident, page: Page, analyst: User) -> Page:
    """An empty form with a report beside it, in which a passage is selected."""
    source = Source.objects.order_by("pk")[0]
    Source.objects.filter(pk=source.pk).update(text=TEXT)
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.evaluate(REPORT, [source.pk, TEXT])
    page.locator("#id_title").focus()
    return page


def test_passage_brings_a_competing_figure(form: Page, held: Incident) -> None:
    form.keyboard.press("Alt+a")
    panel = form.locator(".attach-panel")
    expect(panel).to_be_focused()
    found = panel.get_by_role("button", name=held.title)
    found.wait_for()
    found.focus()
    form.keyboard.press("Enter")
    expect(panel.get_by_label("As a citation only")).to_be_focused()
    form.keyboard.press("ArrowDown")
    panel.get_by_label("Measure").select_option("killed")
    panel.get_by_role("textbox", name="Number").fill("9")
    assert grave_violations(form) == []
    form.keyboard.press("Enter")

    expect(panel.get_by_role("heading", name="Attached")).to_be_visible()
    expect(panel.locator(".attach-next")).to_be_focused()
    figure = held.figures.get(best=9)
    assert (figure.standing, figure.cites) == ("alternative", [1])
    citation = held.citations.get()
    assert (citation.passage_start, citation.passage_end) == (0, len(TEXT))
    form.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(form.locator("#id_title")).to_be_focused()


def test_search_finds_another_incident(form: Page, held: Incident) -> None:
    form.get_by_role("button", name="Attach to an existing incident").click()
    form.get_by_label("Search all incidents").fill("mortars market")

    expect(form.locator(".attach-panel li")).to_contain_text(["found by the words searched for"])


def test_what_changed_meanwhile_is_said_and_nothing_saved(form: Page, held: Incident) -> None:
    form.keyboard.press("Alt+a")
    form.locator(".attach-panel").get_by_role("button", name=held.title).click()
    form.get_by_label("As a citation only").wait_for()
    Incident.objects.filter(pk=held.pk).update(title="Changed")
    form.locator(".attach-form [type=submit]").click()

    expect(form.locator(".attach-form")).to_contain_text("was changed after you looked at it")
    assert held.citations.count() == 0
