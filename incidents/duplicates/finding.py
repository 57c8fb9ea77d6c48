"""Finds, among all incidents, the pairs that may be one; they wait in a queue to be looked at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils.timezone import now

from incidents.duplicates.agreeing import agreements, differences
from incidents.duplicates.asked import DAYS_AROUND, WIDEST_DAYS
from incidents.duplicates.scoring import REST, score
from incidents.models import Actor, DuplicatePair, Place

MINIMUM_SCORE = 9.0
"""Most real pairs have so many points: see docs/desk/duplicates.md."""
BEHIND = 0.5
"""So many points may a pair lie behind the likeliest of each of its incidents."""
BATCH = 2_000
LONGEST_REASON = 200
KEPT = ("score", "agrees", "differs", "found_at")
"""What a later run refreshes of a pair; that it was put off stays."""
SETTINGS = """
SET LOCAL jit = off; SET LOCAL work_mem = '128MB'; SET LOCAL statement_timeout = 0;
DROP TABLE IF EXISTS pg_temp.duplicate_one, pg_temp.duplicate_place, pg_temp.duplicate_spot,
    pg_temp.duplicate_block, pg_temp.duplicate_kin, pg_temp.duplicate_said"""
Row = dict[str, Any]


@dataclass(frozen=True)
class Pair:
    """Two incidents, the older first, with their points and why."""

    first: int
    second: int
    score: float
    agrees: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass
class Found:
    """What a run found: how many incidents it looked at, and how the queue stands after it."""

    looked_at: int = 0
    pairs: int = 0
    new: int = 0
    gone: int = 0
    kept: list[Pair] = field(default_factory=list)


def find(
    *,
    since: datetime | None = None,
    least: float = MINIMUM_SCORE,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Found:
    """Score all pairs, or those of incidents entered since, and bring the queue up to date.

    Of the pairs that one incident could be in, those far behind its likeliest are left out. Pairs
    that are judged or linked are passed over, as are two records of one dataset; those in the queue
    that do not reach ``least`` any more go. Running it again ends the same.
    """
    began, found = now(), Found()
    with transaction.atomic():
        asking = blocked(since)
        found.looked_at = len(asking)
        rows: list[tuple[float, Row]] = []
        for start in range(0, len(asking), BATCH):
            rows += scored(asking[start : start + BATCH], least)
            progress(min(len(asking), start + BATCH), len(asking))
        found.kept = explained(likeliest(rows))
        store(found, began, asking if since else None)
    return found


def blocked(since: datetime | None) -> list[int]:
    """Make the blocks; the incidents that ask."""
    with connection.cursor() as cursor:
        cursor.execute(SETTINGS)
        cursor.execute(statement("blocks"), {"since": since, "widest": WIDEST_DAYS})
        cursor.execute("SELECT id FROM duplicate_one WHERE asks ORDER BY id")
        return [pk for (pk,) in cursor.fetchall()]


def scored(ids: list[int], least: float) -> list[tuple[float, Row]]:
    """The pairs of these incidents that reach the points, each with all that is known of it."""
    asked: Row = {
        "ids": ids,
        "widest": WIDEST_DAYS,
        "around": DAYS_AROUND,
        "rest": REST,
        "least": least,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement("pairs"), asked)
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    found = [(score(row), row) for row in rows]
    return [(points, row) for points, row in found if points >= least]


def likeliest(found: list[tuple[float, Row]], behind: float = BEHIND) -> list[tuple[float, Row]]:
    """The pairs that are among the likeliest of both their incidents.

    In a town where something happens every day each incident is near many; it is one of them at
    most, or of a few that are all the same.
    """
    best: dict[int, float] = {}
    for points, row in found:
        for pk in (row["first"], row["second"]):
            best[pk] = max(points, best.get(pk, points))
    return [
        (points, row)
        for points, row in found
        if points >= max(best[row["first"]], best[row["second"]]) - behind
    ]


def explained(found: list[tuple[float, Row]]) -> list[Pair]:
    """The same with reasons in words."""
    texts = texts_of({pk for _, row in found for pk in (row["first"], row["second"])})
    for _, row in found:
        row |= {"asked": texts[row["first"]], "told": texts[row["second"]]}
    actors = named(Actor, (pk for _, row in found for pk in row["told_actors"]))
    places = named(Place, (row[each] for _, row in found for each in ("area", "country")))
    return [pair_of(points, row, actors, places) for points, row in found]


def pair_of(points: float, row: Row, actors: dict[int, str], places: dict[int, str]) -> Pair:
    """One pair."""
    told = {
        **row,
        "names": actors,
        "area": places.get(row["area"] or 0),
        "country": places.get(row["country"] or 0),
    }
    agrees, differs = (
        tuple(each[:LONGEST_REASON] for each in why(told)) for why in (agreements, differences)
    )
    return Pair(row["first"], row["second"], points, agrees, differs)


def texts_of(numbers: Iterable[int]) -> dict[int, str]:
    """Title and summary of these incidents, folded."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, told FROM duplicate_one WHERE id = ANY (%s)", [sorted(numbers)])
        return dict(cursor.fetchall())


def named(model: Any, numbers: Iterable[int | None]) -> dict[int, str]:
    """The names of these rows."""
    rows = model.objects.filter(pk__in={pk for pk in numbers if pk})
    return dict(rows.values_list("pk", "name"))


def store(found: Found, began: datetime, asking: list[int] | None) -> None:
    """Put the pairs into the queue, and take away those that were looked at and not found again."""
    before = DuplicatePair.objects.count()
    rows = [
        DuplicatePair(
            first_id=pair.first,
            second_id=pair.second,
            score=pair.score,
            agrees=list(pair.agrees),
            differs=list(pair.differs),
            found_at=began,
        )
        for pair in found.kept
    ]
    DuplicatePair.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        update_fields=KEPT,
        unique_fields=("first", "second"),
    )
    found.pairs = len(rows)
    found.new = DuplicatePair.objects.count() - before
    old = DuplicatePair.objects.filter(found_at__lt=began)
    if asking is not None:
        old = old.filter(Q(first__in=asking) | Q(second__in=asking))
    found.gone, _ = old.delete()


@cache
def statement(name: str) -> str:
    """The text of a statement."""
    return (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
