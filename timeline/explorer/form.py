"""The form as it was filled in: each field with its value, its error and the values on offer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from incidents.filters import ParameterError, filters
from incidents.translatable import type_name
from timeline.explorer.counts import UNKNOWN, Counts, Value
from timeline.explorer.fields import FIELDS, GROUPS, Field, Group, Kind, Text

SEARCHED = "/api/v1/{}/"
_CODES = {"occurrence", "means", "target_kind", "grain"}


@dataclass(frozen=True, slots=True)
class Option:
    """One value to tick: how many it has, and how many more are not counted."""

    value: str
    label: str
    ticked: bool
    count: int | None = None
    more: int = 0

    @property
    def counted(self) -> str:
        """The count as it is written: "1,024"."""
        return "" if self.count is None else f"{self.count:,}"

    @property
    def not_counted(self) -> str:
        """How many more there are, as it is written."""
        return f"{self.more:,}"


@dataclass(frozen=True, slots=True)
class FilledField:
    """A field with what was typed, what is wrong with it, and what may be ticked instead."""

    field: Field
    value: str
    error: str
    options: Sequence[Option]

    @property
    def name(self) -> str:
        """The parameter."""
        return self.field.name

    @property
    def typed(self) -> bool:
        """Whether there is something to type: the values of a code list are all there to tick."""
        return self.name not in _CODES or not self.options

    @property
    def search(self) -> str:
        """The address that finds values by their names; "" where there is none."""
        return SEARCHED.format(self.field.search) if self.field.search else ""

    @property
    def used(self) -> bool:
        """Whether anything is asked by it."""
        return bool(self.value or self.error or any(each.ticked for each in self.options))


@dataclass(frozen=True, slots=True)
class FilledGroup:
    """Fields under one heading; `used` ones stay open."""

    title: Text
    common: bool
    fields: Sequence[FilledField]

    @property
    def used(self) -> bool:
        """Whether anything is asked by one of them."""
        return any(each.used for each in self.fields)


@dataclass(frozen=True, slots=True)
class Other:
    """A filter in use that the form has no field for."""

    name: str
    meaning: str
    value: str
    error: str


def filled(
    given: Mapping[str, Sequence[str]], errors: Sequence[ParameterError], counted: Counts | None
) -> list[FilledGroup]:
    """Every group of the form."""
    wrong = {name: " ".join(e.message for e in errors if e.name == name) for name in FIELDS}
    return [_group(group, given, wrong, counted) for group in GROUPS]


def others(given: Mapping[str, Sequence[str]], errors: Sequence[ParameterError]) -> Iterator[Other]:
    """The other filters of the question, each to be changed or emptied."""
    for name, values in given.items():
        if name not in FIELDS and name in filters():
            error = " ".join(e.message for e in errors if e.name == name)
            yield Other(name, filters()[name].meaning, ",".join(values), error)


def offered() -> list[tuple[str, str]]:
    """Every filter that has no field, with what it means."""
    return [(name, each.meaning) for name, each in filters().items() if name not in FIELDS]


def _group(
    group: Group,
    given: Mapping[str, Sequence[str]],
    wrong: Mapping[str, str],
    counted: Counts | None,
) -> FilledGroup:
    fields = [_field(each, given, wrong[each.name], counted) for each in group.fields]
    return FilledGroup(group.title, group.common, fields)


def _field(
    field: Field, given: Mapping[str, Sequence[str]], error: str, counted: Counts | None
) -> FilledField:
    values = [piece.strip() for value in given.get(field.name, ()) for piece in value.split(",")]
    if field.kind is not Kind.VALUES or error:
        return FilledField(field, ",".join(given.get(field.name, ())), error, ())
    normal = {filters()[field.name].normal(value) for value in values}
    facet = (
        counted.facets[field.name]
        if counted
        else [Value(v, "", UNKNOWN, 0) for v in sorted(normal)]
    )
    return FilledField(field, "", "", [_option(field.name, each, normal) for each in facet])


def _option(name: str, value: Value, ticked: set[str]) -> Option:
    codes = getattr(filters()[name], "codes", None)
    label = str(codes(value.value).label) if codes else value.name or value.value
    label = type_name(label) if name == "type" else label
    count = None if value.count == UNKNOWN else value.count
    return Option(value.value, label, value.value in ticked, count, value.more)
