"""The parts of the benchmarks: what each fills the database with, and what it measures."""

from django.core.management import call_command

from benchmarks import chart, desk, forms, frames, lists, publishing, queries, reading
from incidents.models import Incident, User


def measure(part: str, count: int) -> None:
    """Prepare, then measure that part."""
    if part == "frames":
        frames.measure()
        return
    call_command("migrate", database="owner", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("load_seeds", publish=True, verbosity=0)
    editor = User.objects.get(username="seeds")
    if part == "forms":
        forms.measure()
        return
    fill(part, count, editor)
    if part == "desk":
        desk.measure()
    elif part == "lists":
        lists.measure(editor)
    elif part == "chart":
        chart.measure()
    elif part == "queries":
        queries.measure()
    elif part == "ledger":
        publishing.measure_one(editor)
        reading.measure()


def fill(part: str, count: int, editor: User) -> None:
    """Generate and, for what is read, publish; a kept database goes on where it was left."""
    reading_side = part in ("ledger", "queries", "chart")
    if not Incident.objects.filter(tags=["bench"]).exists():
        publishing.generate(count, bare=reading_side)
    if reading_side and Incident.objects.drafts().exists():
        publishing.measure_many(editor)
        publishing.measure_correcting(editor)
