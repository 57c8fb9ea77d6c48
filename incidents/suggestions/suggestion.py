"""One suggestion: a value for a field, where the text says so, and how that was read."""

import dataclasses
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple


class Passage(NamedTuple):
    """Characters of the text, counted from its start; the one at ``end`` is not among them."""

    start: int
    end: int


@dataclass(frozen=True)
class Suggestion:
    """A value that somebody may take.

    ``value`` is a primary key, a code or a text, as ``field`` wants it. ``detail`` tells values of
    one label apart. ``fills`` are the further fields of the same row. ``reading`` says how the
    passages were understood. A higher ``rank`` comes later.
    """

    kind: str
    field: str
    value: int | str
    label: str
    reading: str
    passages: tuple[Passage, ...]
    detail: str = ""
    rank: int = 0
    fills: dict[str, Any] = dataclasses.field(default_factory=dict)

    def shown(self) -> dict[str, Any]:
        """The suggestion for the script of the page."""
        return asdict(self) | {"passages": [list(passage) for passage in self.passages]}


def gathered(found: Iterable[Suggestion]) -> list[Suggestion]:
    """One suggestion for each value with all its passages; what is said most often comes first."""
    values: dict[tuple[str, int | str], list[Suggestion]] = {}
    for each in found:
        values.setdefault((each.field, each.value), []).append(each)
    merged = [same[0] if len(same) == 1 else _one(same) for same in values.values()]
    return sorted(merged, key=lambda each: (each.rank, -len(each.passages)))


def _one(same: list[Suggestion]) -> Suggestion:
    readings = dict.fromkeys(each.reading for each in same)
    passages = {passage for each in same for passage in each.passages}
    return replace(same[0], passages=tuple(sorted(passages)), reading="; ".join(readings))
