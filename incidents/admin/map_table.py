"""The page on which the columns of a table become fields, and its import is asked for."""

from typing import TYPE_CHECKING, Any

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import gettext as _

from incidents.admin.map_draft import Draft
from incidents.admin.publishing import signed_in
from incidents.importing.jobs.asking import lacking
from incidents.models import ImportJob, ImportMapping

if TYPE_CHECKING:
    from incidents.admin.base import ReadOnlyAdmin

    class Base(ReadOnlyAdmin):
        """What it is mixed into."""

        def asked(self, request: HttpRequest, job: ImportJob) -> HttpResponse:
            """Let the import wait, and on to its page."""

else:
    Base = object

TEMPLATE = "admin/incidents/importjob/map.html"
SALT = "incidents.import"
LASTS_S = 24 * 3600
_KEPT = (
    *("file_name", "sha256", "size", "format", "dataset", "release", "reason"),
    *("dry", "publishing", "creating", "leaving_out", "whole"),
)


def wizard_of(job: ImportJob) -> str:
    """The page for an import that lacks its mapping and is not kept yet: its address says all."""
    told = {name: getattr(job, name) for name in _KEPT}
    ticket = signing.dumps({**told, "by": job.by_id}, salt=SALT)
    return f"{reverse('admin:incidents_importjob_map')}?{urlencode({'job': ticket})}"


class MapTable(Base):
    """Adds the page."""

    def get_urls(self) -> list[URLPattern]:
        """Its address."""
        view = self.admin_site.admin_view(self.map_view)
        return [path("map/", view, name="incidents_importjob_map"), *super().get_urls()]

    def map_view(self, request: HttpRequest) -> HttpResponse:
        """Propose a mapping (GET); show what becomes of it, or import by it (POST)."""
        job = self.job_in(request)
        draft = Draft(job, request.POST if request.method == "POST" else None)
        name = request.POST.get("save_as", "").strip()[:100].replace("\0", "")
        if request.POST.get("act") == "go" and draft.is_sound:
            job.mapping = draft.text
            job.dataset = draft.head.cleaned_data["dataset"]
            if name:
                keep_mapping(name, draft.text, request)
            return self.asked(request, job)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Which column is which field"),
            "opts": self.opts,
            "media": self.media,
            "job": job,
            "draft": draft,
            "save_as": name,
        }
        return TemplateResponse(request, TEMPLATE, context)

    def job_in(self, request: HttpRequest) -> ImportJob:
        """The import that the address says, for whoever was sent there and may still do it."""
        user = signed_in(request)
        try:
            told: dict[str, Any] = signing.loads(
                request.GET.get("job", ""), salt=SALT, max_age=LASTS_S
            )
        except signing.BadSignature:
            raise Http404("This page is for a file brought in within a day: do so again.") from None
        job = ImportJob(**{name: told[name] for name in _KEPT}, by=user)
        if told["by"] != user.pk or lacking(job, user):
            raise PermissionDenied
        return job


def keep_mapping(name: str, text: str, request: HttpRequest) -> None:
    """Keep it under the name, in place of the one that was."""
    told = {"text": text, "by": signed_in(request), "at": now()}
    ImportMapping.objects.update_or_create(name=name, defaults=told)
