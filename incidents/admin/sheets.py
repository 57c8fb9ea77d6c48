"""Hands the incidents of the list out as a sheet for a spreadsheet program."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from incidents.admin.saved_filters import plain
from incidents.models import Incident
from incidents.sheets import as_csv, as_workbook
from incidents.sheets.exporting import MOST_ROWS, HandedOut, TooMany, hand_out

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

Write = Callable[[HandedOut], bytes]
#: By the ending of the file: how it is written, what it is, and what people call it.
FORMS: dict[str, tuple[Write, str, str]] = {
    "xlsx": (as_workbook.write, as_workbook.MEDIA_TYPE, "Excel"),
    "csv": (as_csv.write, as_csv.MEDIA_TYPE, "CSV"),
}


class Sheets(Base):
    """The buttons above the list, for all that it shows, and actions for those chosen in it."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address that answers with the file."""
        view = self.admin_site.admin_view(self.sheet_view)
        name = "incidents_incident_sheet"
        return [path("sheet/<str:form>/", view, name=name), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> Any:
        """An action a form, for whoever may look."""
        ours = {}
        if self.has_view_permission(request):
            for form, (_write, _type, name) in FORMS.items():
                label = format_lazy("{} ({})", _("Export for editing"), name)
                ours[f"sheet_{form}"] = (_action(form), f"sheet_{form}", label)
        return super().get_actions(request) | ours

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Offer the forms above the list; not where one incident is chosen for another."""
        forms = {} if "_popup" in request.GET else {form: each[2] for form, each in FORMS.items()}
        return super().changelist_view(request, {"sheet_forms": forms, **(extra_context or {})})

    @method_decorator(require_POST)
    def sheet_view(self, request: HttpRequest, form: str) -> HttpResponse:
        """The sheet of all that the list shows for the query of the address."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if form not in FORMS:
            raise Http404(f"There is no such form: choose {' or '.join(FORMS)}.")
        shown = self.get_changelist_instance(request).get_queryset(request)
        return self.sheet(request, shown, form, question=plain(request.GET))

    def sheet(
        self, request: HttpRequest, shown: "QuerySet[Incident]", form: str, *, question: str
    ) -> HttpResponse:
        """The file, or the list again with a message why not."""
        write, media_type, _name = FORMS[form]
        numbers = shown.order_by("-earliest", "-pk").values_list("pk", flat=True)
        try:
            by: Any = request.user
            handed_out = hand_out(numbers[: MOST_ROWS + 1], by=by, question=question)
        except TooMany as error:
            self.message_user(request, str(error), messages.ERROR)
            address = reverse("admin:incidents_incident_changelist")
            return HttpResponseRedirect(f"{address}?{question}" if question else address)
        name = f"incidents-{handed_out.sheet.made_at:%Y%m%d-%H%M}.{form}"
        return HttpResponse(
            write(handed_out),
            headers={
                "Content-Type": media_type,
                "Content-Disposition": f'attachment; filename="{name}"',
            },
        )


def _action(form: str) -> Any:
    def export(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:
        answer: HttpResponse = model_admin.sheet(request, queryset, form, question="chosen by hand")
        return answer

    return export
