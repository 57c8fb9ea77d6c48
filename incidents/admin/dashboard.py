"""The first page of the admin: what waits for whom, in numbers that lead to their lists."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import gettext as _

from incidents.admin.counting import counted, in_words
from incidents.admin.incident_filters import MissingFilter, corrected_since, midnight
from incidents.codes import CLOSED, CodingState, State
from incidents.dates.words import day_heading
from incidents.models import DuplicatePair, Incident, Record, Source

DAYS = 30
NEWEST = 10
WIDTH, HEIGHT, GAP = 24, 60, 4
"""Of a day's bar, in units of the picture."""


@dataclass(frozen=True)
class Number:
    """One number, and the list that shows exactly these rows."""

    label: str
    count: int
    address: str

    @property
    def count_in_words(self) -> str:
        """The number as the list says it."""
        return in_words(self.count)


@dataclass(frozen=True)
class Day:
    """A day's entries as a bar: where it stands and how high it is."""

    day: date
    number: Number
    x: int
    height: int

    @property
    def width(self) -> int:
        """Of the bar."""
        return WIDTH - GAP

    @property
    def middle(self) -> int:
        """Where its number stands."""
        return self.x + (WIDTH - GAP) // 2

    @property
    def y(self) -> int:
        """Its upper end, below the room for a number."""
        return HEIGHT - self.height + 12


@dataclass(frozen=True)
class Dashboard:
    """What somebody sees; an empty part is one they may not see."""

    numbers: list[Number]
    days: list[Day]
    ledger: list[Record] = field(default_factory=list)
    width: int = DAYS * WIDTH
    height: int = HEIGHT + 12


def dashboard_of(request: HttpRequest) -> Dashboard | None:
    """The numbers for the user; nothing for whoever may not see incidents."""
    user: Any = request.user
    if not user.has_perm("incidents.view_incident"):
        return None
    mine = list(desk_numbers(user)) if user.has_perm("incidents.change_incident") else []
    ledger = newest_entries() if user.has_perm("incidents.view_record") else []
    return Dashboard([*mine, *shared_numbers()], entries_per_day(), ledger)


def desk_numbers(user: Any) -> Iterator[Number]:
    """What waits for whoever enters incidents."""
    drafts = Incident.objects.drafts()
    mine = {"state__exact": State.DRAFT, "by": user.get_username()}
    yield listed(_("My drafts"), drafts.filter(entered_by=user), mine)
    waiting = {"state__exact": State.DRAFT, "missing": "nothing"}
    yield listed(_("Waiting for publication"), drafts.filter(lacking("nothing")), waiting)
    pairs = DuplicatePair.objects.filter(put_off_at__isnull=True)
    pairs = pairs.exclude(first__state__in=CLOSED).exclude(second__state__in=CLOSED)
    yield listed(_("Possible duplicates"), pairs, {"standing": "waiting"})
    if user.has_perm("incidents.view_source"):
        uncoded = Source.objects.filter(assigned_to=user, coding_state=CodingState.UNCODED)
        asked = {"assigned_to__id__exact": user.pk, "coding_state__exact": CodingState.UNCODED}
        yield listed(_("Sources assigned to me, uncoded"), uncoded, asked)


def shared_numbers() -> Iterator[Number]:
    """What everybody may see."""
    since = now().date() - timedelta(days=DAYS)
    corrected = corrected_since(Incident.objects.all(), midnight(since))
    yield listed(
        _("Corrected in %(days)s days") % {"days": DAYS}, corrected, {"corrected_since": since}
    )
    for label, code in ((_("No citation"), "citation"), (_("One source only"), "second-source")):
        yield listed(label, Incident.objects.filter(lacking(code)), {"missing": code})


def lacking(code: str) -> Any:
    """The condition of the list's own filter."""
    return MissingFilter.conditions[code][1]()


def listed(label: str, rows: QuerySet[Any], asked: dict[str, Any]) -> Number:
    """The number of the rows, with the list that is asked for them."""
    name = f"admin:incidents_{rows.model._meta.model_name}_changelist"
    return Number(label, counted(rows), f"{reverse(name)}?{urlencode(asked)}")


def entries_per_day() -> list[Day]:
    """The last days, today the last, each with what was entered; one statement."""
    first = now().date() - timedelta(days=DAYS - 1)
    entered = Incident.objects.filter(entered_at__gte=midnight(first)).order_by()
    by_day = entered.annotate(day=TruncDate("entered_at")).values_list("day").annotate(Count("pk"))
    counts = dict(by_day)
    most = max(counts.values(), default=1)
    address = reverse("admin:incidents_incident_changelist")
    days = []
    for n in range(DAYS):
        day = first + timedelta(days=n)
        count = counts.get(day, 0)
        shown = Number(
            day_heading(day.isoformat()), count, f"{address}?{urlencode({'entered_on': str(day)})}"
        )
        days.append(Day(day, shown, n * WIDTH, -(-count * HEIGHT // most)))
    return days


def newest_entries() -> list[Record]:
    """The newest entries of the ledger with their incidents."""
    entries = Record.objects.select_related("incident").order_by("-position")
    shown = ("reference", "action", "recorded_at", "reason", "incident__title")
    return list(entries.only(*shown)[:NEWEST])
