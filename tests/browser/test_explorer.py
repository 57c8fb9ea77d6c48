"""The explorer as readers meet it: map, timeline and list of one set, linked with each other."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import grave_violations

pytestmark = pytest.mark.browser
ADDRESSES = [
    "/explore/",
    "/explore/?country=iq&entry=INC-000004",
    "/explore/?country=Mars&actr=x",
    "/explore/?q=xyzzy",
]
TILE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>'
#: Stands in for the drawing, so that what the page tells it and hears from it can be seen.
DRAWING = """
export class TimelineChart {
    constructor(element, {url, words}) {
        Object.assign(window, {chartElement: element, said: [["made", url]]});
        element.textContent = "A drawing";
    }
}
for (const name of ["setLanes", "choose", "brush", "play", "pause"]) {
    TimelineChart.prototype[name] = (...given) => window.said.push([name, ...given]);
}
TimelineChart.prototype.show = (query) => window.said.push(["show", query.toString()]);
"""


@pytest.fixture
def explorer(page: Page) -> Page:
    """A page whose timeline is drawn by the stand-in."""

    def stand_in(route: Route) -> None:
        script = route.request.url.endswith(".js")
        body = DRAWING if script else ""
        route.fulfill(body=body, content_type="text/javascript" if script else "text/css")

    page.route(re.compile(r"/explorer/chart(\.\w+)?\.(js|css)$"), stand_in)
    return page


def opened(page: Page, address: str = "/explore/") -> Page:
    page.goto(address)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Until the page shows what its address asks for, on the map too."""
    expect(page.locator("#explorer[aria-busy]")).to_have_count(0)
    expect(page.locator("#map-said")).not_to_be_empty()


def said(page: Page) -> list[Any]:
    """What the drawing was told, in order."""
    told: list[Any] = page.evaluate("window.said")
    return told


def found(page: Page) -> list[str]:
    return [
        str(each.get_attribute("data-reference")) for each in page.locator("#explore-list li").all()
    ]


def dispatch(page: Page, name: str, detail: str) -> None:
    page.evaluate(
        f"window.chartElement.dispatchEvent(new CustomEvent('{name}', {{detail: {detail}}}))"
    )


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_explorer_has_nothing_grave_for_axe(explorer: Page, address: str, scheme: str) -> None:
    explorer.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    explorer.goto(address)
    expect(explorer.locator("#chart")).to_be_visible()
    explorer.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")

    assert grave_violations(explorer) == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", [320, 768, 1280, 2560])
def test_explorer_fits_its_window(explorer: Page, address: str, width: int) -> None:
    explorer.set_viewport_size({"width": width, "height": 800})
    explorer.goto(address)
    expect(explorer.locator("#chart")).to_be_visible()

    assert explorer.evaluate("document.documentElement.scrollWidth") == width


def test_explorer_is_whole_without_a_script(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/explore/")
    expect(page.locator("#map")).to_be_hidden()
    assert len(found(page)) == 24

    page.locator("#v-country-iq").check()
    page.get_by_label("When", exact=True).fill("2019-12")
    page.get_by_role("button", name="Apply").click()

    page.wait_for_url(f"{site}/explore/?during=2019-12&country=iq")
    assert 0 < len(found(page)) < 24
    page.get_by_role("link", name="Show here: Rockets hit a military installation").click()
    expect(page.get_by_role("heading", name="Chosen")).to_be_visible()
    context.close()


def test_explorer_any_other_filter_is_found_by_its_name(explorer: Page) -> None:
    opened(explorer)
    explorer.get_by_text("Any other filter").click()
    explorer.get_by_label("Filter", exact=True).fill("not_country")
    explorer.get_by_label("Value", exact=True).fill("IQ")
    explorer.get_by_label("Value", exact=True).press("Enter")

    expect(explorer.locator("#explore-found code")).to_have_text("not_country=iq")
    assert explorer.url.endswith("/explore/?not_country=IQ")


def test_explorer_ticking_a_value_narrows_list_map_and_timeline(explorer: Page) -> None:
    opened(explorer)
    explorer.locator("#v-country-iq").check()

    expect(explorer.locator(".chips")).to_contain_text("Country: Iraq")
    settled(explorer)
    assert explorer.url.partition("?")[2].split("&")[0] == "country=iq"
    assert len(found(explorer)) == 9
    assert ["show", "country=iq"] in said(explorer)
    expect(explorer.locator("#map-said")).to_contain_text("incidents in sight")
    expect(explorer.locator("#explore-said")).to_contain_text("9 incidents")
    focused = explorer.evaluate("document.activeElement.id")
    assert focused == "v-country-iq"


def test_explorer_goes_back_and_restores_on_reload(explorer: Page) -> None:
    opened(explorer)
    explorer.locator("#v-country-iq").check()
    expect(explorer.locator(".chips")).to_contain_text("Iraq")
    explorer.get_by_label("Lanes").select_option("actor")
    explorer.reload()
    settled(explorer)
    assert len(found(explorer)) == 9
    assert ["setLanes", "actor"] in said(explorer)

    explorer.go_back()
    expect(explorer.locator(".chips")).to_have_count(0)
    assert len(found(explorer)) == 24
    explorer.go_forward()
    expect(explorer.locator(".chips")).to_contain_text("Iraq")


def test_explorer_chip_takes_its_filter_away(explorer: Page) -> None:
    opened(explorer, "/explore/?country=iq,us&type=attack")
    explorer.locator(".chips a", has_text="United States").click()
    expect(explorer.locator(".chips a", has_text="United States")).to_have_count(0)

    assert "country=iq&" in f"{explorer.url}&"
    assert "type=attack" in explorer.url


def test_explorer_brush_narrows_map_and_list_and_is_lifted_again(explorer: Page) -> None:
    opened(explorer, "/explore/?during=2019")
    before = found(explorer)
    dispatch(explorer, "chart:brush", "{from: '2019-12-27', to: '2019-12-29'}")

    expect(explorer.locator("#explore-found code")).to_have_text("during=2019-12-27/2019-12-29")
    settled(explorer)
    assert 0 < len(found(explorer)) < len(before)
    assert said(explorer)[-3][1] == "during=2019"  # the timeline keeps what is around the brush
    assert said(explorer)[-2] == ["brush", "2019-12-27", "2019-12-29"]

    dispatch(explorer, "chart:brush", "null")
    expect(explorer.locator("#explore-found code")).to_have_text("during=2019")
    assert found(explorer) == before


def test_explorer_popup_stays_open_when_the_map_is_drawn_anew(explorer: Page) -> None:
    opened(explorer, "/explore/?type=rocket-attack")
    explorer.locator("#map [role=button][aria-label^='Rockets hit']").first.press("Enter")
    button = explorer.locator(".map-popup button")
    expect(button.last).to_be_visible()
    mark = "(each) => { for (const one of each) one.dataset.former = 'yes'; }"
    button.evaluate_all(mark)  # one may just be fading

    explorer.set_viewport_size({"width": 1300, "height": 1000})

    expect(explorer.locator(".map-popup button[data-former]")).to_have_count(0)
    expect(button).to_have_count(1)
    button.click()
    expect(explorer.locator("#explore-chosen h3")).to_contain_text("Rockets hit")


@pytest.mark.parametrize("by", ["list", "timeline", "map"])
def test_explorer_choosing_an_entry_shows_it_in_all_three(explorer: Page, by: str) -> None:
    opened(explorer, "/explore/?type=rocket-attack")
    if by == "list":
        explorer.get_by_role("link", name="Show here: Rockets hit").click()
    elif by == "timeline":
        dispatch(explorer, "chart:choose", "{reference: 'INC-000004'}")
    else:
        explorer.locator("#map [role=button][aria-label^='Rockets hit']").first.press("Enter")
        explorer.locator(".map-popup button").last.click()

    expect(explorer.locator("#explore-chosen h3")).to_contain_text("Rockets hit")
    expect(explorer.locator("#found-INC-000004")).to_have_attribute("aria-current", "true")
    expect(explorer.locator("#map .map-chosen")).to_have_count(1)
    assert ["choose", "INC-000004"] in said(explorer)
    assert "entry=INC-000004" in explorer.url

    explorer.get_by_role("link", name="Close").click()
    expect(explorer.locator("#map .map-chosen")).to_have_count(0)
    assert said(explorer)[-1] == ["choose", None]


def test_explorer_searches_in_what_is_in_sight_when_asked(explorer: Page) -> None:
    opened(explorer, "/explore/?map=9/35.4/44.4")
    explorer.get_by_role("button", name="Search in what is in sight").click()

    expect(explorer.locator(".chips")).to_contain_text("Inside a box")
    settled(explorer)
    assert found(explorer) == ["INC-000004"]
    assert "map=9/35.4/44.4" in explorer.url
    expect(explorer.locator("#map .map-box")).to_have_count(1)


def test_explorer_searches_whenever_the_map_is_moved(explorer: Page) -> None:
    opened(explorer, "/explore/?map=6/35.4/44.4")
    explorer.get_by_label("whenever the map is moved").check()
    explorer.locator("#map").focus()
    explorer.keyboard.press("ArrowRight")

    expect(explorer.locator(".chips")).to_contain_text("Inside a box")
    assert "bbox=" in explorer.url


def test_explorer_draws_places_as_areas(explorer: Page) -> None:
    opened(explorer, "/explore/?map=5/35.4/44.4")

    expect(explorer.locator("#map path.spot-fine").first).to_be_attached()
    expect(explorer.locator("#map path.spot-wide").first).to_be_attached()
    fills = explorer.locator("#map path.spot-wide").first.evaluate(
        "(path) => getComputedStyle(path).strokeDasharray"
    )
    assert fills != "none"


def test_explorer_says_on_the_map_what_is_not_counted(explorer: Page) -> None:
    opened(explorer, "/explore/?entry=INC-000004&map=6/33.4/44.4")
    explorer.locator("#map [role=button][aria-label^='U.S. Embassy in Baghdad']").press("Enter")

    popup = explorer.locator(".map-popup")
    expect(popup).to_contain_text("attempted")
    expect(popup).not_to_contain_text("not counted")
    expect(popup).to_contain_text("somewhere within 1 km")


def test_explorer_lays_tiles_under_the_map_where_there_are_some(explorer: Page) -> None:
    def with_tiles(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace('data-tiles=""', 'data-tiles="/tiles/{z}/{x}/{y}.png"')
        body = body.replace('data-attribution=""', 'data-attribution="© &lt;b&gt;Maps"')
        route.fulfill(response=answer, body=body)

    explorer.route("**/explore/", with_tiles)
    explorer.route(
        "**/tiles/**", lambda route: route.fulfill(body=TILE, content_type="image/svg+xml")
    )
    opened(explorer)

    expect(explorer.locator("#map img.leaflet-tile").first).to_be_attached()
    expect(explorer.locator("#map .map-outline")).to_have_count(0)
    expect(explorer.locator(".leaflet-control-attribution")).to_have_text("© <b>Maps")


def test_explorer_says_what_is_wrong_and_comes_back(explorer: Page) -> None:
    opened(explorer)
    explorer.get_by_label("When", exact=True).fill("nonsense")
    explorer.get_by_label("When", exact=True).press("Enter")
    expect(explorer.get_by_role("alert")).to_be_visible()
    expect(explorer.get_by_label("When", exact=True)).to_have_attribute("aria-invalid", "true")

    explorer.get_by_label("When", exact=True).fill("2019-12")
    explorer.get_by_label("When", exact=True).press("Enter")
    expect(explorer.get_by_role("alert")).to_have_count(0)
    expect(explorer.locator("#explore-found code")).to_have_text("during=2019-12")


def test_explorer_offers_actors_by_their_names(explorer: Page) -> None:
    opened(explorer)
    explorer.locator("#f-actor").press_sequentially("hizb")

    expect(explorer.locator("#f-actor-known option[value=kataib-hizbollah]")).to_be_attached()


def test_explorer_without_the_drawing_says_so_and_goes_on(explorer: Page) -> None:
    explorer.unroute_all()
    explorer.route(
        re.compile(r"/explorer/chart"),
        lambda route: route.fulfill(body="nonsense(", content_type="text/javascript"),
    )
    opened(explorer)

    expect(explorer.locator("#chart")).to_contain_text("cannot be drawn here")
    assert len(found(explorer)) == 24


def test_front_page_leads_into_the_explorer_with_its_filter(explorer: Page) -> None:
    explorer.goto("/?country=IQ")
    explorer.get_by_role("link", name="Explore these on a timeline and a map").click()

    expect(explorer.locator(".chips")).to_contain_text("Country: Iraq")


def window_of(page: Page) -> str:
    found = re.search(r"window=([^&]+)", page.url)
    return found[1] if found else ""


def test_explorer_keeps_the_window_of_the_timeline_in_its_address(page: Page) -> None:
    opened(page, "/explore/?window=2019-12-20/2020-01-05")
    expect(page.locator(".chart table tbody tr").first).to_be_attached()
    assert window_of(page) == "2019-12-20/2020-01-05"

    page.locator(".chart-tool-zoom-in").click()
    expect(page).not_to_have_url(re.compile("2019-12-20"))
    closer = window_of(page)
    assert closer

    page.reload()
    settled(page)
    page.wait_for_timeout(800)
    assert window_of(page) == closer

    page.get_by_role("button", name="Show everything").click()
    expect(page).not_to_have_url(re.compile("window="))


@pytest.mark.parametrize(("language", "name"), [("en", "Iraq"), ("ar", "العراق")])
def test_explorer_names_countries_in_the_language_of_the_page(
    browser: Browser, site: str, language: str, name: str
) -> None:
    with browser.new_context(locale=language, base_url=site) as context:
        page = opened(context.new_page(), "/explore/?map=5/33.2/44.1")
        named = page.locator(".country-name", has_text=name)
        expect(named).to_have_count(1)
        expect(named.locator("span")).to_have_attribute("lang", language)
