"""Files brought in through the admin: asked for, watched, looked through, done for real."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from incidents.admin.base import ReadOnlyAdmin
from incidents.admin.import_form import FIRST, ImportForm
from incidents.admin.map_table import MapTable, wizard_of
from incidents.admin.name_decision import review_of
from incidents.admin.publishing import signed_in
from incidents.importing.jobs import told
from incidents.importing.jobs.asking import ask, for_real, lacking, stop
from incidents.importing.jobs.keeping import file_of, keep, report_of
from incidents.importing.report import Outcome
from incidents.models import ImportJob, ImportState, NameDecision, NameVerdict

ASK = "admin/incidents/importjob/ask.html"
SHOW = "admin/incidents/importjob/show.html"
PAGE = 100


@admin.register(ImportJob)
class ImportJobAdmin(MapTable, ReadOnlyAdmin):
    """The imports, newest first; each has a page that says how far it is and what became of it."""

    class Media:
        css = {"all": ["incidents/admin.css"]}

    list_display = ("file_name", "dataset", "release", "dry", "state", "by", "asked_at", "summary")
    list_filter = ("state", "dry")
    list_select_related = ("by",)
    search_fields = ("file_name", "dataset")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may enter and change incidents may bring some in."""
        return not lacking(ImportJob(), signed_in(request))

    def get_urls(self) -> list[URLPattern]:
        """Add what the page of an import asks for."""
        views = {
            "state": self.state_view,
            "report": self.report_view,
            "stop": self.stop_view,
            "for-real": self.for_real_view,
        }
        return [
            *(
                path(
                    f"<int:pk>/{name}/",
                    self.admin_site.admin_view(view),
                    name=f"incidents_importjob_{name.replace('-', '_')}",
                )
                for name, view in views.items()
            ),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Ask for a file (GET); keep it, and on to the page of its import (POST)."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        user = signed_in(request)
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = ImportForm(*sent, user=user)
        if form.is_valid():
            job, file = form.job(user), form.cleaned_data["file"]
            job.file_name = file.name[:255]
            job.sha256, job.size = keep(file.chunks())
            if form.needs_mapping:
                return HttpResponseRedirect(wizard_of(job))
            return self.asked(request, job)
        shown: Any = form
        parts = [(None, {"fields": FIRST}), (_("What is done with it"), {"fields": form.switches})]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import a file"),
            "opts": self.opts,
            "media": self.media + form.media,
            "adminform": AdminForm(shown, parts, {}),
        }
        return TemplateResponse(request, ASK, context)

    def asked(self, request: HttpRequest, job: ImportJob) -> HttpResponse:
        """Let it wait, and on to its page."""
        ask(job)
        self.log_addition(request, job, [{"added": {}}])
        return HttpResponseRedirect(address_of(job))

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **options: Any
    ) -> HttpResponse:
        """How far it is; once it has ended, what became of which row."""
        job = self.job_of(request, int(object_id) if object_id.isdecimal() else 0)
        asked = request.GET.get("outcome", "")
        outcomes = [asked] if asked in set(Outcome) else told.REMARKABLE
        number = request.GET.get("p", "1")
        at = max(1, int(number)) if number.isdecimal() and len(number) < 8 else 1
        lines, count = told.page(report_of(job), outcomes, (at - 1) * PAGE, PAGE)
        pages = max(1, -(-count // PAGE))
        context = {
            **self.admin_site.each_context(request),
            "title": job.file_name,
            "opts": self.opts,
            "media": self.media,
            "job": job,
            "words": told.in_words(job),
            "percent": told.percent(job),
            "counts": [(each, job.counts[each]) for each in Outcome if job.counts.get(each)],
            "outcome": asked if asked in set(Outcome) else "",
            "lines": lines,
            "count": count,
            "page": at,
            "pages": pages,
            "before": at - 1 if at > 1 else None,
            "after": at + 1 if at < pages else None,
            "has_report": report_of(job).exists(),
            "kept_out": kept_out(job),
            "undecided": undecided(job),
            "review": review_of(job.dataset),
            "may_stop": job.is_open and not job.stop_asked and self.has_add_permission(request),
            "may_do": may_be_done(job) and not lacking(job, signed_in(request)),
        }
        return TemplateResponse(request, SHOW, context)

    def job_of(self, request: HttpRequest, pk: int) -> ImportJob:
        """The import of the address, for whoever may see imports; 404 for a number of none."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        job: ImportJob | None = ImportJob.objects.select_related("by").filter(pk=pk).first()
        if job is None:
            raise Http404(f"There is no import {pk}.")
        return job

    def state_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """How far it is, for the script of its page."""
        job = self.job_of(request, pk)
        told_ = {"open": job.is_open, "words": told.in_words(job), "percent": told.percent(job)}
        return JsonResponse(told_)

    def report_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The report as CSV."""
        job = self.job_of(request, pk)
        if not report_of(job).exists():
            raise Http404(f"Import {pk} has no report yet.")
        name = f"import-{pk}-report.csv"
        file = report_of(job).open("rb")
        return FileResponse(file, as_attachment=True, filename=name, content_type="text/csv")

    @method_decorator(require_POST)
    def stop_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """End it: by whoever may import."""
        job = self.job_of(request, pk)
        if not self.has_add_permission(request):
            raise PermissionDenied
        stop(job.pk)
        self.log_change(request, job, "Stopped.")
        return HttpResponseRedirect(address_of(job))

    @method_decorator(require_POST)
    def for_real_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what a dry run tried."""
        job = self.job_of(request, pk)
        if not self.has_add_permission(request) or lacking(job, signed_in(request)):
            raise PermissionDenied
        if not may_be_done(job):
            self.message_user(
                request,
                _("Only a dry run that has ended well, of a file that is still kept."),
                messages.ERROR,
            )
            return HttpResponseRedirect(address_of(job))
        made = for_real(job, by=signed_in(request))
        self.log_addition(request, made, [{"added": {}}])
        return HttpResponseRedirect(address_of(made))

    @admin.display(description=gettext_lazy("result"))
    def summary(self, job: ImportJob) -> str:
        """The counts in one line."""
        if job.is_open:
            return told.in_words(job)
        return ", ".join(f"{job.counts[each]} {each}" for each in Outcome if job.counts.get(each))


def address_of(job: ImportJob) -> str:
    """The page of an import."""
    return reverse("admin:incidents_importjob_change", args=[job.pk])


def undecided(job: ImportJob) -> int:
    """How many names of the dataset wait to be decided."""
    waiting = NameDecision.objects.filter(dataset=job.dataset, verdict=NameVerdict.OPEN)
    return 0 if job.is_open else waiting.count()


def kept_out(job: ImportJob) -> bool:
    """Whether refused rows kept the whole file out."""
    refused = job.counts.get(Outcome.REFUSED)
    return bool(refused and not job.leaving_out and job.state == ImportState.DONE)


def may_be_done(job: ImportJob) -> bool:
    """Whether it is a dry run after which the same may be done for real."""
    well = job.dry and job.state == ImportState.DONE and not kept_out(job)
    return well and file_of(job).exists()
