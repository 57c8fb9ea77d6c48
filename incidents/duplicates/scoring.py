"""How alike two incidents are, in points: one definition for the form and for the queue.

A row says how they stand to each other: ``days_apart`` (-1 overlap, None unknown), ``same`` place,
``km``, ``area`` and ``country`` in common, ``kin`` of the types (3 same, 2 above or below, 1
beside, None), ``likeness`` of the words (0 to 1), and of each the ``actors`` and ``figures``.
"""

from collections.abc import Collection, Mapping
from typing import Any

Row = Mapping[str, Any]
SAME_DAY, A_DAY, OVERLAP = 3.0, 0.5, 1.0
SAME_PLACE, KM_A_POINT, SAME_AREA, SAME_COUNTRY = 3.0, 25, 1.5, 0.5
A_STEP_OF_TYPE, WORDS = 0.7, 4.0
AN_ACTOR, MOST_ACTORS, OTHER_ACTORS = 0.7, 2, -1.5
SAME_NUMBER, NEAR_NUMBER, OTHER_NUMBER = 1.5, 0.5, -1.0
NEAR = 0.25
"""Two numbers are near that differ by a quarter of the larger at most, or by one."""
REST = WORDS + AN_ACTOR * MOST_ACTORS + SAME_NUMBER
"""What words, actors and figures can add to the points for days, place and type."""


def score(row: Row) -> float:
    """All points together."""
    return round(
        days(row["days_apart"])
        + place(row)
        + A_STEP_OF_TYPE * (row["kin"] or 0)
        + WORDS * float(row["likeness"])
        + actors(row["asked_actors"], row["told_actors"])
        + figures(row["asked_figures"], row["told_figures"]),
        3,
    )


def days(apart: int | None) -> float:
    """Points for the days: they lie near, or may be the same."""
    if apart is None:
        return 0.0
    return OVERLAP if apart < 0 else SAME_DAY - A_DAY * apart


def place(row: Row) -> float:
    """Points for the place, by the nearest that both name."""
    if row["same"]:
        return SAME_PLACE
    if row["km"] is not None:
        return SAME_PLACE - float(row["km"]) / KM_A_POINT
    if row["area"]:
        return SAME_AREA
    return SAME_COUNTRY if row["country"] else 0.0


def actors(one: Collection[int], other: Collection[int]) -> float:
    """Points for actors in common; fewer if both name some and share none."""
    shared = len(set(one) & set(other))
    if not shared and one and other:
        return OTHER_ACTORS
    return AN_ACTOR * min(shared, MOST_ACTORS)


def figures(one: Collection[str], other: Collection[str]) -> float:
    """Points for numbers of the same thing, the best of them: ``killed 5``."""
    pairs = compared(one, other)
    return max((of_numbers(ours, theirs) for _, ours, theirs in pairs), default=0.0)


def of_numbers(one: int, other: int) -> float:
    """Points for two numbers; two noughts say little."""
    if one == other:
        return SAME_NUMBER if one else NEAR_NUMBER
    near = abs(one - other) <= max(1, NEAR * max(one, other))
    return NEAR_NUMBER if near else OTHER_NUMBER


def compared(one: Collection[str], other: Collection[str]) -> list[tuple[str, int, int]]:
    """What both count, with both numbers."""
    ours, theirs = (dict(each.rsplit(" ", 1) for each in given) for given in (one, other))
    return [(what, int(ours[what]), int(theirs[what])) for what in ours if what in theirs]
