"""Publishing: many at once, and one after another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.db import connections, transaction
from django.db.models import Value
from django.db.models.functions import Concat

from benchmarks.report import REPEATS, ms, say, timed, times
from incidents import publishing
from incidents.models import Incident, User

BATCH = 100_000
TYPED = ("incident", "location", "participation", "figure", "citation")


def generate(count: int, *, bare: bool = False) -> None:
    """Made-up incidents on the working side, in transactions of a hundred thousand.

    Bare ones have no history of having been typed, nor what the lists of the desk search in:
    enough to publish from, and made ten times as fast.
    """
    execute("names.sql", {})
    tidy()
    batches = [(first, min(first + BATCH, count + 1) - 1) for first in range(1, count + 1, BATCH)]
    took = sum(
        timed(partial(execute, "incidents.sql", {"first": first, "last": last}, bare=bare))
        for first, last in batches
    )
    tidy()
    say("generated", f"{count} incidents in {took:.1f} s")


def execute(script: str, parameters: dict[str, int], *, bare: bool = False) -> None:
    """All statements of a script in one transaction."""
    sql = (Path(__file__).parent / script).read_text(encoding="utf-8")
    using = "owner" if bare else "default"
    with transaction.atomic(using), connections[using].cursor() as cursor:
        for table in TYPED if bare else ():
            cursor.execute(f"ALTER TABLE incidents_{table} DISABLE TRIGGER USER")
        cursor.execute(sql, parameters)
        for table in TYPED if bare else ():
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE incidents_{table} ENABLE TRIGGER USER")


def tidy() -> None:
    """What autovacuum would have done a minute later."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def measure_many(editor: User) -> None:
    """All drafts at once, with every index, committed batch by batch."""
    drafts = Incident.objects.drafts().order_by("pk").values_list("pk", flat=True)
    report("publishing in bulk", list(drafts), partial(publishing.publish, by=editor))


def measure_correcting(editor: User) -> None:
    """One in twenty of the published, changed and corrected in bulk."""
    published = Incident.objects.published().order_by("pk").values_list("pk", flat=True)
    chosen = list(published)[::20]
    Incident.objects.filter(pk__in=chosen).update(
        summary=Concat("summary", Value(" Since looked at again."))
    )
    report("correcting in bulk", chosen, partial(publishing.correct, by=editor, reason="Recounted"))


def report(what: str, chosen: list[int], act: Callable[..., object]) -> None:
    """Do it to all of them, a hundred thousand a call, and say how many a second."""
    calls = [chosen[first : first + BATCH] for first in range(0, len(chosen), BATCH)]
    took = sum(
        timed(lambda ids=ids: act(incidents=Incident.objects.filter(pk__any=ids))) for ids in calls
    )
    tidy()
    say(what, f"{len(chosen)} in {took:.1f} s: {len(chosen) / took:.0f} a second")


def measure_one(editor: User) -> None:
    """One incident at a time."""
    newest = Incident.objects.published().order_by("-id").values_list("pk", flat=True)
    each = (Incident.objects.filter(pk=pk) for pk in list(newest[: REPEATS + 1]))
    say("publishing one", ms(times(lambda: publishing.update(incidents=next(each), by=editor))))
