"""What lies between two states, row by row and field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from incidents.history.events import TABLES
from incidents.history.states import Row, State, said_columns

Kind = Literal["added", "removed", "changed"]
UNSHOWN = {"position"}
"""Columns that are restored but tell a reader nothing."""


@dataclass(frozen=True)
class FieldChange:
    """One field of one row: its former and its later value, as the column holds them."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Difference:
    """One row that came, went or changed; ``row`` is what it says, or said before it went."""

    table: str
    pk: int
    kind: Kind
    row: Row
    fields: tuple[FieldChange, ...]


def differences(then: State, now: State) -> list[Difference]:
    """The rows that differ, the incident first, its parts in the order of the form."""
    order = list(TABLES)
    keys = sorted(then.keys() | now.keys(), key=lambda key: (order.index(key[0]), key[1]))
    found = (difference(key, then.get(key), now.get(key)) for key in keys)
    return [each for each in found if each is not None]


def difference(key: tuple[str, int], old: Row | None, new: Row | None) -> Difference | None:
    """How one row differs, if it does."""
    kind: Kind = "added" if old is None else "removed" if new is None else "changed"
    fields = changed_fields(key[0], old or {}, new or {})
    if not fields or (old is None and new is None):
        return None
    return Difference(*key, kind, new if new is not None else old or {}, fields)


def changed_fields(
    table: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[FieldChange, ...]:
    """The fields that differ; of a row that came or went, those that say something."""
    shown = [field for field in said_columns(table) if field.name not in UNSHOWN]
    pairs = [(field.name, old.get(field.attname), new.get(field.attname)) for field in shown]
    return tuple(
        FieldChange(*each)
        for each in pairs
        if each[1] != each[2] and not (is_empty(each[1]) and is_empty(each[2]))
    )


def is_empty(value: Any) -> bool:
    """Whether a column says nothing."""
    return value in (None, "", [], {})
