"""Every kind of admin page in a real browser: it keeps to the policy and is accessible."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from incidents.models import Actor, Incident, Place, Record, User
from tests.browser.conftest import grave_violations

pytestmark = pytest.mark.browser

CHOOSERS = "select.admin-autocomplete:not([name*=__prefix__]) + .select2"


def address(name: str) -> str:
    """Where a page of that name is, for a row of the seeds."""
    incident = Incident.objects.published().order_by("pk")[0]
    rows = {
        "incident": incident,
        "actor": Actor.objects.order_by("pk")[0],
        "place": Place.objects.get(slug="iraq"),
        "record": Record.objects.order_by("pk")[0],
    }
    if name in rows:
        return reverse(f"admin:incidents_{name}_change", args=[rows[name].pk])
    plain = {"index": "/admin/", "list": reverse("admin:incidents_incident_changelist")}
    plain["new"] = reverse("admin:incidents_incident_add")
    plain["confirmation"] = f"/admin/incidents/incident/act/retract/?pk={incident.pk}"
    return plain[name]


def signed_in(page: Page, user: User, site: str) -> None:
    """Give the browser the session of a user, without the form."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": session_cookie(site), "value": cookie, "url": site}])


def session_cookie(site: str) -> str:
    """The server's name of the cookie, which has its port in it."""
    return f"incidents_session_{site.rpartition(':')[2]}"


@pytest.mark.parametrize(
    "name", ["index", "list", "new", "incident", "confirmation", "actor", "place", "record"]
)
def test_admin_page_breaks_no_policy_and_is_accessible(
    committed: None, page: Page, site: str, editor: User, name: str
) -> None:
    signed_in(page, editor, site)
    response = page.goto(address(name))
    if name in ("list", "new", "incident", "actor", "place"):
        page.wait_for_selector(CHOOSERS, state="attached")

    assert response is not None
    assert response.status == 200
    assert grave_violations(page) == []


def test_rows_are_added_with_the_keyboard_and_their_choosers_have_names(
    committed: None, page: Page, site: str, editor: User
) -> None:
    signed_in(page, editor, site)
    page.goto(address("new"))
    page.wait_for_selector(CHOOSERS, state="attached")

    page.get_by_role("button", name="Add another Participation").focus()
    page.keyboard.press("Enter")

    chooser = page.locator("#id_participations-1-actor + .select2 [role=combobox]")
    expect(chooser).to_have_attribute("aria-label", "Actor")
