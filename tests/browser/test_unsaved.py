"""What is typed survives a closed page, a refusal, and a session that ended; it is saved once."""

import pytest
from playwright.sync_api import Dialog, Page, Request, expect

from incidents.models import Incident, Participation, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in

pytestmark = pytest.mark.browser

ADD = "/admin/incidents/incident/add/"


@pytest.fixture
def desk(committed: None, page: Page, analyst: User) -> Page:
    """An analyst at an empty form."""
    sign_in(page, analyst)
    page.goto(ADD)
    return page


@pytest.fixture
def change(desk: Page) -> Page:
    """The same, at the form of a draft with a participation."""
    incident = Incident.objects.create(title="Old", type_id=1, date="2020-01-01", summary="As was")
    Participation.objects.create(
        incident=incident, role="target", described_as="Guards", kind="military"
    )
    desk.goto(f"/admin/incidents/incident/{incident.pk}/change/")
    return desk


def fill_in(page: Page) -> None:
    """A title, a type from a chooser, a box, a second participation with an actor."""
    page.locator("#id_title").fill("Rockets <b>at</b> شركة")
    page.locator("#id_title").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("rocket-att")
    page.keyboard.press("Tab")
    page.locator("summary", has_text="More about what").press("Enter")  # nothing may move below it
    page.locator("#id_means").get_by_label("Rocket").check()
    page.locator("#id_participations-0-role").focus()
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("ini")
    page.keyboard.press("Tab")
    page.keyboard.type("kata")
    page.keyboard.press("Tab")
    expect(page.locator("#id_participations-1-actor option:checked")).to_contain_text("Kata")
    kept(page, "Kata")


def kept(page: Page, words: str) -> None:
    """Wait until the draft with these words is in the browser."""
    read = "Object.entries(localStorage).filter(e => e[0].startsWith('incidents-draft')).join()"
    for _ in range(50):
        if words in page.evaluate(read):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{words} was not kept")


def drafts(page: Page) -> int:
    return int(
        page.evaluate("Object.keys(localStorage).filter(n => n.startsWith('incidents-d')).length")
    )


def restore(page: Page) -> None:
    """By keyboard, from the top of the form."""
    expect(page.get_by_text("that was not saved")).to_be_visible()
    page.get_by_role("button", name="Restore").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing is saved yet")).to_be_visible()


def is_filled_in(page: Page) -> None:
    expect(page.locator("#id_title")).to_have_value("Rockets <b>at</b> شركة")
    expect(page.locator("#id_type option:checked")).to_contain_text("Rocket attack")
    expect(page.locator("#id_means").get_by_label("Rocket")).to_be_checked()
    expect(page.locator("#id_participations-1-role")).to_have_value("initiator")
    expect(page.locator("#id_participations-1-actor + .select2")).to_contain_text("Kata")


def test_closed_page_is_offered_back_with_its_rows(desk: Page) -> None:
    fill_in(desk)
    again = desk.context.new_page()
    desk.close()
    again.goto(ADD)
    again.get_by_role("button", name="Show what differs").click()
    expect(again.get_by_text("you typed “Rockets <b>at</b> شركة”")).to_be_visible()
    restore(again)

    is_filled_in(again)
    expect(again.locator(".restored").first).to_be_visible()
    assert drafts(again) == 1


def test_offer_is_accessible(desk: Page) -> None:
    fill_in(desk)
    desk.goto(ADD)
    expect(desk.get_by_text("that was not saved")).to_be_visible()

    assert grave_violations(desk) == []


def test_draft_of_an_open_page_is_not_offered_in_another(desk: Page) -> None:
    fill_in(desk)
    other = desk.context.new_page()
    other.goto(ADD)
    expect(other.locator("#unsaved-offers")).to_be_attached()
    other.wait_for_timeout(500)

    expect(other.locator(".unsaved")).to_have_count(0)


def test_draft_is_gone_once_it_is_saved_and_not_when_it_is_refused(desk: Page) -> None:
    fill_in(desk)
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Please correct the error")).to_be_visible()
    is_filled_in(desk)
    assert drafts(desk) == 1

    desk.locator("#id_date").fill("2019-12-27")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("was added successfully")).to_be_visible()
    desk.goto(ADD)
    expect(desk.locator("#unsaved-offers")).to_be_attached()
    assert drafts(desk) == 0


def test_session_that_ended_loses_nothing(desk: Page, analyst: User) -> None:
    fill_in(desk)
    desk.locator("#id_date").fill("2019-12-27")
    session = [one for one in desk.context.cookies() if "session" in one["name"]]
    desk.context.clear_cookies(name=session[0]["name"])
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_label("Username").fill(analyst.username)
    desk.get_by_label("Password").fill(f"{analyst.username}-password")
    desk.keyboard.press("Enter")
    restore(desk)

    is_filled_in(desk)
    expect(desk.locator("#id_date")).to_have_value("2019-12-27")


def test_another_user_is_offered_nothing(desk: Page, editor: User) -> None:
    fill_in(desk)
    desk.context.clear_cookies()
    sign_in(desk, editor)
    desk.goto(ADD)
    expect(desk.locator("#unsaved-offers")).to_be_attached()
    desk.wait_for_timeout(500)

    expect(desk.locator(".unsaved")).to_have_count(0)


def test_newer_value_is_not_put_aside_silently(change: Page) -> None:
    change.locator("#id_title").fill("Mine")
    change.locator("#id_summary").fill("My summary")
    change.locator("#id_participations-0-described_as").fill("My guards")
    kept(change, "My guards")
    incident = Incident.objects.get(title="Old")
    incident.summary = "Theirs"
    incident.revision += 1
    incident.save()
    change.reload()
    expect(change.get_by_text("Since then this page was saved with changes")).to_be_visible()
    restore(change)

    expect(change.locator("#id_title")).to_have_value("Mine")
    expect(change.locator("#id_participations-0-described_as")).to_have_value("My guards")
    expect(change.locator("#id_summary")).to_have_value("Theirs")
    expect(change.get_by_text("Saved since then: “Theirs”")).to_be_visible()
    change.get_by_role("button", name="Use mine").click()
    expect(change.locator("#id_summary")).to_have_value("My summary")


def test_discarded_draft_can_be_had_back_and_is_gone_afterwards(desk: Page) -> None:
    fill_in(desk)
    desk.goto(ADD)
    desk.get_by_role("button", name="Discard").click()
    assert drafts(desk) == 0
    desk.get_by_role("button", name="Undo").click()
    assert drafts(desk) == 1
    desk.get_by_role("button", name="Discard").click()
    desk.goto(ADD)
    expect(desk.locator("#unsaved-offers")).to_be_attached()

    expect(desk.locator(".unsaved")).to_have_count(0)


def test_too_much_for_the_browser_is_said(desk: Page) -> None:
    desk.locator("#id_summary").fill("x" * 600_000)

    expect(desk.get_by_text("This browser cannot keep what you type")).to_be_visible()
    assert drafts(desk) == 0


def asks(page: Page, where: str) -> list[str]:
    """The kinds of questions asked when one goes elsewhere; each is answered with yes."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.goto(where)
    return asked


def test_leaving_with_changes_asks(desk: Page) -> None:
    desk.locator("#id_title").type("Rockets")

    assert asks(desk, "/admin/") == ["beforeunload"]


def test_leaving_without_changes_does_not_ask(desk: Page) -> None:
    desk.locator("#id_title").type("R")
    desk.keyboard.press("Backspace")

    assert asks(desk, "/admin/") == []


def test_double_click_makes_one_incident(desk: Page, posted: list[str]) -> None:
    fill_in(desk)
    desk.locator("#id_date").fill("2019-12-27")
    desk.get_by_role("button", name="Save", exact=True).dblclick()
    expect(desk.get_by_text("was added successfully")).to_be_visible()

    assert len(posted) == 1
    assert Incident.objects.filter(date="2019-12-27", title__startswith="Rockets <b>").count() == 1


@pytest.fixture
def posted(page: Page) -> list[str]:
    """The forms of incidents that were sent."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST" and request.url.endswith(ADD):
            sent.append(request.url)

    page.context.on("request", note)
    return sent
