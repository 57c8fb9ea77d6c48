"""The fields of an incident that a column of a table may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Choices

from incidents.codes import (
    Grain,
    Means,
    Measure,
    Occurrence,
    PartOfDay,
    PersonStatus,
    Role,
    TargetKind,
    WherePrecision,
)

STATUS = "/"
"""Stands between a measure and the status of those counted: killed/civilian."""


class Shape(StrEnum):
    """What sort of value a field has."""

    TEXT = "text"
    LIST = "list"
    CODE = "code"
    CODES = "codes"
    TYPE = "type"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    DEGREES = "degrees"
    ACTORS = "actors"
    PLACE = "place"


@dataclass(frozen=True)
class Target:
    """One field: its name in a mapping, the sort of its value, its codes or its longest text."""

    name: str
    shape: Shape
    codes: type[Choices] | None = None
    longest: int = 20_000
    options: frozenset[str] = field(default_factory=frozenset)


_OPTIONS = {
    Shape.LIST: {"split"},
    Shape.CODES: {"split"},
    Shape.DATE: {"order", "parts"},
    Shape.DEGREES: {"decimal"},
    Shape.ACTORS: {"split", "kind", "side"},
}
_TEXTS = {
    "title": 300,
    "short_name": 100,
    "summary": 20_000,
    "said": 20_000,
    "language": 35,
    "date_as_reported": 200,
    "where": 300,
    "source": 500,
    "source_publisher": 200,
    "source_url": 1000,
    "locator": 200,
    "quotation": 500,
}
_CODES: Mapping[str, type[Choices]] = {
    "occurrence": Occurrence,
    "grain": Grain,
    "part_of_day": PartOfDay,
    "precision": WherePrecision,
}
_SHAPES = {
    "type": Shape.TYPE,
    "date": Shape.DATE,
    "time": Shape.TIME,
    "source_date": Shape.DATE,
    "country": Shape.PLACE,
    "area1": Shape.PLACE,
    "area2": Shape.PLACE,
    "place": Shape.PLACE,
    "latitude": Shape.DEGREES,
    "longitude": Shape.DEGREES,
    "tags": Shape.LIST,
}
BOUNDS = ("_low", "_high")


def _all() -> dict[str, Target]:
    made = [Target(name, Shape.TEXT, longest=longest) for name, longest in _TEXTS.items()]
    made += [Target(name, shape) for name, shape in _SHAPES.items()]
    made += [Target(name, Shape.CODE, codes) for name, codes in _CODES.items()]
    made += [Target("means", Shape.CODES, Means), Target("target_kinds", Shape.CODES, TargetKind)]
    made += [Target(str(role), Shape.ACTORS) for role in Role]
    for measure in Measure:
        ends = ("", *BOUNDS)
        made += [Target(f"{measure}{end}", Shape.NUMBER) for end in ends]
        made += [Target(f"{measure}{STATUS}{each}", Shape.NUMBER) for each in PersonStatus]
    return {each.name: each for each in made}


FIELDS: Mapping[str, Target] = _all()


def options_of(target: Target) -> set[str]:
    """What a mapping may say of this field beside the column."""
    common = {"column", "columns", "join", "constant", "values", "default"}
    more = {"kind"} if target.name == "place" else set()
    return common | more | _OPTIONS.get(target.shape, set())
