"""Adding an actor from the form of an incident, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Actor, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser
CHOOSER = "#id_participations-0-actor"


@pytest.fixture
def form(committed: None, page: Page, analyst: User) -> Page:
    """An empty form, the actor's chooser open."""
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    page.locator(f"{CHOOSER} + .select2 .select2-selection").focus()
    page.keyboard.press("Enter")
    return page


def open_dialog(page: Page, name: str) -> None:
    """Type a name and take the last entry, which adds it."""
    page.keyboard.type(name)
    entry = page.get_by_text(f"Add “{name}” as a new actor …")
    entry.wait_for()
    page.keyboard.press("ArrowUp")
    while (
        "as a new actor" not in page.locator(".select2-results__option--highlighted").inner_text()
    ):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("dialog[open] h2").wait_for()


def chosen(page: Page, words: str) -> None:
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(f"{CHOOSER} option:checked")).to_have_text(words)
    expect(page.locator(f"{CHOOSER} + .select2 .select2-selection")).to_be_focused()


def test_misspelled_actor_is_found_and_shown_short(form: Page) -> None:
    form.keyboard.type("Kataeb Hezbollah")
    found = form.locator(".select2-results__option--highlighted", has_text="Kata'ib Hizbollah")
    expect(found).to_contain_text("matched “Kata'ib Hezbollah”")
    form.keyboard.press("Enter")

    expect(form.locator(f"{CHOOSER} option:checked")).not_to_contain_text("matched")


def test_another_actor_is_added_and_chosen(form: Page) -> None:
    open_dialog(form, "Zorbo Qwerti")
    expect(form.locator("dialog [name=kind]")).to_be_focused()
    assert grave_violations(form) == []
    form.locator("dialog [name=kind]").select_option("rebel")
    form.keyboard.press("Tab")
    form.keyboard.type("Iraq")
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")

    chosen(form, "Zorbo Qwerti (rebel group, Iraq)")
    assert Actor.objects.get(name="Zorbo Qwerti").slug == "zorbo-qwerti"


def test_spelling_is_added_to_the_one_it_is(form: Page) -> None:
    open_dialog(form, "Kataeb Hizballah")
    expect(form.locator("dialog [data-use]").first).to_be_focused()
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")

    chosen(form, "Kata'ib Hizbollah (political militia, Iraq)")
    kataib = Actor.objects.get(name="Kata'ib Hizbollah")
    assert kataib.names.filter(name="Kataeb Hizballah").exists()


def test_escape_returns_to_the_chooser_and_adds_nothing(form: Page) -> None:
    open_dialog(form, "Zorbo Qwerti")
    form.keyboard.press("Escape")

    expect(form.locator("dialog[open]")).to_have_count(0)
    expect(form.locator(f"{CHOOSER} + .select2 .select2-selection")).to_be_focused()
    assert not Actor.objects.filter(name="Zorbo Qwerti").exists()


def test_new_actors_page_shows_similar_names_while_typing(form: Page) -> None:
    form.goto("/admin/incidents/actor/add/")
    form.locator("#id_name").press_sequentially("Kataeb Hezbollah")

    expect(form.locator(".similar-said")).to_contain_text("Kata'ib Hizbollah")


def test_actors_page_shows_hierarchy_and_incidents(form: Page) -> None:
    kataib = Actor.objects.get(name="Kata'ib Hizbollah")
    form.goto(f"/admin/incidents/actor/{kataib.pk}/change/")

    expect(form.get_by_role("heading", name="Hierarchy")).to_be_visible()
    expect(form.get_by_role("heading", name="Incidents", exact=True)).to_be_visible()
    assert grave_violations(form) == []


def test_lost_connection_is_said_and_nothing_is_added(form: Page) -> None:
    form.remove_listener("console", form.said_in_console)  # type: ignore[attr-defined]  # expected
    form.route("**/similar/**", lambda route: route.abort())
    open_dialog(form, "Zorbo Qwerti")
    expect(form.locator("dialog [role=alert]")).to_have_text(
        "The server could not be reached. Try again."
    )
    form.keyboard.press("Enter")
    expect(form.locator("dialog[open]")).to_have_count(0)
    form.goto("/admin/incidents/actor/add/")
    form.locator("#id_name").press_sequentially("Zorbo")

    expect(form.locator(".similar-said")).to_contain_text("Similar actors are not shown.")
    assert not Actor.objects.filter(name__startswith="Zorbo").exists()
