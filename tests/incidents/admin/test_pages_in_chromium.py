"""The admin in a real browser: it keeps to the content security policy and is accessible."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

from incidents.models import Actor, Incident, Place, Record, User
from tests.incidents.admin.conftest import BACKEND, address

pytestmark = pytest.mark.browser

SITE = "http://localhost"  # a trustworthy origin; every request is answered here
CHROMIUM = os.environ.get("CHROMIUM") or which("chromium") or which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WAIT_FOR_CHOOSERS = "select.admin-autocomplete:not([name*=__prefix__]) + .select2"


def pages() -> dict[str, str]:
    """The pages looked at, by what they are."""
    incident = Incident.objects.filter(state="published").order_by("pk")[0]
    retract = "/admin/incidents/incident/act/retract/"
    return {
        "list": address("incident", "changelist"),
        "new": address("incident", "add"),
        "incident": address("incident", "change", incident.pk),
        "confirmation": f"{retract}?pk={incident.pk}",
        "actor": address("actor", "change", Actor.objects.order_by("pk")[0].pk),
        "place": address("place", "change", Place.objects.get(slug="iraq").pk),
        "record": address("record", "change", Record.objects.order_by("pk")[0].pk),
    }


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: Any) -> dict[str, dict[str, Any]]:
    """Every page as an editor gets it, made before the browser's event loop runs."""
    client, found = Client(), {}
    with django_db_blocker.unblock(), transaction.atomic():
        user = User.objects.create_user("browsing", is_staff=True)
        user.groups.add(Group.objects.get(name="editor"))
        client.force_login(user, backend=BACKEND)
        for name, page in {**pages(), "words": "/admin/jsi18n/"}.items():
            response = client.get(page)
            headers = {key: str(value) for key, value in response.items()}
            found[name] = {"status": response.status_code, "headers": headers}
            found[name]["body"] = response.content
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def page(answers: dict[str, dict[str, Any]]) -> Iterator[Page]:
    if not CHROMIUM:
        pytest.skip("no Chromium on the PATH; name one in CHROMIUM")

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path == "/admin/jsi18n/":
            route.fulfill(**answers["words"])
        elif path.removeprefix("/") in answers:
            route.fulfill(**answers[path.removeprefix("/")])
        elif path.startswith("/static/"):
            route.fulfill(path=Path(str(finders.find(path.removeprefix("/static/")))))
        else:
            route.fulfill(status=404)

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = chromium.new_page()
        opened.route("**/*", answer)
        yield opened
        chromium.close()


@pytest.mark.parametrize(
    "name", ["list", "new", "incident", "confirmation", "actor", "place", "record"]
)
def test_a_page_breaks_no_policy_and_is_accessible(page: Page, name: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{SITE}/{name}")
    if name in ("list", "new", "incident", "actor", "place"):
        page.wait_for_selector(WAIT_FOR_CHOOSERS, state="attached")

    assert [each for each in complaints if "favicon" not in each and "404" not in each] == []
    found = Axe().run(page).response["violations"]
    grave = [
        (each["id"], each["nodes"][0]["html"])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert grave == []


def test_rows_are_added_with_the_keyboard_and_their_choosers_have_names(page: Page) -> None:
    page.goto(f"{SITE}/new")
    page.wait_for_selector(WAIT_FOR_CHOOSERS, state="attached")

    page.get_by_role("button", name="Add another Participation").focus()
    page.keyboard.press("Enter")

    chooser = page.locator("#id_participations-1-actor + .select2 [role=combobox]")
    assert chooser.get_attribute("aria-label") == "Actor"
