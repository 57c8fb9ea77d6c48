"""What is filtered, one chip a value, each with the address of the page without it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from incidents.counting.dimensions import DIMENSIONS
from incidents.counting.names import names_of
from incidents.filters import filters
from incidents.selection import Selection
from incidents.translatable import type_name
from timeline.explorer.fields import FIELDS, Text
from timeline.explorer.links import address, without
from timeline.explorer.state import Asked


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is asked: by which filter, which value, and how to be rid of it."""

    label: Text
    value: str
    href: str


def chips(asked: Asked) -> list[Chip]:
    """One for each value of each filter, then the moment if the page is pinned to one."""
    told = [*_filters(asked)]
    if asked.pinned:
        told.append(
            Chip(
                _label("as_of"),
                str(asked.selection.position),
                address(without(asked.state, "as_of")),
            )
        )
    return told


def _filters(asked: Asked) -> Iterator[Chip]:
    names = _names(asked.selection)
    for name, values in sorted(asked.selection.parameters.items()):
        for value in values:
            href = address(without(asked.state, name, value))
            yield Chip(_label(name), names.get(name, {}).get(value) or value, href)


def _label(name: str) -> Text:
    return FIELDS[name].label if name in FIELDS else name


def _names(selection: Selection) -> Mapping[str, Mapping[str, str]]:
    """What the values are called, where they have names; those of codes are their labels."""
    told: dict[str, dict[str, str]] = {}
    listed = {n: v for n, v in selection.parameters.items() if n in DIMENSIONS}
    for name, named in names_of(listed, selection.position).items():
        told[name] = {value: each.name for value, each in named.items()}
        if name in ("type", "type__exact"):
            told[name] = {value: type_name(each) for value, each in told[name].items()}
    for name, values in selection.parameters.items():
        if codes := getattr(filters().get(name), "codes", None):
            told[name] = {value: str(codes(value).label) for value in values}
    return told
