"""Incidents of one report one after another: what is carried from the last into the next form."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from incidents.admin.per_request import PerRequest
from incidents.admin.report_pane import ReportPane, report_of, whole_number
from incidents.codes import Role
from incidents.models import Incident, Source

NEXT, SAME = "_next_from_report", "_same_occasion"
ADD = "admin:incidents_incident_add"
Row = dict[str, Any]
WHERE = ("role", "place", "precision", "primary", "described_as")
WHO = ("role", "actor", "described_as", "kind", "side")
WHEN = ("date", "time", "part_of_day", "timezone", "date_as_reported")
WORD = ("speaker", "speaker_described_as", "on_behalf_of", "anonymity", "credibility")
LARGEST_ORDER = 32767


@dataclass(frozen=True)
class Carried:
    """Values for the form of the next incident: of its fields, and of the rows below it."""

    last: Incident | None = None
    fields: Row = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def row_ids(self) -> str:
        """The rows that hold carried values, as the page calls them."""
        kinds = {"locations", "participations"} if self.last else set()
        kinds |= {"citations"} if self.fields else set()
        return " ".join(
            f"{name}-{n}" for name in sorted(kinds) for n in range(len(self.rows.get(name, ())))
        )

    @property
    def field_names(self) -> str:
        """The fields that hold carried values."""
        return " ".join(name for name, value in self.fields.items() if value not in (None, ""))


class NextFromReport(ReportPane):
    """Two more buttons beside a report, and a form that opens with what they carry."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Say what was carried, or offer to carry it."""
        if context["original"] is None and request.method == "GET":
            context["carried_over"] = carried_in(request)
            source = whole_number(request.GET.get("source", ""))
            if context["carried_over"].last is None and source:
                mine = Incident.objects.filter(citations__source=source, entered_by=request.user.pk)
                context["last_coded"] = mine.order_by("-pk").first()
        return super().render_change_form(request, context, *args, **options)

    def get_changeform_initial_data(self, request: HttpRequest) -> Any:
        """What the address says, and what was carried; the source belongs to the first citation."""
        return {**super().get_changeform_initial_data(request), **carried_in(request).fields}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The first of several acts of one occasion is the first of its day."""
        if SAME in request.POST and obj.day_order is None:
            obj.day_order = 1
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **options: Any) -> Any:
        """On to the next incident of the report, if its button was pressed."""
        response = super().response_add(request, obj, *args, **options)
        return next_form(request, obj) or response

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """On to the next incident of the report, if its button was pressed."""
        response = super().response_change(request, obj)
        return next_form(request, obj) or response

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """The rows below; on a new page those carried stand in them."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]  # not in the stubs
        if request.method == "GET" and not change:
            rows = carried_in(request).rows
            for formset in formsets:
                if carried := rows.get(formset.prefix):
                    formset.initial_extra, formset.extra = carried, len(carried)
        return formsets, inlines


CARRIED = PerRequest[Carried]()


def next_form(request: HttpRequest, incident: Incident) -> HttpResponse | None:
    """The empty form of the same report after this incident; None for any other button."""
    pressed = next((name for name in (NEXT, SAME) if name in request.POST), None)
    source = whole_number(request.POST.get(pressed, "")) if pressed else None
    if source is None:
        return None
    occasion = "&same=occasion" if pressed == SAME else ""
    return HttpResponseRedirect(f"{reverse(ADD)}?source={source}&after={incident.pk}{occasion}")


def carried_in(request: HttpRequest) -> Carried:
    """What the form of a new incident opens with, worked out once."""
    known = CARRIED.of(request)
    if known is None:
        source = report_of(request, None)
        known = carried(request, source) if source else Carried()
        CARRIED.keep(request, known)
    return known


def carried(request: HttpRequest, source: Source) -> Carried:
    """The source; after another incident of it, its place and actors; more on one occasion."""
    after = whole_number(request.GET.get("after", ""))
    coded = Incident.objects.filter(citations__source=source, pk=after or 0)
    last = coded.first() if after else None
    if last is None:
        return Carried(rows={"citations": [{"source": source.pk}]})
    same = request.GET.get("same") == "occasion"
    who = last.participations.all()
    if same:
        who = who.filter(role__in=(Role.SPEAKER, Role.ADDRESSEE))
    rows = {
        "locations": [values(row, WHERE) for row in last.locations.all()[:1]],
        "participations": [values(row, WHO) for row in who],
        "citations": [{"source": source.pk, **(word_of(last, source) if same else {})}],
    }
    return Carried(last, occasion_of(last) if same else {}, rows)


def occasion_of(last: Incident) -> Row:
    """When it was, and the next place in the order of the day."""
    order = min((last.day_order or 0) + 1, LARGEST_ORDER)
    return {**values(last, WHEN), "day_order": order}


def word_of(last: Incident, source: Source) -> Row:
    """Who speaks in the first passage of the source that the last incident cites."""
    cited = last.citations.filter(source=source).first()
    return values(cited, WORD) if cited else {}


def values(row: Any, names: tuple[str, ...]) -> Row:
    """The columns of a row as a form takes them."""
    found = {name: getattr(row, row._meta.get_field(name).attname) for name in names}
    return {name: value for name, value in found.items() if value not in (None, "")}
