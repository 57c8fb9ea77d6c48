"""What it is measured against: psql, asking the same database for the same rows."""

import os
import re
import subprocess
from typing import Any

from django.conf import settings
from django.db import connections

from benchmarks.report import REPEATS
from config.embedded import binaries

TIMING = re.compile(r"^Time: ([0-9.]+) ms", re.MULTILINE)


def select(query: str) -> list[float]:
    """How long the query takes each time in one session of psql, rows received, in seconds."""
    return session(f"\\o /dev/null\n\\t on\n\\a\n{(query + ';' + chr(10)) * (REPEATS + 1)}")


def copy(query: str, repeats: int) -> list[float]:
    r"""How long ``\copy`` of the query as CSV takes each time, to a file that nobody reads."""
    line = f"\\copy ({' '.join(query.split())}) TO '/dev/null' WITH (FORMAT csv, HEADER)\n"
    return session(line * (repeats + 1))


def session(script: str) -> list[float]:
    """The times that psql's own clock tells, without the first and without psql's start."""
    parameters = settings.DATABASES["reader"]
    environment = {
        "PATH": os.environ["PATH"],
        "PGHOST": str(parameters["HOST"]),
        "PGUSER": str(parameters["USER"]),
        "PGDATABASE": str(parameters["NAME"]),
        "PGOPTIONS": str(parameters["OPTIONS"]["options"]),
    }
    command = [str(binaries.installed() / "psql"), "-X", "-q", "-f", "-"]
    done = subprocess.run(
        command,
        input="\\timing on\n" + script,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(told) / 1000 for told in TIMING.findall(done.stdout)][1:]


def as_sql(rows: Any) -> str:
    """A queryset with its values, as psql can run it."""
    sql, parameters = rows.query.sql_with_params()
    with connections["reader"].cursor() as cursor:
        return str(cursor.cursor.mogrify(sql, parameters))
