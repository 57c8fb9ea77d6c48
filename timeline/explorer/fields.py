"""The form of the explorer: which filters have a field, in which group, and what it asks."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Text = str | _StrPromise
else:
    Text = str


class Kind(Enum):
    """How a filter is asked for."""

    TEXT = "text"
    VALUES = "values"
    CERTAINTY = "certainty"


@dataclass(frozen=True, slots=True)
class Field:
    """One filter; `search` is the list of the API that finds its values by their names."""

    name: str
    label: Text
    hint: Text = ""
    kind: Kind = Kind.TEXT
    search: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading; the first are always in sight, the others are opened."""

    title: Text
    fields: tuple[Field, ...]
    common: bool = False


def _values(name: str, label: Text, hint: Text = "", search: str = "") -> Field:
    return Field(name, label, hint, Kind.VALUES, search)


GROUPS = (
    Group(
        _("When and words"),
        (
            Field("q", _("Words"), _("anywhere in the text: base OR embassy")),
            Field("during", _("When"), _("a day, month, year or interval: 2019-12-27/2020-01")),
            Field("when", _("Uncertain dates"), "", Kind.CERTAINTY),
        ),
        common=True,
    ),
    Group(
        _("What, where and who"),
        (
            _values("type", _("Kind of act"), _("another kind: rocket-attack"), "types"),
            _values("country", _("Country"), _("another one, two or three letters: IQ")),
            _values("actor", _("Actor"), _("another one: united-states"), "actors"),
            Field("place", _("Place"), _("places within included: baghdad"), search="places"),
            _values("occurrence", _("Did it happen?")),
        ),
        common=True,
    ),
    Group(
        _("Parts played"),
        (
            _values("initiator", _("Who did it"), _("another one"), "actors"),
            _values("target", _("Whom it was aimed at"), _("another one"), "actors"),
            Field("by", _("On whose word"), _("an actor: us-army"), search="actors"),
        ),
    ),
    Group(
        _("Where exactly"),
        (
            Field("bbox", _("Inside a box"), _("west,south,east,north in degrees")),
            Field("near", _("Near a point"), _("latitude,longitude in degrees")),
            Field("within_km", _("within kilometres of it"), _("goes with the point: 50")),
            Field(
                "where_precision", _("How exactly known"), _("site, settlement, area1 … by commas")
            ),
        ),
    ),
    Group(
        _("How many"),
        (
            Field("killed_min", _("Killed, at least")),
            Field("killed_max", _("Killed, at most")),
            Field("wounded_min", _("Wounded, at least")),
            Field("wounded_max", _("Wounded, at most")),
        ),
    ),
    Group(
        _("With what, at what"),
        (
            _values("means", _("Means")),
            _values("target_kind", _("Kind of target")),
            _values("grain", _("One event or several")),
            Field("tag", _("Tag")),
        ),
    ),
    Group(
        _("Sources and publication"),
        (
            _values("publisher", _("Publisher of a source"), _("another one")),
            Field("source", _("Source"), search="sources"),
            Field("reported_during", _("Reported during"), _("a day, month, year or interval")),
            Field("updated_since", _("Published or corrected since"), _("position or time")),
            Field("as_of", _("As it stood"), _("a ledger position, or a time with its offset")),
        ),
    ),
)
FIELDS = {field.name: field for group in GROUPS for field in group.fields}
NAMES = tuple(FIELDS)
"""The parameters that the form may send empty."""
FACETS = tuple(name for name, field in FIELDS.items() if field.kind is Kind.VALUES)
"""The fields whose values are offered with how many incidents have each."""
