"""The desk is told of what became of the incidents in a timeline."""

from django.urls import reverse

from tests.incidents.admin.conftest import errors_of, filled
from tests.timeline.saved import made
from tests.timeline.saved.made import KIRKUK

BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_change_after_pinning_shows_at_the_desk_until_it_is_reviewed(committed, client, editor):
    client.force_login(editor, backend=BACKEND)
    it = made.timeline()
    address = reverse("admin:timeline_timeline_change", args=[it.pk])
    row = made.entry(it, KIRKUK, headline="H")
    made.corrected(editor)

    page = client.get(address)
    assert f"/diff/?from=p{row.seen}&amp;to=p25" in page.content.decode()
    sent = filled(page)
    client.post(address, {**sent, "headline": "still"})
    row.refresh_from_db()
    assert row.seen == 4

    assert client.post(address, {**sent, "entries-0-reviewed": "on"}).status_code == 302
    row.refresh_from_db()
    assert row.seen == 25
    assert "/diff/" not in client.get(address).content.decode()

    made.retracted(editor)
    page = client.get(address)
    assert f"/api/v1/incidents/{KIRKUK}/history/" in page.content.decode()
    assert client.post(address, filled(page)).status_code == 302
    refused = client.post(address, {**filled(page), "entries-0-reviewed": "on"})
    assert any("was retracted" in error for error in errors_of(refused))
