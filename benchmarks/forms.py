"""Opening the form of an incident with many claims: how long it takes, how many statements."""

import time
from statistics import median

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.report import ms, say, times
from incidents.models import Incident, User
from tests.incidents.admin.big_incident import big_incident

ROWS = {"participations": 30, "figures": 20, "citations": 20}
MOST_MS = 400


def measure() -> None:
    """The form to change a big incident, and the empty one, as a signed-in editor opens them."""
    client = Client(headers={"host": "localhost"})
    editor = User.objects.create_user("benchmark-editor", is_staff=True)
    editor.groups.add(Group.objects.get(name="editor"))
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    incident = big_incident(**ROWS)
    what = ", ".join(f"{count} {name}" for name, count in ROWS.items())
    form(client, f"form of an incident with {what}", change_page(incident))
    form(client, "empty form", reverse("admin:incidents_incident_add"))


def change_page(incident: Incident) -> str:
    """The address of its form."""
    return reverse("admin:incidents_incident_change", args=[incident.pk])


def form(client: Client, what: str, page: str) -> None:
    """The time, how much of it is our own and not the wait for a busy machine; statements; size."""

    def open_it() -> bytes:
        response = client.get(page)
        assert response.status_code == 200, response.status_code
        return response.content

    computed: list[float] = []

    def timed_by_the_processor() -> None:
        start = time.process_time()
        open_it()
        computed.append(time.process_time() - start)

    taken = times(timed_by_the_processor)
    with CaptureQueriesContext(connection) as asked:
        size = len(open_it()) / 1024
    verdict = "within" if median(taken) * 1000 <= MOST_MS else "over"
    processor = f"{median(computed) * 1000:.1f} ms of it computing"
    say(what, f"{ms(taken)} ({verdict} {MOST_MS} ms), {processor}; {len(asked)} statements")
    say(what, f"{size:.0f} KiB")
