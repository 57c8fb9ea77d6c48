"""A made-up release of UCDP GED: rows of a real file, again and again, on other days elsewhere."""

import csv
import gzip
import io
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random

SEED = 385_918
"""So many rows has the release that this stands for."""
FIRST_ID = 10_000_000
DAYS_BACK = 12_000
JITTER = 0.04
_DATES = ("date_start", "date_end")


def write(path: Path, like: Path, rows: int) -> None:
    """Write so many of them, made from those of a file, plain or gz."""
    real = [row for row in _read(like) if row["id"].strip().isdigit()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(real[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(islice(made(real), rows))


def made(real: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Endlessly: the first time round as they are, but for id, day and point."""
    chance = Random(SEED)  # noqa: S311  # to be the same each time
    number = FIRST_ID
    for again in count():
        for row in real:
            yield _varied(row, number, again, chance)
            number += 1


def _varied(row: Mapping[str, str], number: int, again: int, chance: Random) -> dict[str, str]:
    moved = dict(row) | {"id": str(number), "relid": f"BENCH-{number}"}
    back = timedelta(days=chance.randrange(DAYS_BACK))
    for name in _DATES:
        moved[name] = str(date.fromisoformat(row[name][:10]) - back)
    moved["year"] = moved["date_start"][:4]
    for name in ("latitude", "longitude"):
        moved[name] = f"{float(row[name]) + chance.uniform(-JITTER, JITTER):.6f}"
    moved["geom_wkt"] = f"POINT ({moved['longitude']} {moved['latitude']})"
    if again % 4 and row["where_coordinates"]:
        moved["where_coordinates"] = f"{row['where_coordinates']} {again % 4}"
    articles = row["source_article"].strip().removesuffix('"')
    if articles:
        moved["source_article"] = f'{articles} {again}"'.replace('";', f' {again}";')
    return moved


def _read(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))
