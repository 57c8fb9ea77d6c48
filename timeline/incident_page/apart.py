"""How far two incidents lie apart in time, said no more exactly than both dates allow."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from incidents.codes import Grain
from incidents.dates import parse

BEFORE, AFTER, UNCLEAR = "before", "after", "unclear"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a date may stand for; `doubted` where its bounds prove nothing."""

    earliest: date | None
    latest: date | None
    doubted: bool
    day: bool

    @classmethod
    def of(cls, text: str, grain: str) -> "Stretch":
        """Read an EDTF date; several events have no day of their own."""
        held = parse(text)
        day = held.earliest == held.latest is not None and grain == Grain.SINGLE
        return cls(held.earliest, held.latest, held.qualified, day and not held.qualified)


def apart(this: Stretch, other: Stretch) -> tuple[str, str]:
    """On which side of this one the other lies, and how far in words; "" when neither is known.

    A gap is counted in days only between two days that are certain.
    """
    if this.day and other.day and this.earliest and other.earliest:
        return _days((other.earliest - this.earliest).days)
    side = _side(this, other)
    if side == UNCLEAR:
        return side, ""
    if this.doubted or other.doubted:
        probably = {BEFORE: gettext("probably before it"), AFTER: gettext("probably after it")}
        return side, probably[side]
    return side, {BEFORE: gettext("before it"), AFTER: gettext("after it")}[side]


def _side(this: Stretch, other: Stretch) -> str:
    if other.latest and this.earliest and other.latest < this.earliest:
        return BEFORE
    if other.earliest and this.latest and other.earliest > this.latest:
        return AFTER
    return UNCLEAR


def _days(days: int) -> tuple[str, str]:
    if days == 0:
        return UNCLEAR, gettext("on the same day")
    number = {"days": abs(days)}
    if days < 0:
        return BEFORE, ngettext("the day before", "%(days)s days before", -days) % number
    return AFTER, ngettext("the day after", "%(days)s days after", days) % number
