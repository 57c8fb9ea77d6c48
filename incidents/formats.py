"""The registry of export formats: each registers itself at start-up, from one file of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any, Protocol

from incidents.columns import Column
from incidents.filters import InvalidParameters, ParameterError


class Table(Protocol):
    """What a flat format writes: the rows that one question finds, with the columns they have.

    A selection of incidents is one. Whatever else is asked for row by row need only look like this
    to be had in every flat format.
    """

    @property
    def columns(self) -> Sequence[Column]:
        """What stands in each row, in order."""

    @property
    def query(self) -> str:
        """The filter in its normal form."""

    @property
    def position(self) -> int:
        """The ledger position that the rows are pinned to."""

    @property
    def recorded_at(self) -> datetime | None:
        """When that position was recorded; None before the first."""

    def count(self) -> int:
        """How many rows there are."""

    def cells(self) -> Iterator[tuple[Any, ...]]:
        """Each row as values in the order of the columns, one in memory at a time."""

    def copy_csv(self) -> Iterator[bytes]:
        """CSV with a header line, made by PostgreSQL, in pieces of 64 KiB or more."""


@dataclass(frozen=True)
class Format:
    """One way to write a selection out.

    `stream` yields the whole file in pieces, without ever holding all rows. `chronology` marks what
    tells a story in order (Markdown, HTML …) and is offered by the timeline pages only; the others
    are data and offered by the API too. Of those, the `flat` ones write any `Table`; `counted` is
    of a form that has no way to say some incidents, and counts the rows of the others; the columns
    of a `fixed` one are somebody else's, and nothing narrows them. The `stream` of a `worded` one
    takes the `style` of its words besides. `most_rows` is what the form of the file, or the memory
    it takes, can hold; `packed` says that it is compressed already, `followed` that programs ask
    for it again and again (a feed, a calendar), so that links to it pin no position.
    """

    name: str
    media_type: str
    extension: str
    label: str
    stream: "Callable[..., Iterator[bytes]]"
    chronology: bool = False
    worded: bool = False
    flat: bool = False
    packed: bool = False
    followed: bool = False
    most_rows: int | None = None
    counted: "Callable[[Any], int] | None" = None
    fixed: bool = False

    def rows(self, table: Table) -> int:
        """How many rows the file has of it: all, but where the form cannot say some."""
        return self.counted(table) if self.counted else table.count()

    def check_rows(self, count: int) -> None:
        """Raise `InvalidParameters` when so many rows do not fit."""
        if self.most_rows is None or count <= self.most_rows:
            return
        alike = [f for f in available(chronology=self.chronology) if f.flat or f.worded]
        unbounded = [f.name for f in alike if not f.most_rows]
        rows = "entries" if self.chronology else "rows"
        message = (
            f"{self.name} holds at most {self.most_rows:,} {rows} and these are {count:,}: narrow "
            f"the filter, or ask for {' or '.join(unbounded)}, which have no limit."
        )
        raise InvalidParameters([ParameterError("format", self.name, message, tuple(unbounded))])


class UnknownFormat(LookupError):
    """There is no format of that name; `nearest` are the names that may have been meant."""

    def __init__(self, name: str, nearest: list[str]) -> None:
        known = f"{name!r} is no format: write one of {', '.join(_registry)}"
        super().__init__(_missing.get(name, known))
        self.name = name
        self.nearest = nearest


_registry: dict[str, Format] = {}
_missing: dict[str, str] = {}


def register(format_: Format) -> Format:
    """Offer a format from now on; ValueError when another one already has its name."""
    if _registry.setdefault(format_.name, format_) is not format_:
        raise ValueError(f"two formats are named {format_.name!r}: rename one of them")
    return format_


def register_missing(name: str, remedy: str) -> None:
    """Say of a format that cannot be offered here what is missing and how to get it."""
    _missing[name] = remedy


def missing(name: str) -> str:
    """What a format of that name is missing here; "" for one that is offered or unknown."""
    return _missing.get(name, "")


def find(name: str) -> Format:
    """The format of that name; raises `UnknownFormat`."""
    try:
        return _registry[name]
    except KeyError:
        raise UnknownFormat(name, get_close_matches(name, _registry)) from None


def available(*, chronology: bool | None = None) -> tuple[Format, ...]:
    """All formats by name; only those that do, or do not, tell a chronology when asked."""
    chosen = (f for f in _registry.values() if chronology in (None, f.chronology))
    return tuple(sorted(chosen, key=lambda f: f.name))
