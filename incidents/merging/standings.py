"""One claim of a kind is recommended: which, once those of the loser stand beside the winner's."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from incidents.codes import Standing
from incidents.history.states import Row
from incidents.merging.choices import ALTERNATIVE, RECOMMENDED

#: For one of each of these one row is recommended: for figures and participations the database says
#: so; an act was in one place, however many name it.
ONE_RECOMMENDED: Mapping[str, tuple[str, ...]] = {
    "location": ("role",),
    "participation": ("role", "actor_id", "described_as"),
    "figure": (
        *("measure", "item", "item_words", "status", "age_sex", "nationality"),
        *("side", "actor_id"),
    ),
}


class Standings:
    """Which rows of the winner are recommended for what, while those of the loser come in."""

    def __init__(self, table: str, ours: list[tuple[int, Row]]) -> None:
        self.key: Callable[[Row], Any] = key_of(ONE_RECOMMENDED.get(table, ()))
        self.held: dict[Any, int | None] = {
            self.key(row): pk for pk, row in ours if row["standing"] == Standing.RECOMMENDED
        }
        self.demoted: set[int] = set()
        self.limited = table in ONE_RECOMMENDED

    def wished(self, row: Row, ours: Row, wish: str) -> Row:
        """How the winner's own row stands once the same is wished for; nothing if as before."""
        news = wish == RECOMMENDED and ours["standing"] != Standing.RECOMMENDED
        return {"standing": self.of(row, wish)} if news else {}

    def of(self, row: Row, wish: str) -> str:
        """How a row of the loser stands beside them; one that is wished for takes the place."""
        key = self.key(row)
        if wish == ALTERNATIVE:
            return ALTERNATIVE
        if wish == RECOMMENDED:
            if self.limited and (pk := self.held.get(key)) is not None:
                self.demoted.add(pk)
            self.held[key] = None
            return RECOMMENDED
        if row["standing"] != Standing.RECOMMENDED:
            return str(row["standing"])
        if self.limited and key in self.held:
            return ALTERNATIVE
        return RECOMMENDED


def key_of(names: Sequence[str]) -> Callable[[Row], Any]:
    """By what a row competes with others."""
    return lambda row: tuple(row[name] for name in names)
