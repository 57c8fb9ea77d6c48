"""Two editors of one incident, the second one with a keyboard only."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Figure, Incident, Participation, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in
from tests.incidents.models import rows

pytestmark = pytest.mark.browser


@pytest.fixture
def incident(committed: None) -> Incident:
    incident = rows.cited(title="First title")
    rows.stored(Participation, incident=incident, actor=rows.actor("test-army", name="Test Army"))
    return incident


@pytest.fixture
def refused(page: Page, incident: Incident, analyst: User) -> Page:
    """The page of the second, refused after the other changed and removed what it changes too."""
    sign_in(page, analyst)
    page.goto(f"/admin/incidents/incident/{incident.pk}/change/")
    page.locator("#id_title").fill("My title")
    page.locator("#id_participations-0-described_as").fill("Typed with care")
    other = rows.kind("test-other")
    Incident.objects.filter(pk=incident.pk).update(
        type=other, title="Their title", means=["rocket"], grain="umbrella", summary="Theirs"
    )
    Participation.objects.filter(incident=incident).delete()
    page.locator("#id_title").press("Enter")
    page.locator("#meanwhile").wait_for()
    page.wait_for_load_state("networkidle")
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def test_conflicts_are_decided_on_the_page_and_it_is_saved(refused: Page, incident) -> None:
    expect(refused.locator("#meanwhile")).to_be_focused()
    expect(refused.locator("#id_summary")).to_have_value("Theirs")
    expect(refused.locator(".meanwhile-left")).to_have_text("2 left to decide.")
    press(refused, "Take theirs: Title")
    expect(refused.locator("#id_title")).to_have_value("Their title")
    press(refused, "Keep mine: Title")
    expect(refused.locator("#id_title")).to_have_value("My title")
    refused.locator(".meanwhile-restore").focus()
    refused.keyboard.press("Enter")
    expect(refused.locator(".meanwhile-left")).to_contain_text("save again")
    assert grave_violations(refused) == []
    refused.locator("input[name=_save]").first.focus()
    refused.keyboard.press("Enter")
    refused.wait_for_url("**/incident/")

    incident.refresh_from_db()
    said = (incident.title, incident.summary, incident.means, incident.grain)
    assert said == ("My title", "Theirs", ["rocket"], "umbrella")
    assert incident.type.code == "test-other"
    part = incident.participations.get()
    assert (part.described_as, str(part.actor)) == ("Typed with care", "Test Army")


def test_nothing_is_saved_while_something_is_left_to_decide(refused: Page, incident) -> None:
    with refused.expect_navigation():
        refused.locator("#id_title").press("Enter")
    refused.locator("#meanwhile").wait_for()
    expect(refused.locator(".meanwhile-left")).to_have_text("2 left to decide.")
    refused.wait_for_load_state("networkidle")

    incident.refresh_from_db()
    assert incident.title == "Their title"


def test_row_the_other_added_is_discarded_by_keyboard(
    page: Page, incident: Incident, analyst: User
) -> None:
    sign_in(page, analyst)
    page.goto(f"/admin/incidents/incident/{incident.pk}/change/")
    page.locator("#id_title").fill("My title")
    for measure in ("killed", "wounded"):
        Figure.objects.create(incident=incident, measure=measure, low=2, best=2, high=2)
    page.locator("#id_title").press("Enter")
    page.locator("#meanwhile").wait_for()
    press(page, "Discard Figure Killed Exactly 2 2 when you save")
    expect(page.locator(".meanwhile-discard").first).to_have_attribute("aria-pressed", "true")
    assert grave_violations(page) == []
    page.locator("input[name=_save]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/incident/")

    assert [figure.measure for figure in incident.figures.all()] == ["wounded"]
