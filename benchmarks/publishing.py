"""Publishing: many at once, and one after another."""

from pathlib import Path

from django.db import connection, connections, transaction

from benchmarks.report import REPEATS, ms, say, timed, times
from incidents import publishing
from incidents.models import Incident, User


def generate(count: int) -> None:
    """Made-up incidents on the working side."""
    sql = (Path(__file__).parent / "generate.sql").read_text(encoding="utf-8")
    took = timed(lambda: execute(sql, count))
    tidy()
    say("generated", f"{count} incidents in {took:.1f} s")


def execute(sql: str, count: int) -> None:
    """All statements in one transaction, as the app."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, {"count": count})


def tidy() -> None:
    """What autovacuum would have done a minute later."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def measure_many(editor: User) -> None:
    """All drafts at once, with every index, committed batch by batch."""
    drafts = Incident.objects.filter(state="draft")
    count = drafts.count()
    took = timed(lambda: publishing.publish(incidents=drafts, by=editor))
    tidy()
    say("publishing in bulk", f"{count} in {took:.1f} s: {count / took:.0f} a second")


def measure_one(editor: User) -> None:
    """One incident at a time."""
    newest = Incident.objects.published().order_by("-id").values_list("pk", flat=True)
    each = (Incident.objects.filter(pk=pk) for pk in list(newest[: REPEATS + 1]))
    say("publishing one", ms(times(lambda: publishing.update(incidents=next(each), by=editor))))
