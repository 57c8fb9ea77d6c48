"""The attack at Kirkuk is entered by keyboard alone, in few key presses and without waiting."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Incident, User
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser

MOST_PRESSES = 60
LONGEST_WAIT_S = 2.0
GROUND = ("basis", "by__slug", "cites")
FIGURE = ("measure", "item", "status", "low", "best", "high")


class Keyboard:
    """Types words, which are not counted, and presses keys, which are."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0
        self.waited_s = 0.0

    def type(self, words: str) -> None:
        """Words, dates, numbers, the first letters of a choice."""
        self.page.keyboard.type(words)

    def press(self, key: str, times: int = 1) -> None:
        """A key that moves or confirms, so many times."""
        for _ in range(times):
            self.page.keyboard.press(key)
            self.presses += 1

    def next(self, *words: str) -> None:
        """Field after field: what is typed in each, and Tab."""
        for each in words:
            self.type(each)
            self.press("Tab")

    def wait(self, until: Callable[[], None]) -> None:
        """Wait as a person would have to."""
        start = time.monotonic()
        until()
        self.waited_s += time.monotonic() - start


def hits_are_there(page: Page) -> None:
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def enter_what_and_where(keys: Keyboard) -> None:
    keys.next("Rockets hit a military installation at Kirkuk", "rocket-attack")
    keys.press("Control+ArrowDown")
    keys.type("2019-12-27")
    keys.press("Control+ArrowDown")
    keys.press("Tab")
    keys.next("kirkuk")
    keys.type("nea")


def enter_who(keys: Keyboard) -> None:
    keys.press("Control+ArrowDown")
    keys.next("tar")
    keys.type("coalition")
    keys.press("Alt+Enter")
    keys.next("ini", "hizbollah", "", "", "attr")
    keys.type("u.s. officials")


def enter_how_many(keys: Keyboard) -> None:
    keys.press("Control+ArrowDown")
    keys.next("mun", "rock", "")
    keys.type("31")
    for measure, number, status in (("kil", "1", "contr"), ("wou", "4", "mil")):
        keys.press("Alt+Enter")
        keys.next(measure, "", "", number, "", "", "")
        keys.type(status)


def enter_on_whose_word(keys: Keyboard) -> None:
    keys.press("Control+ArrowDown")
    keys.press("Tab")
    keys.next("military times")
    keys.type("paragraph 11")
    keys.press("Control+Shift+ArrowDown")
    keys.next("part", "eleven")
    keys.press("Tab", 3)


def test_kirkuk_is_entered_by_keyboard_in_few_presses(
    committed: None, page: Page, analyst: User
) -> None:
    sign_in(page, analyst)
    page.goto("/admin/incidents/incident/add/")
    expect(page.locator("#id_title")).to_be_focused()
    keys = Keyboard(page)
    enter_what_and_where(keys)
    enter_who(keys)
    enter_how_many(keys)
    enter_on_whose_word(keys)
    keys.wait(lambda: hits_are_there(page))
    keys.press("Enter")
    expect(page.get_by_text("was added successfully")).to_be_visible()
    print(f"{keys.presses} key presses, {keys.waited_s:.2f} s of waiting")

    is_as_the_article_tells(Incident.objects.get(title__startswith="Rockets hit", state="draft"))
    assert keys.presses <= MOST_PRESSES
    assert keys.waited_s < LONGEST_WAIT_S


def is_as_the_article_tells(incident: Incident) -> None:
    """Every value, in the database."""
    assert incident.type.code == "rocket-attack"
    assert (incident.date, incident.occurrence) == ("2019-12-27", "occurred")
    assert rows(incident.locations, "role", "place__slug", "precision", "primary", *GROUND) == [
        ("at", "kirkuk", "near", True, "stated", None, [1])
    ]
    assert rows(incident.participations, "role", "actor__slug", *GROUND) == [
        ("target", "coalition-in-iraq", "stated", None, [1]),
        ("initiator", "kataib-hizbollah", "attributed", "us-officials", [1]),
    ]
    assert rows(incident.figures, *FIGURE, *GROUND) == [
        ("munitions", "rocket", "", 31, 31, 31, "stated", None, [1]),
        ("killed", "", "contractor", 1, 1, 1, "stated", None, [1]),
        ("wounded", "", "military", 4, 4, 4, "stated", None, [1]),
    ]
    assert rows(incident.citations, "number", "source__slug", "locator") == [
        (1, "military-times-2020-01-02", "paragraph 11")
    ]
    kind, title, *ground = rows(incident.links, "kind", "to_incident__title", *GROUND)[0]
    assert (kind, ground) == ("part-of", ["stated", None, [1]])
    assert title.startswith("Eleven rocket attacks")


def rows(manager: Any, *columns: str) -> list[tuple[Any, ...]]:
    """The rows below an incident, as they were entered."""
    return list(manager.order_by("pk").values_list(*columns))
