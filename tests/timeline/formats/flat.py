"""A table made by hand, of whatever kinds of column there are, for flat formats."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from incidents.columns import Column, named

#: Text that programs like to take for something else.
TEXTS = [
    *("=1+1", "+cmd|' /C calc'!A1", "@SUM(A1)", "-2", "1e5", "007", "TRUE", "2019-12-27"),
    *("https://example.org/a", "mailto:a@example.org", "_x0041_", "a\tb", "a\nb", " a ", "'a"),
    *("كتائب حزب الله", "\N{RIGHT-TO-LEFT OVERRIDE}evil", "\N{ROCKET}", '<b>&"quoted"</b>'),
]
FIELDS = ["reference", "title", "earliest", "latitude", "longitude", "actors", "killed_best"]


def row(number: int, **cells: Any) -> tuple[Any, ...]:
    """One row of FIELDS and the time."""
    usual = {
        "reference": f"INC-{number:06}",
        "title": TEXTS[number % len(TEXTS)],
        "earliest": date(2019, 12, 1 + number % 30),
        "latitude": Decimal("35.509722"),
        "longitude": Decimal("44.206667"),
        "actors": "A; B;; C",
        "killed_best": number,
        "recorded_at": datetime(2026, 1, 5, 9, 30, 0, 123456, UTC),
    }
    return tuple({**usual, **cells}.values())


@dataclass
class MadeTable:
    """Gives what flat formats ask of a table."""

    rows: list[tuple[Any, ...]]
    columns: Sequence[Column] = field(default_factory=lambda: named([*FIELDS, "recorded_at"]))
    query: str = "country=iq"
    position: int = 7
    recorded_at: datetime | None = datetime(2026, 1, 5, 9, 30, 0, 123456, UTC)

    def count(self) -> int:
        return len(self.rows)

    def cells(self) -> Iterator[tuple[Any, ...]]:
        yield from self.rows

    def copy_csv(self) -> Iterator[bytes]:
        raise NotImplementedError("PostgreSQL makes it")


def table(*rows: tuple[Any, ...]) -> MadeTable:
    """A table of these rows."""
    return MadeTable(list(rows))


def file_of(stream: Iterator[bytes]) -> bytes:
    """The whole stream."""
    return b"".join(stream)
