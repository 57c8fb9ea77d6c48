"""The counting rule, said once more in Python over finished documents, without any index."""

from collections.abc import Iterable, Mapping
from typing import Any

from incidents.counting.statistics import Sums

Document = dict[str, Any]


def counted(document: Document) -> bool:
    """Whether it is counted at all."""
    happened = document["occurrence"] in ("occurred", "attempted")
    return happened and document["grain"] != "umbrella"


def holders(told: Mapping[str, Document]) -> dict[str, set[str]]:
    """For each incident those that it is counted inside of, by way of whatever lies between."""
    up: dict[str, set[str]] = {reference: set() for reference in told}
    for reference, document in told.items():
        for link in document["links"]:
            if link["standing"] == "recommended" and link["stance"] != "denies":
                other = link["to"]["reference"]
                if link["kind"] == "part-of":
                    up[reference].add(other)
                elif link["kind"] == "alternative-account-of":
                    up[max(reference, other)].add(min(reference, other))
    for _ in told:
        for above in up.values():
            above |= {far for near in above for far in up.get(near, ())}
    return {
        reference: {
            h for h in above if h != reference and (reference not in up[h] or h < reference)
        }
        for reference, above in up.items()
    }


def figure(document: Document) -> tuple[int | None, int | None, int | None] | str | None:
    """Killed: low, best, high; the words; or nothing. One whole figure at most."""
    for row in document["figures"]:
        held = row["standing"] == "recommended" and row["stance"] != "denies"
        if row["measure"] == "killed" and held:
            best = row["best"]
            low, high = (best if row[n] is None else row[n] for n in ("low", "high"))
            return row["words"] or (low, best, high)
    return None


def summed(row: Iterable[str], told: Mapping[str, Document]) -> Sums:
    """What a row of these incidents comes to."""
    here = {reference for reference in row if counted(told[reference])}
    above = {reference: held & here for reference, held in holders(told).items()}
    figures = {reference: figure(told[reference]) for reference in here}
    outer = {reference for reference in here if not above[reference]}
    own = {reference for reference in outer if isinstance(figures[reference], tuple)}
    standing_in = {
        reference
        for reference in here - outer
        if isinstance(figures[reference], tuple)
        and not any(isinstance(figures[held], tuple) for held in above[reference])
    }
    added: list[Any] = [figures[reference] for reference in own | standing_in]
    worded = sum(isinstance(figures[reference], str) for reference in outer)
    without_high = sum(high is None for _, _, high in added)
    return Sums(
        count=len(outer),
        events=sum(told[reference]["event_count"] or 1 for reference in outer),
        with_figure=len(own),
        words_only=worded,
        without_figure=len(outer) - len(own) - worded,
        by_members=len(standing_in),
        low=sum(low or 0 for low, _, _ in added) if added else None,
        best=sum((low or 0) if best is None else best for low, best, _ in added) if added else None,
        high=sum(high for _, _, high in added) if added and not without_high else None,
        without_best=sum(best is None for _, best, _ in added),
        without_high=without_high,
    )
