"""The one filter set: every question to the ledger, from API, page, export or command, uses it.

To add a filter, add a line here; `docs/api.md` and the OpenAPI description follow from it.
"""

from collections.abc import Mapping
from typing import Any

from django_filters import FilterSet

from incidents.codes import Grain, Means, Occurrence, TargetKind
from incidents.dates import Period
from incidents.filters.fields import Choice, Codes, PartOfPeriod, Vocabulary, Words
from incidents.filters.periods import combined
from incidents.models import RecordIndex
from incidents.querysets import RecordIndexQuerySet

PARTS_OF_PERIOD = ("during", "after", "before")


class IncidentFilterSet(FilterSet):  # type: ignore[misc]  # django-filter has no types
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
    actor = Vocabulary("actor", "Who took part in any role, units and members included.", "us-army")
    actor__exact = Vocabulary(
        "=actor", "Who took part, without units and members.", "kataib-hizbollah"
    )
    place = Vocabulary("place", "Where, places within included.", "baghdad")
    place__exact = Vocabulary("=place", "Where, without places within.", "baghdad")
    country = Vocabulary(
        "country", "Country of a location, ISO 3166-1 alpha-2 or alpha-3.", "IQ", normal=str.lower
    )
    tag = Vocabulary("tag", "Tag.", "rockets-iraq")
    initiator = Vocabulary(
        "initiator", "Who did it, units and members included.", "isis", known="actor"
    )
    target = Vocabulary(
        "target", "Whom it was aimed at, units and members included.", "us-army", known="actor"
    )
    source = Vocabulary("source", "Source that is cited.", "military-times-2020-01-02")
    publisher = Vocabulary("publisher", "Publisher of a source that is cited.", "military-times")
    means = Codes("means", Means, "Means that were used.", "rocket")
    target_kind = Codes("target_kind", TargetKind, "Kind of target.", "military-base")
    occurrence = Codes("occurrence", Occurrence, "Whether it occurred, was planned …", "occurred")
    grain = Codes("grain", Grain, "One event, an aggregate or an umbrella.", "single")
    q = Words('Words: `base OR embassy`, `"air base"`, `-drone`.', "embassy")

    base_filters: dict[str, Any]

    class Meta:
        model = RecordIndex
        fields: list[str] = []

    def __init__(self, data: Mapping[str, Any], queryset: RecordIndexQuerySet) -> None:
        """Only the filters asked for are set up, so that one question does not pay for all."""
        self.base_filters = {name: each for name, each in filters().items() if name in data}
        super().__init__(data, queryset)

    def period(self) -> Period | None:
        """The one period that the parameters make together; raises `NoSuchPeriodError`."""
        said = self.form.cleaned_data
        return combined({name: said.get(name) for name in PARTS_OF_PERIOD})

    def filter_queryset(self, queryset: RecordIndexQuerySet) -> RecordIndexQuerySet:
        """Apply every filter, then the period."""
        found: Any = super().filter_queryset(queryset)
        if period := self.period():
            certainly = self.form.cleaned_data.get("when") == "certainly"
            within = found.certainly_within if certainly else found.possibly_within
            found = within(period.start, period.end)
        return found  # type: ignore[no-any-return]  # django-filter has no types


def filters() -> dict[str, Any]:
    """Every filter by its parameter."""
    return dict(IncidentFilterSet.base_filters)
