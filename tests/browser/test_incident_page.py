"""The page of one incident as readers meet it: with and without a map, any width, by keyboard."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from incidents.codes import RetractionReason
from incidents.models import Figure, Incident, User
from incidents.publishing.acts import correct, retract, update
from tests.browser.conftest import grave_violations

pytestmark = pytest.mark.browser
KIRKUK, EMBASSY, SERIES, STRIKES = "INC-000004", "INC-000008", "INC-000003", "INC-000005"
POSSIBLE, MARINES, TROOPS = "INC-000006", "INC-000012", "INC-000014"
DIFFICULT = [KIRKUK, EMBASSY, SERIES, STRIKES, MARINES, TROOPS]
WIDTHS = [320, 768, 1280, 2560]


def address(reference: str) -> str:
    return f"/incidents/{reference}/"


def of(reference: str) -> Any:
    return Incident.objects.filter(reference=reference)


@pytest.fixture
def changed(committed: None, editor: User) -> None:
    """One corrected with competing figures, one retracted, one with an Arabic title."""
    kirkuk = of(KIRKUK).get()
    Figure.objects.filter(incident=kirkuk, measure="wounded").update(low=3, best=3, high=3)
    correct(incidents=of(KIRKUK), by=editor, reason="Three troops were wounded, not four.")
    other = {"measure": "killed", "status": "contractor", "nationality": "US"}
    more = {"quantifier": "at-least", "low": 2, "standing": "alternative", "stance": "hedges"}
    Figure.objects.create(incident=kirkuk, **other, **more, cites=[4])
    update(incidents=of(KIRKUK), by=editor, reason="Officials gave another number.")
    why = RetractionReason.DID_NOT_HAPPEN
    retract(incidents=of(SERIES), by=editor, why=why, reason="They were told apart.")
    of(EMBASSY).update(title="متظاهرون أمام السفارة الأمريكية في بغداد (INC)", language="ar")
    update(incidents=of(EMBASSY), by=editor)


def drawn(page: Page) -> None:
    expect(page.locator("#map[data-drawn=yes]")).to_be_visible()


@pytest.mark.parametrize("reference", DIFFICULT)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_nothing_grave_for_axe(page: Page, reference: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address(reference))
    if page.locator("#map").count():
        drawn(page)

    assert grave_violations(page) == []


def test_changed_incidents_fit_and_have_nothing_grave(changed: None, page: Page) -> None:
    past = f"{address(SERIES)}?as_of=3"
    for shown in (address(KIRKUK), f"{address(KIRKUK)}?as_of=4", address(EMBASSY), past):
        page.goto(shown)
        for details in page.locator("summary").all():
            details.click()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == width
    page.goto(address(KIRKUK))
    page.get_by_text("difference", exact=False).first.click()
    assert grave_violations(page) == []


@pytest.mark.parametrize("reference", DIFFICULT)
def test_page_fits_any_window_either_way_round(page: Page, reference: str) -> None:
    page.goto(address(reference))
    for direction in ("ltr", "rtl"):
        page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == width


def test_map_draws_a_circle_as_wide_as_the_place_is_uncertain(page: Page) -> None:
    page.goto(address(KIRKUK))
    drawn(page)

    circle = page.locator("#map path.map-circle")
    assert circle.count() == 1
    box = circle.bounding_box()
    assert box is not None
    assert box["width"] > 40
    expect(page.locator("#map .map-label")).to_have_text("At: Kirkuk")


def test_incident_without_a_place_has_no_map(page: Page) -> None:
    page.goto(address(STRIKES))

    expect(page.get_by_text("The place is not stated")).to_be_visible()
    assert page.locator("#map").count() == 0


def test_citation_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address(KIRKUK))
    page.get_by_role("button", name="Copy").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").inner_text()
    assert copied.endswith(f"{address(KIRKUK)}?as_of=4")


def test_citation_that_cannot_be_copied_is_selected(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error());")
    page.goto(address(KIRKUK))
    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("status")).to_contain_text("could not be copied")
    assert page.evaluate("String(getSelection()).trim()") == page.locator("#citation").inner_text()


def test_data_for_search_engines_stands_in_the_page(page: Page) -> None:
    page.goto(address(KIRKUK))

    data = json.loads(page.locator('script[type="application/ld+json"]').inner_text())
    assert data["identifier"] == KIRKUK


def test_alternates_are_named_in_the_head(page: Page) -> None:
    page.goto(address(KIRKUK))

    kinds = page.locator("link[rel=alternate]").evaluate_all("all => all.map(each => each.type)")
    assert {"application/json", "application/geo+json", "text/csv"} <= {*kinds}


def test_front_page_leads_to_the_incident_and_on_to_those_it_is_linked_with(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Rockets hit a military installation at Kirkuk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Rockets hit a military installation at Kirkuk"
    )
    page.locator("#links").get_by_role("link", name="U.S. airstrikes on Kata'ib Hizbollah").click()

    expect(page).to_have_url(re.compile(f"{address(STRIKES)}$"))


def test_note_leads_to_its_passage(page: Page) -> None:
    page.goto(address(KIRKUK))
    page.locator("#figures").get_by_role("link", name="[1, para. 13]").click()

    expect(page.locator("#passage-3")).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == "passage-3"


def test_everything_is_readable_without_scripts(changed: None, browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(address(KIRKUK))

    expect(page.get_by_text("Drawn as a circle of 25 km.")).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    expect(page.get_by_text("at least 2 killed")).to_be_visible()
    expect(page.locator("#corrections ins").first).to_be_hidden()
    page.locator("#corrections summary").click()
    expect(page.locator("#corrections ins").first).to_be_visible()
    context.close()


def test_print_shows_every_difference_and_no_button(changed: None, page: Page) -> None:
    page.goto(address(KIRKUK))
    page.emulate_media(media="print")

    expect(page.locator("#map")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    expect(page.locator("#corrections ins").first).to_be_visible()


def test_withdrawn_incident_says_why_and_leads_to_its_past(changed: None, page: Page) -> None:
    page.goto(address(SERIES))
    expect(page.get_by_role("heading", level=1)).to_have_text("This incident was withdrawn")
    expect(page.get_by_text("Did not happen")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    page.get_by_role("link", name="Read it").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Eleven rocket attacks on Iraqi bases that house coalition troops"
    )
    expect(page.get_by_text("It has been retracted since")).to_be_visible()


def test_name_in_another_script_moves_nothing_around_it(changed: None, page: Page) -> None:
    page.goto(address(EMBASSY))

    title = page.get_by_role("heading", level=1)
    assert title.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert page.locator("#citation").evaluate("each => getComputedStyle(each).direction") == "ltr"
    assert (
        page.locator("#citation")
        .inner_text()
        .endswith(
            f"?as_of={Incident.objects.get(reference=EMBASSY).records.latest('position').position}"
        )
    )


def test_keyboard_reaches_the_figures_that_do_not_fit(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address(KIRKUK))
    table = page.get_by_role("region", name="Figures").last
    table.focus()
    page.keyboard.press("ArrowRight")

    expect(table).to_be_focused()
