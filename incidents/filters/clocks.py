"""Filters by the other clocks: when it was reported, when it was entered, when it was published."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import DateField, F, Q, Subquery, Value
from django.utils.timezone import now

from incidents.dates import Period
from incidents.dates.errors import shown
from incidents.filters.asof import read_moment
from incidents.filters.conditions import Condition
from incidents.filters.fields import Asked, Refusal, Scalar
from incidents.filters.inputs import PeriodField
from incidents.filters.terms import LONGEST_BY_MONTH, VAGUER
from incidents.filters.written import Written
from incidents.models import Record
from incidents.querysets import RecordIndexQuerySet

_POSITION = re.compile(r"[0-9]{1,18}", re.ASCII)
_DAY = timedelta(days=1)


class Reported(Scalar):
    """When the sources that are cited came out, possibly."""

    field_class = PeriodField

    def conditions(self, value: Period, asked: Asked) -> Iterator[Condition]:
        """A source may have come out on a day of the period."""
        bounds = (Value(day, output_field=DateField()) for day in (value.start, value.end))
        meets = "{} && daterange({}::date, {}::date, '[]')"
        yield Condition(months(value), Q(Written(meets, F("reported"), *bounds)))


def months(period: Period) -> tuple[str, ...]:
    """The terms of what was reported in a short period; none of a long one."""
    first, last = period.start, period.end
    if first is None or last is None or last - first > LONGEST_BY_MONTH:
        return ()
    spanned = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    named = (f"{month // 12:04}-{month % 12 + 1:02}" for month in spanned)
    return tuple(f"reported:{month}" for month in (*named, VAGUER))


class Entered(Scalar):
    """When the desk entered it, in days of UTC."""

    field_class = PeriodField

    def conditions(self, value: Period, asked: Asked) -> Iterator[Condition]:
        """Entered on a day of the period."""
        entered = Q(entered_at__isnull=False)
        if value.start:
            entered &= Q(entered_at__gte=midnight(value.start))
        if value.end and value.end < date.max:
            entered &= Q(entered_at__lt=midnight(value.end + _DAY))
        yield Condition(exact=entered)


def midnight(day: date) -> datetime:
    """When the day begins in UTC."""
    return datetime.combine(day, time.min, UTC)


class SinceField(forms.CharField):
    """A position of the ledger, or a time with its offset that has come."""

    def clean(self, value: str) -> int | datetime | None:
        """Refuse a day alone and a time without an offset, as `as_of` does."""
        text = super().clean(value)
        if not text or _POSITION.fullmatch(text):
            return int(text) if text else None
        try:
            moment = read_moment(text)
        except ValueError as error:
            raise ValidationError(str(error), params={"value": text}) from None
        if moment > now():
            message = f'"{shown(text)}" has not come yet: write a time that has.'
            raise ValidationError(message, params={"value": text})
        return moment


class Since(Scalar):
    """What was published, corrected or restated after a position, or at a time and after it."""

    field_class = SinceField

    def conditions(self, value: int | datetime, asked: Asked) -> Iterator[Condition]:
        """The row comes from a record that was entered into the ledger since."""
        if isinstance(value, int):
            yield Condition(exact=Q(record_id__gt=value))
            return
        later = Record.objects.filter(recorded_at__gte=value).order_by("recorded_at", "position")
        yield Condition(exact=Q(record_id__gte=Subquery(later.values("position")[:1])))

    def refusals(
        self, value: int | datetime, known: Mapping[str, int], rows: RecordIndexQuerySet
    ) -> Iterator[Refusal]:
        """A position that the ledger has not reached."""
        if not isinstance(value, int):
            return
        last = (
            Record.objects.using(rows.db).order_by("-position").values_list("position", flat=True)
        )
        head = next(iter(last[:1]), 0)
        if value > head:
            text = f"{value} lies beyond the ledger, which ends at {head}: write {head} or less."
            yield str(value), text, (str(head),)
