"""Returned sheets: brought back, looked through, applied and undone."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from incidents.admin import sheet_page
from incidents.admin.base import ReadOnlyAdmin
from incidents.admin.confirming import MOST_AT_ONCE, may_publish, number_problem
from incidents.admin.sheet_acts import UndoForm, WritingForm
from incidents.admin.sheet_forms import ReturnForm
from incidents.importing.files import WrongFile
from incidents.models import BatchState, SheetBatch
from incidents.sheets.batches import (
    APPLIED,
    NotApplied,
    apply,
    bring_back,
    look_through,
    obstacle,
    outcome,
)
from incidents.sheets.comparison import Comparison
from incidents.sheets.undoing import NotUndone, Undoing, look_at, told, undo

SEEN = "seen"
TOO_MANY = _("The admin applies %(most)s incidents at once: use import_sheet.")


@admin.register(SheetBatch)
class SheetBatchAdmin(ReadOnlyAdmin):
    """The list of them, and a page each."""

    list_display = ["__str__", "state", "rows", "brought_at", "brought_by", "applied_at"]
    list_filter = ["state"]
    list_select_related = ["brought_by"]
    add_form_template = "admin/incidents/sheet/bring_back.html"
    change_form_template = "admin/incidents/sheet/batch.html"

    @property
    def media(self) -> forms.Media:
        """Add our own style."""
        css = ["incidents/admin.css", "incidents/desk/sheets.css"]
        return super().media + forms.Media(css={"all": css}, js=["incidents/admin.js"])

    def get_queryset(self, request: HttpRequest) -> Any:
        """The list leaves the files where they are."""
        return super().get_queryset(request).defer("file")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may see incidents sees what was done to them."""
        return request.user.has_perm("incidents.view_incident")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """So is it with the list."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may change incidents brings sheets back."""
        return request.user.has_perm("incidents.change_incident")

    def get_urls(self) -> list[URLPattern]:
        """Add what is done with a sheet."""
        acts = {"apply": self.apply_view, "undo": self.undo_view, "discard": self.discard_view}
        ours = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(view),
                name=f"incidents_sheetbatch_{name}",
            )
            for name, view in acts.items()
        ]
        return [*ours, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Take a file; what is wrong with its form is said here, the rest on its page."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = request.method == "POST"
        form = ReturnForm(request.POST, request.FILES) if sent else ReturnForm()
        if form.is_valid():
            file = form.cleaned_data.pop("file")
            by: Any = request.user
            try:
                batch = bring_back(file.read(), file.name, by=by, **form.cleaned_data)
            except WrongFile as error:
                lines = [f"{each.column or each.line}: {each.rule}" for each in error.faults]
                form.add_error("file", lines[: sheet_page.SHOWN])
            except NotApplied as error:
                form.add_error("file", error.messages[0])
            else:
                return HttpResponseRedirect(_page(batch))
        asked: Any = form
        fields = AdminForm(asked, [(None, {"fields": list(form.fields)})], {})
        title = gettext("Bring a sheet back")
        return self.answer(request, self.add_form_template, title=title, adminform=fields)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What it would do, or did."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        number = object_id if object_id.isascii() and object_id.isdecimal() else "0"
        return self.page(request, get_object_or_404(SheetBatch, pk=number))

    def page(self, request: HttpRequest, batch: SheetBatch, **more: Any) -> HttpResponse:
        """The page of a batch in its state; ``more`` may hold a form that was refused."""
        context: dict[str, Any] = {"batch": batch, "title": str(batch), **more}
        may = self.has_add_permission(request)
        if batch.state != BatchState.WAITING:
            context |= {"rows": sheet_page.stored(batch), "total": batch.changes.count()}
            if may and batch.state in APPLIED:
                context |= self.to_undo(request, look_at(batch))
        elif may:
            context |= self.to_apply(request, batch)
        return self.answer(request, self.change_form_template, **{**context, **more})

    def to_apply(self, request: HttpRequest, batch: SheetBatch) -> dict[str, Any]:
        """The dry run, and the form unless something stands in the way."""
        by: Any = request.user
        found = look_through(batch, by=by)
        faults, more_faults = sheet_page.shortened(found.faults)
        conflicts, more_conflicts = sheet_page.shortened(found.conflicts)
        return {
            "found": found,
            "outcome": outcome(found),
            "obstacle": _obstacle(found, batch),
            "rows": sheet_page.wanted(found),
            "total": len(found.wanted),
            "faults": faults,
            "more_faults": more_faults,
            "conflicts": conflicts,
            "more_conflicts": more_conflicts,
            "notes": sheet_page.shortened(found.notes)[0],
            "form": WritingForm(publishing=may_publish(request)),
            "number": len(found.wanted),
        }

    def to_undo(self, request: HttpRequest, found: Undoing) -> dict[str, Any]:
        """What stands in the way of undoing it, and the form."""
        publishing, held_back = may_publish(request), bool(found.refused)
        return {
            "refused": told(found.refused),
            "undoable": len(found.changes),
            "form": UndoForm(publishing=publishing, held_back=held_back),
        }

    @method_decorator(require_POST)
    def apply_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Apply what was shown; anything else is shown anew."""
        batch = self.asked_for(request, pk)
        form = WritingForm(request.POST, publishing=may_publish(request))
        if not form.is_valid():
            return self.page(request, batch, form=form)
        number = request.POST.get("of", "")
        if problem := number_problem(request, int(number) if number.isdecimal() else 0):
            form.add_error(None, problem)
            return self.page(request, batch, form=form)
        by: Any = request.user
        try:
            found = apply(batch, by=by, seen=request.POST.get(SEEN, "-"), **form.given())
        except NotApplied as error:
            self.message_user(request, error.messages[0], messages.ERROR)
        else:
            self.message_user(request, f"{gettext('Applied')}: {outcome(found)}", messages.SUCCESS)
        return HttpResponseRedirect(_page(batch))

    @method_decorator(require_POST)
    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo it, or say what stands in the way."""
        batch = self.asked_for(request, pk)
        form = UndoForm(request.POST, publishing=may_publish(request), held_back=True)
        if not form.is_valid():
            return self.page(request, batch, form=form)
        by: Any = request.user
        try:
            found = undo(batch, by=by, **form.given())
        except NotUndone as error:
            self.message_user(request, error.messages[0], messages.ERROR)
        else:
            words = gettext("Undone: %(number)s incidents.") % {"number": len(found.changes)}
            self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(_page(batch))

    @method_decorator(require_POST)
    def discard_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Forget a sheet that waits; nothing of it was stored."""
        batch = self.asked_for(request, pk)
        SheetBatch.objects.filter(pk=batch.pk, state=BatchState.WAITING).delete()
        return HttpResponseRedirect(reverse("admin:incidents_sheetbatch_changelist"))

    def asked_for(self, request: HttpRequest, pk: int) -> SheetBatch:
        """The batch, for whoever may change incidents."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return get_object_or_404(SheetBatch, pk=pk)

    def answer(self, request: HttpRequest, template: str, **context: Any) -> TemplateResponse:
        """A page in the frame of the admin."""
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, {**frame, **context})


def _page(batch: SheetBatch) -> str:
    return reverse("admin:incidents_sheetbatch_change", args=[batch.pk])


def _obstacle(found: Comparison, batch: SheetBatch) -> str:
    if len(found.wanted) > MOST_AT_ONCE:
        return str(TOO_MANY) % {"most": f"{MOST_AT_ONCE:,}"}
    return obstacle(found, leave_conflicts=batch.leave_conflicts)
