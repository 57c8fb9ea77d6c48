"""The point of a location by keyboard: typed, chosen, and moved on the map."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from incidents.models import Incident, Place, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser

TYPED = "#id_locations-0-coordinates"
SAID = "#id_locations-0-coordinates_helptext"


@pytest.fixture
def form(committed: None, page: Page, analyst: User) -> Page:
    """An empty form of an incident."""
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    return page


def pick(page: Page, field: str, words: str, label: str) -> None:
    """Choose a row by typing, once the answer to what was typed is there."""
    page.locator(f"#{field} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").last.type(words)
    page.locator(".select2-results__option--highlighted", has_text=label).wait_for()
    page.keyboard.press("Enter")


def value(page: Page, field: str) -> float:
    return float(page.locator(f"#id_locations-0-{field}").input_value())


def test_point_pasted_in_any_notation_is_understood_and_saved(form: Page) -> None:
    pick(form, "id_locations-0-place", "كركوك", "Kirkuk (كركوك)")
    expect(form.locator("#id_locations-0-place option:checked")).to_have_text(
        "Kirkuk (كركوك) · settlement · Kirkuk Governorate · Iraq"
    )
    expect(form.locator(SAID)).to_contain_text("the point of Kirkuk is published: 35.46806 N")

    form.locator(TYPED).fill("38SME 448 251")
    expect(form.locator(SAID)).to_have_text("35.4683 N, 44.3921 E, from MGRS, within 100 m")
    assert (value(form, "latitude"), value(form, "longitude")) == (35.4683, 44.3921)

    form.locator(TYPED).fill("33.3, 46.3")
    expect(form.locator(SAID)).to_contain_text("This point lies in Iran, 16 km outside Iraq.")
    form.locator(TYPED).fill("somewhere")
    expect(form.locator(SAID)).to_contain_text("is in no notation that is read here")
    expect(form.locator(TYPED)).to_have_attribute("aria-invalid", "")

    form.locator(TYPED).fill("")
    expect(form.locator("#id_locations-0-latitude")).to_have_value("")
    form.locator(TYPED).fill("33.3 N 46.3 E")
    expect(form.locator("#id_locations-0-latitude")).to_have_value("33.3")
    form.locator("#id_title").fill("Shells at the border")
    pick(form, "id_type", "shelling", "Shelling")
    form.locator("#id_date").fill("2020-01-03")
    form.locator("#id_locations-0-precision").select_option("near")
    form.locator("input[name=_save]").click()
    expect(form.locator(".messagelist .warning")).to_contain_text("16 km outside Iraq")
    assert str(Incident.objects.get(title="Shells at the border").locations.get().longitude) == (
        "46.300000"
    )


def test_marker_is_set_and_moved_with_the_keyboard(form: Page) -> None:
    pick(form, "id_locations-0-place", "Kirkuk", "Kirkuk · settlement")
    form.locator("#id_locations-0-precision").select_option("settlement")
    form.locator(TYPED).focus()
    form.keyboard.press("Alt+m")
    canvas = form.locator(".place-map-canvas")
    expect(canvas).to_be_focused()
    expect(canvas.locator("path.place-outline").first).to_be_attached()

    form.keyboard.press("Enter")
    marker = form.locator(".place-marker")
    expect(marker).to_be_focused()
    assert value(form, "latitude") == pytest.approx(35.468, abs=0.01)
    before = value(form, "longitude")
    form.keyboard.press("ArrowRight")
    after = value(form, "longitude")
    assert after > before
    expect(marker).to_have_attribute("aria-label", re.compile(str(after)))
    form.keyboard.press("Shift+ArrowLeft")
    assert before < value(form, "longitude") < after
    expect(form.locator("path.place-circle")).to_be_attached()
    expect(form.locator(SAID)).to_contain_text("from decimal degrees")

    form.keyboard.press("Escape")
    expect(form.get_by_role("button", name="Map")).to_be_focused()
    expect(canvas).to_have_count(0)


def test_map_takes_a_click_and_follows_the_chosen_place(form: Page) -> None:
    form.get_by_role("button", name="Map").click()
    canvas = form.locator(".place-map-canvas")
    expect(canvas).to_be_focused()
    pick(form, "id_locations-0-place", "Tehran", "Tehran · settlement")
    expect(canvas.locator(".leaflet-tooltip", has_text="Tehran")).to_be_visible()
    expect(canvas.locator(".place-name.spot", has_text="Tehran")).to_be_attached()
    form.wait_for_timeout(500)  # until the map stands still

    canvas.click(position={"x": 400, "y": 190})

    assert value(form, "latitude") == pytest.approx(35.7, abs=0.5)
    form.locator("#id_locations-0-latitude").evaluate("node => node.closest('details').open = true")
    form.locator("#id_locations-0-latitude").fill("35")
    expect(form.locator(TYPED)).to_have_value(re.compile("^35, 51"))


def test_added_row_has_a_map_of_its_own(form: Page) -> None:
    form.locator("#id_locations-0-role").focus()
    form.keyboard.press("Alt+Enter")
    form.locator("#id_locations-1-coordinates").fill("1.5, 2.5")
    form.keyboard.press("Alt+m")

    expect(form.locator("#locations-1 .place-map .place-marker")).to_be_focused()
    assert form.locator("#id_locations-1-latitude").input_value() == "1.5"


def test_page_of_a_place_has_the_map_and_is_accessible(
    committed: None, page: Page, editor: User
) -> None:
    sign_in(page, editor)
    kirkuk = Place.objects.get(slug="kirkuk")
    page.goto(reverse("admin:incidents_place_change", args=[kirkuk.pk]))
    page.locator("#id_coordinates").fill("33.3, 46.3")
    expect(page.locator("#id_coordinates_helptext")).to_contain_text("16 km outside Iraq")
    page.keyboard.press("Alt+m")
    expect(page.locator(".place-marker")).to_be_focused()

    assert grave_violations(page) == []
