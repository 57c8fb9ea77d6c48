"""The whole way of a duplicate by keyboard: found, looked at, merged, gone, taken back."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from incidents.models import DuplicatePair, Incident, Merge, User
from tests.browser.conftest import grave_violations
from tests.browser.test_admin_smoke import sign_in
from tests.incidents.merging.made import pair

pytestmark = pytest.mark.browser
QUEUE = "/admin/incidents/duplicatepair/"


@pytest.fixture
def queue(committed: None, page: Page, editor: User) -> Page:
    """The queue, in which a pair waits that is published twice."""
    pair(editor)
    call_command("find_duplicates", minimum_score=10)
    sign_in(page, editor)
    page.goto("/admin/")
    page.get_by_role("link", name="Possible duplicates").click()
    return page


def test_whole_way_of_a_duplicate(queue: Page) -> None:
    loser, winner = Incident.objects.order_by("-pk")[1], Incident.objects.latest("pk")
    row = queue.get_by_role("row").filter(has_text="Attack on K-1").filter(has_text="Rockets at a")
    expect(row).to_contain_text("same date · same place · same type")
    assert grave_violations(queue) == []
    row.get_by_role("link", name="Merge …").press("Enter")

    if "Attack on K-1" in queue.locator(".merge-fields thead th").nth(1).inner_text():
        queue.get_by_role("link", name="Exchange the two").press("Enter")
    expect(queue.locator(".merge-fields thead th").nth(2)).to_contain_text("Attack on K-1")
    queue.get_by_role("radio", name="Attack on K-1").press("Space")
    queue.get_by_role("button", name="Show what would come of it").press("Enter")
    outcome = queue.locator("#outcome")
    expect(outcome).to_contain_text("published as corrected")
    expect(outcome).to_contain_text("About thirty rockets.")
    assert grave_violations(queue) == []

    queue.get_by_label("Reason").fill("One salvo.")
    queue.get_by_role("button", name="Merge", exact=True).press("Enter")
    expect(queue.get_by_text("was merged into")).to_be_visible()
    merge = Merge.objects.get()
    gone, there = merge.loser.reference, merge.winner.reference
    assert {merge.loser, merge.winner} == {loser, winner}
    assert not DuplicatePair.objects.filter(first=merge.winner_id, second=merge.loser_id).exists()

    answer = queue.goto(f"/incidents/{gone}/")
    assert answer is not None
    assert answer.status == 410
    queue.get_by_role("link", name=there).first.press("Enter")
    expect(queue.get_by_role("heading", level=1)).to_contain_text("Attack on K-1")

    queue.goto(f"/admin/incidents/incident/{merge.loser_id}/change/")
    queue.get_by_role("link", name="Take the merge back …").press("Enter")
    queue.get_by_label("Reason").fill("Two salvos.")
    queue.get_by_role("button", name="Take it back").press("Enter")
    expect(queue.get_by_text("stands by itself again")).to_be_visible()
    answer = queue.goto(f"/incidents/{gone}/")
    assert answer is not None
    assert answer.status == 200


def test_pair_is_judged_and_put_off_in_the_queue(queue: Page) -> None:
    row = queue.get_by_role("row").filter(has_text="Attack on K-1").filter(has_text="Rockets at a")
    row.get_by_role("button", name="Later").press("Enter")
    expect(queue.get_by_text("Put off:")).to_be_visible()
    expect(row).to_have_count(0)
    queue.goto(f"{QUEUE}?standing=later")
    row.get_by_role("button", name="Not the same").press("Enter")
    expect(queue.get_by_text("Kept apart:")).to_be_visible()
    expect(row).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_and_have_no_grave_faults(queue: Page, width: int) -> None:
    queue.set_viewport_size({"width": width, "height": 900})
    queue.get_by_role("link", name="Merge …").first.click()
    expect(queue.get_by_role("heading", name="Merge two incidents")).to_be_visible()

    assert queue.evaluate("document.documentElement.scrollWidth") <= width
    assert grave_violations(queue) == []
