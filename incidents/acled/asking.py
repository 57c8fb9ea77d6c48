"""Reads ACLED's parameters: any column as a filter with its operator, and how much is wanted."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from incidents.acled.countries import REGIONS
from incidents.acled.rows import COLUMNS, Row
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names, nearest_names

LIMIT = 5000
_WHERE = "_where"
_SIGNED_IN_ELSEWHERE = ("key", "email", "terms")
_NUMBERS = (
    *("year", "time_precision", "inter1", "inter2", "interaction", "iso", "geo_precision"),
    *("fatalities", "latitude", "longitude"),
)
_WHOLE_TEXTS = ("country", "region")
_COMPARED = ("=", ">", "<", ">=", "<=", "BETWEEN")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_COUNT = re.compile(r"[0-9]{1,9}", re.ASCII)
_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)

Parse = Callable[[str], Any]


@dataclass(frozen=True)
class Condition:
    """What one column must be: any of the `values` by the operator, the two ends for BETWEEN."""

    column: str
    operator: str
    values: tuple[Any, ...]

    def holds(self, row: Row) -> bool:
        """Whether the row has it; texts are compared without regard to case."""
        value = _comparable(self.column, row[self.column])
        return _OPERATORS[self.operator](value, self.values)

    def bounds(self) -> tuple[Any, Any]:
        """The least and the greatest value that may hold; None where there is no bound."""
        low, high = min(self.values), max(self.values)
        return (
            None if self.operator in ("<", "<=") else low,
            None if self.operator in (">", ">=") else high,
        )


@dataclass(frozen=True)
class Asked:
    """A request: its conditions, the columns wanted, and which page of which size (0: all)."""

    conditions: tuple[Condition, ...] = ()
    fields: tuple[str, ...] = COLUMNS
    limit: int = LIMIT
    page: int = 1
    monadic: bool = False
    in_words: bool = False
    with_total: bool = False
    format: str = "json"


def read(given: Mapping[str, Sequence[str]], columns: Sequence[str] = COLUMNS) -> Asked:
    """Read everything asked of a table with those columns; raises `InvalidParameters`."""
    scalars = Scalars({name: list(values) for name, values in given.items()})
    filters = (*columns, *(f"{name}{_WHERE}" for name in columns))
    scalars.errors += check_names(given, {*filters, *_OWN, "fields", *_SIGNED_IN_ELSEWHERE})
    own = {name: scalars.read(name, parse, default) for name, (parse, default) in _OWN.items()}
    fields = scalars.read("fields", lambda text: _fields(text, columns), tuple(columns))
    conditions = (_condition(scalars, name) for name in columns if name in given)
    kept = tuple(each for each in conditions if each)
    for name in columns:
        if f"{name}{_WHERE}" in given and name not in given:
            scalars.read(f"{name}{_WHERE}", _alone, None)
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    return Asked(
        kept,
        fields,
        own["limit"],
        own["page"],
        own["export_type"] == "monadic",
        own["inter_num"] == "0",
        own["with_total"] == "true",
        own["_format"],
    )


def operators(column: str) -> tuple[str, ...]:
    """What may be asked of a column; the first is meant without `_where`."""
    if column in ("timestamp", "deleted_timestamp"):
        return (">=", "=", ">", "<", "<=", "BETWEEN")
    if column in _NUMBERS or column.endswith(("_date", "_count")):
        return _COMPARED
    return ("=", "LIKE") if column in _WHOLE_TEXTS else ("LIKE", "=")


def _condition(scalars: Scalars, column: str) -> Condition | None:
    known = operators(column)
    operator = scalars.read(f"{column}{_WHERE}", _one_of(*known, upper=True), known[0])
    between = operator == "BETWEEN"
    values = scalars.read(column, lambda text: _values(column, text, between=between), None)
    if values is None:
        return None
    return Condition(column, operator, values)


def _values(column: str, text: str, *, between: bool) -> tuple[Any, ...]:
    pieces = [piece.strip() for piece in re.split(rf"\||:OR:{column}=", text)]
    values = tuple(_value(column, piece) for piece in pieces)
    if between and (len(values) != 2 or values[0] > values[1]):
        raise WrongValueError(f"{column} BETWEEN takes two values, the lower first: a|b.")
    return values


def _value(column: str, text: str) -> Any:
    if column.endswith("timestamp"):
        return int(text) if _SECONDS.fullmatch(text) else _seconds(_day(column, text))
    if column.endswith("_date"):
        return _day(column, text)
    if column in _NUMBERS or column.endswith("_count"):
        if not _NUMBER.fullmatch(text):
            raise WrongValueError(f'"{shown(text)}" is no number: {column} takes one, in 0-9.')
        return float(text)
    if column == "region":
        return _region(text)
    return text.casefold()


def _day(column: str, text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongValueError(f'"{shown(text)}" is no day: {column} takes YYYY-MM-DD.')


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _region(text: str) -> str:
    """A region by its number or its name."""
    names = {str(number): name for number, name in REGIONS.items()}
    name = names.get(text, text)
    if name.casefold() not in {each.casefold() for each in REGIONS.values()}:
        near = nearest_names(text, tuple(REGIONS.values()))
        raise WrongValueError(f'"{shown(text)}" is no region: write its number, 1 to 20.', near)
    return name.casefold()


def _one_of(*words: str, upper: bool = False) -> Parse:
    def parse(text: str) -> str:
        word = text.upper() if upper else text.lower()
        if word not in words:
            message = f'"{shown(text)}" is not to be chosen: write {" or ".join(words)}.'
            raise WrongValueError(message, nearest_names(word, words))
        return word

    return parse


def _whole(least: int) -> Parse:
    def parse(text: str) -> int:
        if not _COUNT.fullmatch(text) or int(text) < least:
            raise WrongValueError(f'"{shown(text)}" is no whole number from {least} on, in 0-9.')
        return int(text)

    return parse


def _fields(text: str, columns: Sequence[str]) -> tuple[str, ...]:
    names = tuple(text.split("|"))
    for name in names:
        if name not in columns:
            near = nearest_names(name, columns)
            raise WrongValueError(f'"{shown(name)}" is no column: separate them by "|".', near)
    return tuple(dict.fromkeys(names))


def _alone(_text: str) -> None:
    raise WrongValueError("An operator has no effect without its column: give that too.")


def _comparable(column: str, value: Any) -> Any:
    if isinstance(value, str):
        return date.fromisoformat(value) if column.endswith("_date") else value.casefold()
    return value


def _like(value: Any, patterns: tuple[str, ...]) -> bool:
    """SQL's LIKE with anything before and after; `%` stands for any characters."""
    texts = (".*".join(map(re.escape, pattern.split("%"))) for pattern in patterns)
    return any(re.search(text, str(value), re.DOTALL) for text in texts)


_OPERATORS: dict[str, Callable[[Any, tuple[Any, ...]], bool]] = {
    "=": lambda value, values: value in values,
    ">": lambda value, values: any(value > each for each in values),
    "<": lambda value, values: any(value < each for each in values),
    ">=": lambda value, values: any(value >= each for each in values),
    "<=": lambda value, values: any(value <= each for each in values),
    "BETWEEN": lambda value, values: values[0] <= value <= values[1],
    "LIKE": _like,
}
_OWN: dict[str, tuple[Parse, Any]] = {
    "limit": (_whole(0), LIMIT),
    "page": (_whole(1), 1),
    "_format": (_one_of("json", "csv"), "json"),
    "export_type": (_one_of("dyadic", "monadic"), "dyadic"),
    "inter_num": (_one_of("0", "1"), "1"),
    "with_total": (_one_of("true", "false"), "false"),
}
