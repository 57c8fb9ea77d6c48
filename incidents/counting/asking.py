"""Reads a question for statistics: the filters, what to group by, what to add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incidents.codes import Item, Measure
from incidents.counting.dimensions import DIMENSIONS, NAMES, UNITS
from incidents.counting.periods import IMPRECISE, LEAVE_OUT, SPREAD
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, ParameterError, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_values, nearest_names, refused
from incidents.publishing.totals import OF_ITEMS
from incidents.selection import Selection, select

PARAMETERS = ("group_by", "measure", "item", "imprecise")
"""What is read besides the filters, `as_of` and `ordering`."""
MOST_KEYS = 3


@dataclass(frozen=True)
class Asked:
    """One question: the selection, the keys of the rows in order, and what is added up."""

    selection: Selection
    group_by: tuple[str, ...]
    measure: str | None
    imprecise: str

    @property
    def unit(self) -> str | None:
        """The period among the keys."""
        return next((name for name in self.group_by if name in UNITS), None)

    @property
    def overlapping(self) -> list[str]:
        """The keys by which one incident may be in several rows, so that rows do not add up."""
        several = [n for n in self.group_by if n not in UNITS and not DIMENSIONS[n].single]
        return [self.unit, *several] if self.unit and self.imprecise == SPREAD else several


def ask(parameters: Mapping[str, Sequence[str]], *, allowing: Sequence[str] = ()) -> Asked:
    """Read the filters and what is asked of them; raises `InvalidParameters`."""
    scalars = Scalars(parameters)
    group_by = _group_by(scalars)
    measure = scalars.read("measure", _measure, None)
    item = scalars.read("item", _item, None)
    imprecise = imprecise_of(scalars, "group_by", group_by, LEAVE_OUT)
    scalars.read("ordering", unordered, None)
    if not scalars.errors:
        scalars.errors += _together(measure, item)
    try:
        selection = select(parameters, allowing=(*PARAMETERS, *allowing))
    except InvalidParameters as error:
        raise InvalidParameters([*scalars.errors, *error.errors]) from None
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    counted = "/".join(filter(None, [measure, item])) or None
    return Asked(selection, tuple(group_by), counted, imprecise)


def unordered(text: str) -> None:
    """Refuse an order of incidents where none are listed."""
    raise WrongValueError(
        "ordering has no meaning here, where incidents are counted: leave it out."
    )


def dimensions_named(scalars: Scalars, parameter: str, most: int) -> list[str]:
    """The names that a list parameter gives, in order; its errors go to the others."""
    given = scalars.given.get(parameter, [])
    wrong: list[ParameterError] = [*check_values(parameter, given, several=True)]
    names = [piece.strip() for value in given for piece in value.split(",")] if not wrong else []
    for name in names:
        if name not in NAMES:
            message = f'"{shown(name)}" is not among what is counted by: {", ".join(NAMES)}.'
            wrong.append(refused(parameter, name, message, nearest_names(name, NAMES)))
    if not wrong and (len(set(names)) < len(names) or len(names) > most):
        message = f"{parameter} takes each name once, and at most {most} of them."
        wrong.append(refused(parameter, ",".join(names), message))
    scalars.errors += wrong
    return names


def imprecise_of(scalars: Scalars, parameter: str, names: Sequence[str], default: str) -> str:
    """How uncertain dates are counted; refused where there is no period to count them in."""
    said = scalars.read("imprecise", _imprecise, default)
    if "imprecise" in scalars.given and not set(names) & set(UNITS) and not scalars.errors:
        message = (
            f"imprecise has no effect without a period: add year, month or day to {parameter}."
        )
        scalars.errors.append(refused("imprecise", said, message))
    return said


def _group_by(scalars: Scalars) -> list[str]:
    names = dimensions_named(scalars, "group_by", MOST_KEYS)
    if len(set(names) & set(UNITS)) > 1 and not scalars.errors:
        message = "Only one of year, month and day can be given."
        scalars.errors.append(refused("group_by", ",".join(names), message))
    return names


def _measure(text: str) -> str:
    return _one_of("measure", text, Measure.values)


def _item(text: str) -> str:
    return _one_of("item", text, Item.values)


def _imprecise(text: str) -> str:
    return _one_of("imprecise", text, IMPRECISE)


def _one_of(name: str, text: str, words: Sequence[str]) -> str:
    if text not in words:
        message = f'"{shown(text)}" is no {name}: write one of {", ".join(words)}.'
        raise WrongValueError(message, nearest_names(text, words))
    return text


def _together(measure: str | None, item: str | None) -> list[ParameterError]:
    """What does not go together: things are added up by item, and nothing else has one."""
    if measure in OF_ITEMS and item is None:
        message = f"{measure} counts things of a kind: name which, as in item=rocket."
        return [refused("measure", str(measure), message)]
    if item and measure not in OF_ITEMS:
        message = f"item goes with measure={', '.join(OF_ITEMS)} only: leave it out."
        return [refused("item", item, message)]
    return []
