"""Filters of the incident list: by code, days, what is missing, who entered it, what changed."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import BooleanField, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.http import HttpRequest
from django.utils.timezone import now

from incidents.admin.history_of import changed_since
from incidents.admin.typed_filters import Refused, TypedFilter, refuse
from incidents.codes import LedgerAction
from incidents.dates import EdtfError
from incidents.dates.edtfdate import EdtfDate
from incidents.dates.typed import read
from incidents.models import Citation, Figure, Incident, Location, Record, User


class CodeFilter(admin.ChoicesFieldListFilter):
    """A filter by a code list; a code that is not on it is refused."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the chosen code."""
        asked: Any = self.lookup_val
        known = [str(code) for code, _ in self.field.flatchoices]
        for code in asked or []:
            if str(code) not in known:
                why = Refused("is not one of its codes", f"choose among {', '.join(known)}")
                refuse(request, str(self.title), str(code), why)
                return queryset.none()
        found: QuerySet[Any] | None = super().queryset(request, queryset)
        return queryset if found is None else found


class TagFilter(TypedFilter):
    """Incidents with a tag."""

    title = "tag"
    parameter_name = "tag"

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those with exactly this tag."""
        tagged = Incident.objects.filter(tags__contains=[value])
        if not tagged.exists():
            raise Refused("is on no incident", "type a tag as it is written there")
        return queryset.filter(tags__contains=[value])


class PeriodFilter(TypedFilter):
    """A filter by days, typed as people type dates; relative ones count from today."""

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those of the period from the first to the last day it may stand for."""
        try:
            when = read(value, now().date()).when
        except EdtfError as error:
            raise Refused(error.problem, error.remedy) from error
        return self.within(queryset, when)

    def within(self, queryset: QuerySet[Any], when: EdtfDate) -> QuerySet[Any]:
        """Those of the days."""
        raise NotImplementedError


class WhenFilter(PeriodFilter):
    """Incidents that may have happened on some day of a period."""

    title = "date"
    parameter_name = "when"

    def within(self, queryset: QuerySet[Any], when: EdtfDate) -> QuerySet[Any]:
        """By the first and the last possible day; an open end is open."""
        found = queryset
        if when.earliest is not None:
            found = found.filter(Q(latest__isnull=True) | Q(latest__gte=when.earliest))
        if when.latest is not None:
            found = found.filter(Q(earliest__isnull=True) | Q(earliest__lte=when.latest))
        return found


class EnteredOnFilter(PeriodFilter):
    """Incidents that were entered in a period."""

    title = "day of entry"
    parameter_name = "entered_on"

    def within(self, queryset: QuerySet[Any], when: EdtfDate) -> QuerySet[Any]:
        """By days in UTC."""
        found = queryset
        if when.earliest is not None:
            found = found.filter(entered_at__gte=midnight(when.earliest))
        if when.latest is not None and when.latest < date.max:
            found = found.filter(entered_at__lt=midnight(when.latest + timedelta(days=1)))
        return found


class SinceFilter(PeriodFilter):
    """A filter from the first day of what was typed until now."""

    def within(self, queryset: QuerySet[Any], when: EdtfDate) -> QuerySet[Any]:
        """Those since that day."""
        if when.earliest is None:
            raise Refused("has no first day", "type the day from which on")
        return self.since(queryset, midnight(when.earliest))

    def since(self, queryset: QuerySet[Any], moment: datetime) -> QuerySet[Any]:
        """Those since the moment."""
        raise NotImplementedError


class ChangedSinceFilter(SinceFilter):
    """Incidents of which something was changed, or that were entered, since a day."""

    title = "change since"
    parameter_name = "changed_since"

    def since(self, queryset: QuerySet[Any], moment: datetime) -> QuerySet[Any]:
        """By the history."""
        return queryset.filter(changed_since(moment))


class CorrectedSinceFilter(SinceFilter):
    """Incidents of which a correction was published since a day."""

    title = "correction since"
    parameter_name = "corrected_since"

    def since(self, queryset: QuerySet[Any], moment: datetime) -> QuerySet[Any]:
        """By the ledger."""
        return corrected_since(queryset, moment)


def corrected_since(incidents: QuerySet[Any], moment: datetime) -> QuerySet[Any]:
    """Those with a correction in the ledger at the moment or later."""
    corrected = Record.objects.filter(action=LedgerAction.CORRECTED, recorded_at__gte=moment)
    return incidents.filter(pk__in=corrected.values("incident"))


class EnteredByFilter(TypedFilter):
    """Incidents that somebody entered."""

    title = "who entered it"
    parameter_name = "by"

    def field(self) -> forms.Widget:
        """Those who sign in, by their names."""
        users = User.objects.filter(is_staff=True).order_by("username")
        names = users.values_list("username", flat=True)
        choices = [("", "Anybody"), *((name, name) for name in names)]
        return forms.Select(attrs={"aria-label": "By who entered it"}, choices=choices)

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those of the user of exactly this name."""
        user = User.objects.filter(username=value).first()
        if user is None:
            raise Refused("is nobody's user name", "choose one from the list")
        return queryset.filter(entered_by=user)


def has(model: Any) -> Exists:
    """Whether an incident has such a part."""
    return Exists(model.objects.filter(incident=OuterRef("pk")))


def one_source() -> Any:
    """Whether all citations name one document, or one publisher where there is none.

    Asked of each incident: most have one source only, and a page of them is soon full.
    """
    document = Coalesce("source", -F("publisher"))
    cited = Citation.objects.filter(incident=OuterRef("pk")).order_by().values("incident")
    return Subquery(
        cited.annotate(same=Exact(Min(document), Max(document))).values("same"),
        output_field=BooleanField(),
    )


class MissingFilter(admin.SimpleListFilter):
    """Incidents that lack something."""

    title = "what is missing"
    parameter_name = "missing"
    conditions: dict[str, tuple[str, Any]] = {
        "place": ("No place", lambda: ~has(Location)),
        "figures": ("No figures", lambda: ~has(Figure)),
        "citation": ("No citation", lambda: ~has(Citation)),
        "second-source": ("One source only", one_source),
        "nothing": ("Nothing for publishing: it has a citation", lambda: has(Citation)),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What may be missing."""
        return [(code, label) for code, (label, _) in self.conditions.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those that lack it."""
        value = self.value()
        if not value:
            return queryset
        if value not in self.conditions:
            known = ", ".join(self.conditions)
            refuse(request, self.title, value, Refused("is not known", f"choose among {known}"))
            return queryset.none()
        return queryset.filter(self.conditions[value][1]())


def midnight(day: date) -> datetime:
    """The start of a day in UTC."""
    return datetime.combine(day, time(), UTC)
