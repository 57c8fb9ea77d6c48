"""The parts of the benchmarks: what each fills the database with, and what it measures."""

from django.core.management import call_command

from benchmarks import (
    chart,
    desk,
    explorer,
    files,
    forms,
    frames,
    lists,
    publishing,
    queries,
    reading,
)
from incidents.models import Incident, User

#: What is asked of the published, and so of a database that can be kept.
READ = {
    "chart": chart.measure,
    "explorer": explorer.measure,
    "files": files.measure,
    "ledger": reading.measure,
    "queries": queries.measure,
}


def measure(part: str, count: int, *, as_it_is: bool = False) -> None:
    """Prepare, then measure that part."""
    if part == "frames":
        frames.measure()
        return
    prepare()
    editor = User.objects.get(username="seeds")
    if part in READ:
        if not as_it_is:
            publish(count, editor)
        if part == "ledger":
            publishing.measure_one(editor)
        READ[part]()
    elif part == "forms":
        forms.measure()
    else:
        publishing.generate(count)
        desk.measure() if part == "desk" else lists.measure(editor)


def prepare() -> None:
    """The tables, and what every installation begins with."""
    call_command("migrate", database="owner", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("load_seeds", publish=True, verbosity=0)


def publish(count: int, editor: User) -> None:
    """Generate and publish; a database that was kept goes on where it was left."""
    if not Incident.objects.filter(tags=["bench"]).exists():
        publishing.generate(count, bare=True)
    if Incident.objects.drafts().exists():
        publishing.measure_many(editor)
        publishing.measure_correcting(editor)
