"""The text of the report beside the form of an incident, and what was coded from it before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from incidents.admin.report_text import Passage, drawn, paragraph_starts
from incidents.codes import CodingState
from incidents.dates.words import in_words
from incidents.models import Citation, Incident, Source

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

BEFORE_WORK = (CodingState.UNCODED, CodingState.NOTHING_TO_CODE)


@dataclass(frozen=True)
class Cited:
    """One citation of the report: where, and by which incident."""

    passage: Passage
    address: str
    place: str


@dataclass(frozen=True)
class Report:
    """What the pane shows of a source."""

    source: Source
    cited: list[Cited]
    may_set_state: bool

    @property
    def text(self) -> SafeString:
        """The text, cited passages marked."""
        return drawn(self.source.text, [each.passage for each in self.cited])

    @property
    def published(self) -> str:
        """The day of publication, or nothing when it is not known to the day."""
        first, last = self.source.published_earliest, self.source.published_latest
        return first.isoformat() if first and first == last else ""

    @property
    def published_in_words(self) -> str:
        """The date of publication as people say it, a day with its weekday."""
        first = self.source.published_earliest
        if not self.source.published:
            return ""
        words = in_words(self.source.published)
        return f"{first:%A}, {words}" if self.published and first else words

    @property
    def states(self) -> list[tuple[str, str]]:
        """The states to choose from."""
        return [(str(value), str(label)) for value, label in CodingState.choices]


class ReportPane(Base):
    """Shows the report of ``?source=``, or the first cited one that has a text."""

    @property
    def media(self) -> forms.Media:
        """Add the script and style of the pane."""
        desk = "incidents/desk/report"
        ours = forms.Media(js=[f"{desk}.js", f"{desk}_rows.js"], css={"all": [f"{desk}.css"]})
        return super().media + ours

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Add the report, and its date beside the date of the incident."""
        source = report_of(request, context["original"])
        if source is not None and "_popup" not in request.GET:
            report = Report(source, cited_in(source), may_set_state(request))
            context["report"] = report
            tell_published(context["adminform"].form, report)
        return super().render_change_form(request, context, *args, **options)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save; a report that nobody had coded from is in work now."""
        super().save_related(request, form, formsets, change)
        cited = Source.objects.filter(citations__incident=form.instance)
        waiting = list(cited.filter(coding_state__in=BEFORE_WORK).values_list("pk", flat=True))
        if waiting:
            Source.objects.filter(pk__in=waiting).update(coding_state=CodingState.IN_WORK)


def report_of(request: HttpRequest, incident: Incident | None) -> Source | None:
    """The source whose text stands beside the form."""
    named = whole_number(request.GET.get("source", ""))
    if incident is None:
        return with_publisher().filter(pk=named).first() if named else None
    cited = with_publisher().filter(citations__incident=incident).exclude(text="")
    chosen = cited.filter(pk=named).first() if named else None
    return chosen or cited.order_by("citations__number").first()


def with_publisher() -> QuerySet[Source]:
    """The sources, each with what the pane tells of it."""
    return Source.objects.select_related("publisher", "assigned_to")


def whole_number(text: str) -> int | None:
    """The number of a row as an address names it."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def cited_in(source: Source) -> list[Cited]:
    """Every passage of the text that an incident cites, in the order of the text."""
    rows = Citation.objects.filter(source=source, passage_end__lte=len(source.text))
    rows = rows.exclude(incident=None).order_by("passage_start", "passage_end", "pk")
    starts = paragraph_starts(source.text)
    found = []
    wanted: Any = rows.values_list(
        "passage_start", "passage_end", "incident", "incident__title", "incident__reference"
    )
    for number, (start, end, pk, title, reference) in enumerate(wanted, 1):
        name = f"{reference}: {title}" if reference else title
        paragraph = max(1, sum(each <= start for each in starts))
        address = reverse("admin:incidents_incident_change", args=[pk])
        here = Passage(start, end, number, name)
        found.append(Cited(here, f"{address}?source={source.pk}", f"paragraph {paragraph}"))
    return found


def may_set_state(request: HttpRequest) -> bool:
    """Whether the user may say how far a source is coded."""
    return request.user.has_perm("incidents.change_source")


def tell_published(form: Any, report: Report) -> None:
    """Say at the date of the incident when the report was published."""
    field = form.fields.get("date")
    if field is not None and report.published_in_words:
        field.help_text = format_html(
            "{} Report published: {}.", field.help_text, report.published_in_words
        )
