"""The one filter set: every question to the ledger, from API, page, export or command, uses it.

To add a filter, add a line here; `docs/api/filters.md` and the OpenAPI description follow from it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from incidents.codes import (
    DatePrecision,
    Grading,
    Grain,
    Means,
    NotStated,
    Occurrence,
    PartOfDay,
    PersonStatus,
    TargetKind,
)
from incidents.dates import Period
from incidents.filters.choosing import Alternatives, Excluded
from incidents.filters.claims import Participant, claim_filters, of_one_claim
from incidents.filters.clocks import Entered, Reported, Since
from incidents.filters.conditions import Condition
from incidents.filters.fields import Choice, Codes, PartOfPeriod, Scalar, Vocabulary, Words
from incidents.filters.lookups import LinkedTo, OriginalId, Parts, Reference
from incidents.filters.numbers import FIGURES, Number, number_filters
from incidents.filters.periods import combined
from incidents.filters.space.filterset import PLACES, SpaceFilterSet, SpaceForm
from incidents.models import RecordIndex
from incidents.querysets import RecordIndexQuerySet

PARTS_OF_PERIOD = ("during", "after", "before")
COMBINING = ("any", "all_actors", "actor_via")
"""Filters of several values that are no alternative and have no opposite."""
WITHOUT_OPPOSITE = (*COMBINING, "has", "missing", "not_stated")

ANY_TEXT = (
    "One of these holds, across filters: `type:protest,tag:embassy`. Every filter of several "
    "values and every number may stand before the colon, with one value after it."
)
ANY_EXAMPLE = "type:protest,killed_min:5"


def alternatives() -> dict[str, Scalar]:
    """The filters that `any` may choose from: those that find something by one value alone."""
    return {
        name: each
        for name, each in IncidentFilterSet.base_filters.items()
        if isinstance(each, Vocabulary | Number) and name not in COMBINING
    }


class IncidentFilterSet(SpaceFilterSet):
    """What may be asked of the published incidents; between filters all must hold."""

    during = PartOfPeriod("Happened in this day, month, year or interval.", "2019-12")
    after = PartOfPeriod("Happened after the whole of this period.", "2019-12-27")
    before = PartOfPeriod("Happened before this period begins.", "2020")
    when = Choice(
        ("possibly", "certainly"),
        "Whether an uncertain date may have been in the period (without it), or surely was.",
        "certainly",
    )
    type = Vocabulary("type", "Kind of act, narrower kinds included.", "attack")
    type__exact = Vocabulary("=type", "Kind of act, without narrower kinds.", "rocket-attack")
    actor = Participant("Who took part in any role, units and members included.", "us-army")
    place = Vocabulary("place", "Where, places within included.", "baghdad", known=PLACES)
    place__exact = Vocabulary("=place", "Where, without places within.", "baghdad", known=PLACES)
    country = Vocabulary(
        "country", "Country of a location, ISO 3166-1 alpha-2 or alpha-3.", "IQ", normal=str.lower
    )
    tag = Vocabulary("tag", "Tag.", "rockets-iraq")
    source = Vocabulary("source", "Source that is cited.", "military-times-2020-01-02")
    publisher = Vocabulary("publisher", "Publisher of a source that is cited.", "military-times")
    means = Codes("means", Means, "Means that were used.", "rocket")
    target_kind = Codes("target_kind", TargetKind, "Kind of target.", "military-base")
    occurrence = Codes("occurrence", Occurrence, "Whether it occurred, was planned …", "occurred")
    grain = Codes("grain", Grain, "One event, an aggregate or an umbrella.", "single")
    grading = Codes("grading", Grading, "How well it is supported that it happened.", "confirmed")
    precision = Codes("precision", DatePrecision, "How narrow the date is.", "day")
    part_of_day = Codes("part_of_day", PartOfDay, "Part of the day, where one is named.", "night")
    not_stated = Codes("not_stated", NotStated, "What the sources were found not to say.", "time")
    language = Vocabulary("language", "Language of the incident's own texts, BCP 47.", "en")
    has = Parts("One of these parts has been entered.", "casualties", there=True)
    missing = Parts("One of these parts has not been entered.", "place", there=False)
    reference = Reference("Permanent number, in any case.", "INC-000004")
    linked_to = LinkedTo("A link of it leads to this incident.", "INC-000004")
    dataset = Vocabulary("dataset", "Dataset that it was imported from.", "GED")
    original_id = OriginalId("Identifier in that dataset; binds to `dataset`.", "IRQ-2019-1-27")
    figure = Choice(FIGURES, "Which number of a total `_min` and `_max` compare.", "low")
    counted = Choice(
        PersonStatus.values,
        "Only people of this status, narrower ones included, are counted by `_min` and `_max`.",
        "civilian",
        implied=False,
    )
    reported_during = Reported("A cited source possibly came out in this period.", "2020-01")
    entered_during = Entered("Entered by the desk in this period, in UTC.", "2026")
    updated_since = Since(
        "Published, corrected or restated after this ledger position, or at this time or later.",
        "12",
    )
    q = Words('Words: `base OR embassy`, `"air base"`, `-drone`.', "embassy")

    base_filters: dict[str, Any]

    class Meta:
        model = RecordIndex
        form = SpaceForm
        fields: list[str] = []

    def __init__(self, data: Mapping[str, Any], queryset: RecordIndexQuerySet) -> None:
        """Only the filters asked for are set up, so that one question does not pay for all."""
        self.base_filters = {name: each for name, each in filters().items() if name in data}
        super().__init__(data, queryset)

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """Those declared here, those that come in families, their opposites and `any`."""
        named = {**super().get_filters(), **claim_filters(), **number_filters()}
        opposites = {
            f"not_{name}": Excluded(each)
            for name, each in named.items()
            if isinstance(each, Vocabulary) and name not in WITHOUT_OPPOSITE
        }
        return {
            **named,
            **opposites,
            "any": Alternatives(alternatives, ANY_TEXT, ANY_EXAMPLE),
        }

    @property
    def said(self) -> dict[str, Any]:
        """What was read of each parameter that asks for something."""
        given = self.form.cleaned_data
        return {name: each for name, each in given.items() if each not in (None, "", [])}

    def period(self) -> Period | None:
        """The one period that the parameters make together; raises `NoSuchPeriodError`."""
        return combined({name: self.said.get(name) for name in PARTS_OF_PERIOD})

    def conditions(self) -> Iterator[Condition]:
        """All that must hold but the period; claim filters are bound to participants here."""
        said = self.said
        for name, value in said.items():
            yield from self.filters[name].conditions(value, said)
        yield from of_one_claim(said, any(isinstance(self.filters[n], Participant) for n in said))

    def filter_queryset(self, queryset: RecordIndexQuerySet) -> RecordIndexQuerySet:
        """Apply every condition, then the period."""
        found: RecordIndexQuerySet = super().filter_queryset(queryset)
        for condition in self.conditions():
            found = found.filter(condition.q)
        if period := self.period():
            certainly = self.said.get("when") == "certainly"
            within = found.certainly_within if certainly else found.possibly_within
            found = within(period.start, period.end)
        return found


def filters() -> dict[str, Any]:
    """Every filter by its parameter."""
    return dict(IncidentFilterSet.base_filters)
