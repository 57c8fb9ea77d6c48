"""Filters by how many: figures by the counting rule, events of an aggregate, publishers."""

from collections.abc import Iterator

from django.db.models import DecimalField, Q
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from incidents.codes import Measure
from incidents.filters.conditions import Condition
from incidents.filters.fields import Asked, Scalar
from incidents.filters.inputs import LARGEST, NumberField
from incidents.filters.terms import MOST_PUBLISHERS

LOW, BEST, HIGH = 0, 1, 2
FIGURES = ("best", "low", "high")
"""Which number of a total is compared, the first one without saying so."""
BOUNDS = {"min": GreaterThanOrEqual, "max": LessThanOrEqual}
WHOLE = DecimalField(max_digits=40, decimal_places=0)
"""Sums may be larger than any of the database's integers."""
_AT_LEAST, _AT_MOST = "gte", "lte"


class Number(Scalar):
    """A whole number from nought on."""

    field_class = NumberField
    smallest, largest = 0, LARGEST

    def __init__(self, meaning: str, example: str) -> None:
        super().__init__(meaning, example, least=self.smallest, most=self.largest)

    def said(self, value: int | None, given: list[str]) -> tuple[str, ...]:
        """Without noughts in front."""
        return () if value is None else (str(value),)


class Count(Number):
    """A bound on the total of one measure, as the counting rule of the project gives it.

    An incident without such a number is not one with nought: no bound ever finds it.
    """

    def __init__(self, measure: str, bound: str, meaning: str, example: str) -> None:
        super().__init__(meaning, example)
        self.measure, self.bound = measure, bound

    def conditions(self, value: int, asked: Asked) -> Iterator[Condition]:
        """The number asked for, of those counted, is within the bound."""
        key = "/".join(filter(None, [self.measure, asked.get("counted")]))
        total = KeyTransform(key, "totals")
        low, best, high = (
            Cast(KeyTextTransform(str(which), total), WHOLE) for which in (LOW, BEST, HIGH)
        )
        number = {"low": low, "high": high}.get(asked.get("figure") or "", Coalesce(best, low))
        yield Condition((self.net(value),), Q(BOUNDS[self.bound](number, value)))

    def net(self, value: int) -> str:
        """The term of those that reach the power of ten below a least number."""
        size = len(str(value)) - 1 if self.bound == "min" else 0
        return f"number:{self.measure}" + (f":{10**size}" if size else "")


class OnColumn(Number):
    """A bound on a column."""

    def __init__(self, column: str, bound: str, meaning: str, example: str) -> None:
        super().__init__(meaning, example)
        self.lookup = f"{column}__{_AT_LEAST if bound == 'min' else _AT_MOST}"

    def conditions(self, value: int, asked: Asked) -> Iterator[Condition]:
        """The column is within it."""
        yield Condition(exact=Q(**{self.lookup: value}))


class Publishers(Number):
    """At least so many publishers, from one on."""

    smallest, largest = 1, MOST_PUBLISHERS

    def conditions(self, value: int, asked: Asked) -> Iterator[Condition]:
        """The index has a term for each number that is reached."""
        yield Condition((f"publishers_min:{value}",))


def number_filters() -> dict[str, Scalar]:
    """Both bounds of every measure, of the events of an aggregate, and publishers."""
    words = {"min": "At least", "max": "At most"}
    counts = {
        f"{measure}_{bound}": Count(
            measure, bound, f"{word} so many, {measure.label.lower()}: {measure.definition}", "10"
        )
        for measure in Measure
        for bound, word in words.items()
    }
    events = {
        f"event_count_{bound}": OnColumn(
            "event_count", bound, f"{word} so many events in an aggregate of a known number.", "2"
        )
        for bound, word in words.items()
    }
    publishers = Publishers("Sources of at least so many publishers are cited.", "2")
    return {**counts, **events, "publishers_min": publishers}
