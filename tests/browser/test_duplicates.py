"""Possible duplicates by keyboard: seen while typing, looked at, judged, carried over."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from incidents.models import Citation, Incident, IncidentType, NotSame, Source, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import choose, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def held(committed: None) -> Incident:
    """A draft that somebody else entered."""
    shelling = IncidentType.objects.get(code="shelling")
    held = Incident.objects.create(
        title="Mortars hit a market in the town", type=shelling, date="2020-02-03"
    )
    Citation.objects.create(incident=held, number=1, source=Source.objects.first())
    return held


@pytest.fixture
def form(held: Incident, page: Page, analyst: User) -> Page:
    """A form in which the same is being typed."""
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.locator("#id_title").fill("Mortars strike the market")
    choose(page, "id_type", "shelling")
    page.locator("#id_date").fill("2020-02-03")
    page.locator("#id_date").press("Tab")
    page.locator("#duplicates li").first.wait_for()
    return page


def test_match_is_looked_at_and_closed_by_keyboard(form: Page, held: Incident) -> None:
    agrees = form.locator("#duplicates .duplicate-agrees").first
    expect(agrees).to_contain_text("words: mortars, market")

    form.keyboard.press("Alt+u")
    expect(form.locator("#duplicates .duplicate-open").first).to_be_focused()
    form.keyboard.press("Enter")
    beside = form.locator("#incident-beside")
    expect(beside).to_be_focused()
    expect(beside).to_contain_text("Mortars hit a market in the town")
    assert grave_violations(form) == []

    form.keyboard.press("Escape")
    expect(beside).to_be_hidden()
    expect(form.locator("#duplicates .duplicate-open").first).to_be_focused()


def test_not_the_same_is_asked_once_and_kept_when_saved(form: Page, held: Incident) -> None:
    form.keyboard.press("Alt+u")
    for _ in range(2):
        form.keyboard.press("Tab")
    expect(form.get_by_role("button", name=f"Not the same: {held.title}")).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.locator("#duplicates")).to_be_hidden()

    form.locator("input[name=_continue]").click()
    expect(form.get_by_text("was added successfully")).to_be_visible()

    assert NotSame.objects.get().first_id == held.pk


def test_same_incident_carries_what_was_typed(form: Page, held: Incident) -> None:
    choose(form, "id_citations-0-source", "Military")
    form.locator("#id_citations-0-locator").fill("paragraph 9")
    form.keyboard.press("Alt+u")
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")

    form.wait_for_url(f"**{reverse('admin:incidents_incident_change', args=[held.pk])}?carry=*")
    expect(form.locator("#id_citations-1-locator")).to_have_value("paragraph 9")
    expect(form.locator("#id_title")).to_have_value(held.title)
    form.get_by_role("button", name="Take Title").focus()
    form.keyboard.press("Enter")
    expect(form.locator("#id_title")).to_have_value("Mortars strike the market")
    assert grave_violations(form) == []
    form.locator("input[name=_save]").click()
    expect(form.get_by_text("was changed successfully")).to_be_visible()
    held.refresh_from_db()
    assert (held.title, held.citations.count()) == ("Mortars strike the market", 2)


def test_carrying_waits_for_the_source_that_was_typed(form: Page, held: Incident) -> None:
    found: list[Route] = []

    def hold(route: Route) -> None:
        found.append(route)

    form.locator("#id_citations-0-locator").fill("paragraph 9")
    form.route("**/*term=Military*", hold)
    form.locator("#id_citations-0-source + .select2 .select2-selection").click()
    form.locator(".select2-search__field").last.type("Military")
    form.keyboard.press("Enter")
    form.keyboard.press("Alt+u")
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    expect(form.locator("#duplicates button").nth(1)).to_be_focused()

    for each in found:
        each.continue_()

    form.wait_for_url(f"**{reverse('admin:incidents_incident_change', args=[held.pk])}?carry=*")
    expect(form.locator("#id_citations-1-source")).to_contain_text("Military")
    expect(form.locator("#id_citations-1-locator")).to_have_value("paragraph 9")


def test_judged_pair_of_stored_incidents_is_kept_at_once(
    held: Incident, page: Page, analyst: User
) -> None:
    other = Incident.objects.create(title="Mortars again", type=held.type, date="2020-02-04")
    sign_in(page, analyst)
    page.goto(reverse("admin:incidents_incident_change", args=[other.pk]))

    page.get_by_role("button", name=f"Not the same: {held.title}").click()

    expect(page.locator(".duplicates-said")).to_have_text("Kept apart.")
    assert NotSame.objects.get().second_id == other.pk
