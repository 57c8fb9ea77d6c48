"""What lies between two documents of one incident, field by field, parts matched sensibly."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from incidents.documents.fields import Field, Nested
from incidents.documents.pairing import (
    Numbers,
    handle,
    new_numbers,
    paired,
    renumbered,
    same_parts,
)
from incidents.documents.shape import INCIDENT

Kind = Literal["changed", "added", "removed", "reordered"]
UNCOMPARED = ("reference", "version", "entered_at")
"""What identifies a document, and says nothing of what happened."""
FOLLOWING = (
    "earliest", "latest", "certain_from", "certain_to", "precision", "start_qualifier",
    "end_qualifier",
)  # fmt: skip
"""What follows from the date, and is no change of its own beside it."""


@dataclass(frozen=True)
class Change:
    """One field that differs, one part that came or went, or one list in another order.

    Paths are JSON pointers (RFC 6901) into the former and the later document; a part that moved has
    two different ones, one that came or went has one.
    """

    kind: Kind
    old_path: str | None
    new_path: str | None
    old: Any = None
    new: Any = None


Paths = tuple[str, str]


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Every change from one document to another, in the order of the document.

    Claims cite by number: they are compared by the citation that the number stands for.
    """
    numbers = new_numbers(old.get("citations", []), new.get("citations", []))
    passed = {*UNCOMPARED, *(FOLLOWING if old.get("date") != new.get("date") else ())}
    fields = {name: field for name, field in INCIDENT.items() if name not in passed}
    return list(_object(old, new, fields, ("", ""), numbers))


def _object(
    old: Mapping[str, Any], new: Mapping[str, Any], fields: Nested, at: Paths, numbers: Numbers
) -> Iterator[Change]:
    for name, field in fields.items():
        before, after = (side.get(name, field.default) for side in (old, new))
        below = _below(at, name, name)
        if name == "cites":
            if renumbered(old, numbers).get("cites", []) != after:
                yield Change("changed", *below, before, after)
        elif field.parts is None:
            yield from _value(before, after, below)
        elif field.single:
            yield from _object(before or {}, after or {}, field.parts, below, numbers)
        else:
            yield from _parts(name, field, (before, after), numbers)


def _parts(
    name: str, field: Field, sides: tuple[Sequence[Any], Sequence[Any]], numbers: Numbers
) -> Iterator[Change]:
    old, new = sides
    at = (f"/{name}", f"/{name}")
    places = same_parts(name, old, new, numbers)
    for here, part in enumerate(new):
        if here not in places:
            yield Change("added", None, f"{at[1]}/{here}", None, part)
        else:
            there = places[here]
            below = _below(at, there, here)
            yield from _object(old[there], part, field.parts or {}, below, numbers)
    yield from _gone(old, places, at)
    if name != "citations":  # which stand in the order of their numbers
        yield from _reordered(places, at)


def _value(old: Any, new: Any, at: Paths) -> Iterator[Change]:
    """A plain value, a named row, or a list of either; what is named stays itself when renamed."""
    if old == new:
        return
    if _is_same_row(old, new):
        for name in {**old, **new}:
            yield from _value(old.get(name), new.get(name), _below(at, name, name))
    elif _names_rows(old) and _names_rows(new):
        yield from _rows(old, new, at)
    else:
        yield Change("changed", *at, old, new)


def _rows(old: Sequence[Any], new: Sequence[Any], at: Paths) -> Iterator[Change]:
    places = paired(old, new, [handle])
    for here, row in enumerate(new):
        if here not in places:
            yield Change("added", None, f"{at[1]}/{here}", None, row)
        else:
            yield from _value(old[places[here]], row, _below(at, places[here], here))
    yield from _gone(old, places, at)
    yield from _reordered(places, at)


def _gone(old: Sequence[Any], places: Mapping[int, int], at: Paths) -> Iterator[Change]:
    kept = set(places.values())
    for there, part in enumerate(old):
        if there not in kept:
            yield Change("removed", f"{at[0]}/{there}", None, part, None)


def _reordered(places: Mapping[int, int], at: Paths) -> Iterator[Change]:
    former = [places[here] for here in sorted(places)]
    if former != sorted(former):
        yield Change("reordered", *at)


def _is_same_row(old: Any, new: Any) -> bool:
    both = isinstance(old, Mapping) and isinstance(new, Mapping)
    return both and handle(old) is not None and handle(old) == handle(new)


def _names_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, Mapping) for each in value)


def _below(at: Paths, old: str | int, new: str | int) -> Paths:
    return f"{at[0]}/{old}", f"{at[1]}/{new}"
