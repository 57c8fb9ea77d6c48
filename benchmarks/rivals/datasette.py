"""Datasette over SQLite: the flat table of the CSV export, with an index on what is asked for."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from incidents.columns import COLUMNS
from incidents.selection import select

INDEXED = (
    *("(type, chronology)", "(initiators, chronology)", "(countries, chronology)"),
    *("(chronology)", "(earliest, chronology)", "(place, chronology)"),
)


def fill(path: Path) -> None:
    """Make the database, unless it is there: all published incidents, oldest first, indexed."""
    if path.exists():
        return
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    names = [column.name for column in COLUMNS]
    with sqlite3.connect(unfinished, isolation_level=None) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        columns = ", ".join(f'"{name}"' for name in names)
        database.execute(f"CREATE TABLE incidents (chronology INTEGER PRIMARY KEY, {columns})")
        database.execute("BEGIN")
        values = ", ".join("?" * (len(names) + 1))
        database.executemany("INSERT INTO incidents VALUES (" + values + ")", rows())
        database.execute("COMMIT")
        for index in INDEXED:
            database.execute(f'CREATE INDEX "{index}" ON incidents {index}')
        database.execute("CREATE VIRTUAL TABLE words USING fts5(title, tokenize='porter')")
        database.execute("INSERT INTO words (rowid, title) SELECT chronology, title FROM incidents")
        database.execute("ANALYZE")
    unfinished.rename(path)


def rows() -> Iterator[list[object]]:
    """The rows of the flat export, each after its place in the chronology."""
    lines = (line for piece in select({"ordering": ["date"]}).copy_csv() for line in opened(piece))
    table = csv.reader(lines)
    next(table)
    for place, row in enumerate(table, start=1):
        yield [place, *row]


def opened(piece: bytes) -> io.StringIO:
    """The lines of a piece, which ends where a row ends."""
    return io.StringIO(piece.decode(), newline="")


def command(path: Path, port: int) -> list[str]:
    """How to serve it: no limit on time or size that the other servers do not have."""
    limits = {"sql_time_limit_ms": 120_000, "max_csv_mb": 0, "default_page_size": 100}
    settings = [word for name, value in limits.items() for word in ("--setting", name, str(value))]
    return ["datasette", "serve", "-i", str(path), "-p", str(port), *settings]
