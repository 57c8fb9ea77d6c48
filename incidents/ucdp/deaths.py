"""The dead as UCDP counts them: by side, civilians, of unknown standing, and low, best, high."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from incidents.ucdp.sides import Sides

AXES = ("status", "age_sex", "nationality", "side", "actor", "item", "item_words")
PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
"""UCDP's columns for those who died, of which `best` is the sum."""
Numbers = tuple[int | None, int | None, int | None]


def deaths(
    figures: Sequence[Mapping[str, Any]], sides: Sides, totals: Numbers
) -> dict[str, int] | None:
    """The seven columns; None where no best number is told.

    `totals` is low, best and high as counted, for an incident whose figures have no whole. One
    number alone is all three, as with UCDP; who is not told of any part is of unknown standing.
    """
    killed = [each for each in figures if _counts(each)]
    whole = next((each for each in killed if not any(each[axis] for axis in AXES)), None)
    low, best, high = (whole["low"], whole["best"], whole["high"]) if whole else totals
    best = low if best is None else best
    if best is None:
        return None
    told = dict(_parts(killed, sides))
    rest = max(0, best - sum(told.values()))
    parts = {name: told.get(name, 0) for name in PARTS}
    if "deaths_unknown" not in told:
        parts["deaths_unknown"] = rest
    return {
        **parts,
        "best": best,
        "high": best if high is None else high,
        "low": best if low is None else low,
    }


def _counts(figure: Mapping[str, Any]) -> bool:
    recommended = figure["standing"] == "recommended" and figure["stance"] != "denies"
    return bool(recommended and figure["measure"] == "killed" and figure["scope"] == "whole")


def _parts(killed: Sequence[Mapping[str, Any]], sides: Sides) -> Iterator[tuple[str, int]]:
    """Those parts that one axis alone tells: a side, civilians, or unknown."""
    first, second = sides.numbers
    for each in killed:
        axes = [axis for axis in AXES if each[axis]]
        number = each["best"] if each["best"] is not None else each["low"]
        if number is None or len(axes) != 1:
            continue
        if axes == ["side"] and each["side"] in (first, second):
            yield ("deaths_a" if each["side"] == first else "deaths_b"), number
        elif axes == ["status"] and each["status"] in ("civilian", "unknown"):
            yield f"deaths_{each['status'].replace('civilian', 'civilians')}", number
