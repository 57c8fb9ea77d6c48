"""What is measured, each against its floor in the same run: psql asking for the same rows."""

import os
import resource
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import RequestFactory

from config.embedded import binaries
from incidents import publishing
from incidents.api.views import IncidentList
from incidents.columns import COLUMNS
from incidents.models import Incident, User
from incidents.selection import Selection, select

PAGE = 100
REPEATS = 15


def run(count: int) -> None:
    """Prepare, measure, print one line each."""
    call_command("migrate", database="owner", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("load_seeds", publish=True, verbosity=0)
    generate(count)
    editor = User.objects.get(username="seeds")
    publishing_in_bulk(editor)
    publishing_one(editor)
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    page_of_documents()
    csv_of_everything()


def generate(count: int) -> None:
    """Made-up incidents on the working side."""
    sql = (Path(__file__).parent / "generate.sql").read_text(encoding="utf-8")
    took = timed(lambda: execute_script(sql, count))
    say("generated", f"{count} incidents in {took:.1f} s")


def execute_script(sql: str, count: int) -> None:
    """All statements in one transaction, as the app."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, {"count": count})


def publishing_in_bulk(editor: User) -> None:
    """All drafts at once, in batches, with every index."""
    drafts = Incident.objects.filter(state="draft")
    count = drafts.count()
    took = timed(lambda: publishing.publish(incidents=drafts, by=editor))
    say("publishing in bulk", f"{count} in {took:.1f} s: {count / took:.0f} a second")


def publishing_one(editor: User) -> None:
    """One incident at a time."""
    ids = list(Incident.objects.published().order_by("-id").values_list("pk", flat=True)[:REPEATS])
    times = [
        timed(lambda pk=pk: publishing.update(incidents=Incident.objects.filter(pk=pk), by=editor))
        for pk in ids
    ]
    say("publishing one", f"median {median(times) * 1000:.1f} ms, best {min(times) * 1000:.1f} ms")


def page_of_documents() -> None:
    """The newest hundred documents through the API's view, against psql giving the same rows."""
    request = RequestFactory().get(
        "/api/v1/incidents/", {"page_size": PAGE}, headers={"host": "localhost"}
    )
    request.user = User.objects.get(username="seeds")
    view = IncidentList.as_view()
    ours = best(lambda: rendered(view(request)))
    rows = (
        "SELECT r.document FROM incidents_record r JOIN incidents_recordindex x USING (position) "
        "WHERE x.superseded_by IS NULL AND x.live ORDER BY x.chronology DESC LIMIT 100"
    )
    floor = psql_session(rows)
    say("page of 100 documents", f"{ours * 1000:.1f} ms, psql {floor * 1000:.1f} ms", ours / floor)


def rendered(response: Any) -> bytes:
    """The bytes of an answer."""
    return bytes(response.content)


def csv_of_everything() -> None:
    """The whole CSV, streamed, against psql's own copy of the same columns; memory watched."""
    selection: Selection = select({})
    count = selection.count()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ours = min(timed(lambda: drain(selection)) for _ in range(3))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    rows = selection.rows().values_list(*(column.expression() for column in COLUMNS))
    floor = psql_copy(as_sql(rows))
    say(
        f"csv of {count} rows",
        f"{ours:.2f} s, \\copy {floor:.2f} s, memory +{grown:.0f} MiB",
        floor / ours,
    )


def drain(selection: Selection) -> int:
    """Read the stream to its end."""
    return sum(len(chunk) for chunk in selection.copy_csv())


def as_sql(rows: Any) -> str:
    """The query with its values, as psql can run it."""
    sql, parameters = rows.query.sql_with_params()
    with connections["reader"].cursor() as cursor:
        return str(cursor.cursor.mogrify(sql, parameters))


def psql_session(query: str) -> float:
    """Best time of the query in one psql session, as psql's own clock tells it."""
    script = f"\\timing on\n\\o /dev/null\n\\t on\n\\a\n{(query + ';' + chr(10)) * REPEATS}"
    said = psql("-f", "-", stdin=script)
    return min(float(line.split()[1]) for line in said.splitlines() if "Time:" in line) / 1000


def psql_copy(query: str) -> float:
    r"""Best time of three of ``\copy`` to a file that nobody reads."""
    one_line = " ".join(query.split())
    copy = f"\\copy ({one_line}) TO '/dev/null' WITH (FORMAT csv, HEADER)"
    return min(timed(lambda: psql("-c", copy)) for _ in range(3))


def psql(*arguments: str, stdin: str = "") -> str:
    """What psql prints, connected as the reader."""
    parameters = settings.DATABASES["reader"]
    environment = {
        "PATH": os.environ["PATH"],
        "PGHOST": str(parameters["HOST"]),
        "PGUSER": str(parameters["USER"]),
        "PGDATABASE": str(parameters["NAME"]),
    }
    command = [str(binaries.installed() / "psql"), "-X", "-q", *arguments]
    done = subprocess.run(
        command, input=stdin, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def best(act: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    act()
    return min(timed(act) for _ in range(REPEATS))


def timed(act: Callable[[], object]) -> float:
    """How long it takes, in seconds."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def say(what: str, result: str, ratio: float | None = None) -> None:
    """One line of the report."""
    print(f"{what}: {result}" + (f", ratio {ratio:.2f}" if ratio else ""), flush=True)
