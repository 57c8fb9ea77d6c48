"""The page *Code a report*: a pasted report becomes a source, then its form opens."""

from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from incidents.admin.publisher_names import free_slug, publisher_named
from incidents.admin.report_copy import READ, ReportCopy, keep, kept_with, reading
from incidents.admin.report_form import ReportForm
from incidents.admin.source_copies import may
from incidents.archiving.keeping import Found
from incidents.codes import CodingState
from incidents.dates.words import in_words
from incidents.models import Source

TEMPLATE = "admin/incidents/source/code.html"
LOCK = 0x5EF0
"""The advisory lock under which reports are taken in, so that none is taken twice."""
FIELDS = ["url", "file", "text", "publisher", "new_publisher", "is_another", "title"]
REST = ["published", "language", "kind", "kept"]
Values = dict[str, Any]


class CodeReport(ReportCopy):
    """Takes a report in; what is held already is shown instead of held twice."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page."""
        view = self.admin_site.admin_view(self.code_view)
        return [path("code/", view, name="incidents_source_code"), *super().get_urls()]

    def code_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a report (GET); take it in and go on to its first incident (POST)."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST" and (READ in request.POST or request.FILES):
            if not may(request, "add"):
                raise PermissionDenied
            return self.asking(request, self.read_first(request))
        form = ReportForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and self.may_take(request, form):
            found = kept_with(form, request)
            if form.is_valid():
                return self.taken(request, form.cleaned_data, found)
        return self.asking(request, form)

    def asking(self, request: HttpRequest, form: ReportForm) -> HttpResponse:
        """The page with the form."""
        names = [*FIELDS, *REST]
        if not form.similar:
            names.remove("is_another")
        if not may(request, "add"):
            names.remove("file")
        shown: Any = form
        context = {
            **self.admin_site.each_context(request),
            "title": "Code a report",
            "opts": self.opts,
            "media": self.media + form.media,
            **reading(request),
            "adminform": AdminForm(shown, [(None, {"fields": names})], {}),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def may_take(self, request: HttpRequest, form: ReportForm) -> bool:
        """Whether the user may add the publisher, when it is a new one."""
        known_only = not request.user.has_perm("incidents.add_publisher")
        if form.cleaned_data["new_publisher"] and known_only:
            form.add_error("new_publisher", "You may not add publishers: choose a known one.")
        return form.is_valid()

    def taken(self, request: HttpRequest, values: Values, found: Found | None) -> HttpResponse:
        """On to the form of an incident, or to the source that is held already."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            held = held_already(values, found)
            source = held or new_source(values, request.user)
            text_added = bool(held and complete(held, values))
            keep(source, found, request)
        if held:
            return self.held(request, held, text_added)
        self.log_addition(request, source, [{"added": {}}])
        about = f"{source.publisher}, {in_words(source.published)}" if source.published else ""
        words = gettext("“{source}” ({about}) is ready to be coded.")
        self.message_user(request, words.format(source=source, about=about or source.publisher))
        return HttpResponseRedirect(form_of(source))

    def held(self, request: HttpRequest, source: Source, text_added: bool) -> HttpResponse:
        """To the source, saying why there is no second one."""
        words = format_html(
            gettext(
                "This report is held already, as the source below ({}). {}"
                '<a href="{}">Enter an incident from it</a>.'
            ),
            source.get_coding_state_display().lower(),
            gettext("It had no text: the one you pasted was added. ") if text_added else "",
            form_of(source),
        )
        self.message_user(request, words, messages.WARNING)
        return HttpResponseRedirect(reverse("admin:incidents_source_change", args=[source.pk]))


def form_of(source: Source) -> str:
    """The form of a new incident beside this report."""
    return f"{reverse('admin:incidents_incident_add')}?source={source.pk}"


def digest(text: str) -> str:
    """The SHA-256 of a text whose white space is single spaces; empty for an empty text."""
    return sha256(" ".join(text.split()).encode()).hexdigest() if text else ""


def held_already(values: Values, found: Found | None) -> Source | None:
    """The source of the same text, address or file, if there is one."""
    same = Q(copies__sha256=found.sha256) if found else Q()
    if values["text"]:
        same |= Q(sha256=digest(values["text"])) | Q(text=values["text"])
    if values["url"]:
        bare = values["url"].split("#", 1)[0].rstrip("/")
        spelled = {values["url"], bare, f"{bare}/"}
        same |= Q(url__in=spelled) | Q(archive_url__in=spelled)
    return Source.objects.filter(same).order_by("pk").first()


def complete(source: Source, values: Values) -> bool:
    """Keep the pasted text with a source that had none; whether that was so."""
    if source.text or not values["text"]:
        return False
    source.text = values["text"]
    source.sha256 = source.sha256 or digest(source.text)
    source.save(update_fields=["text", "sha256"])
    return True


def new_source(values: Values, user: Any) -> Source:
    """The report as a source, in work by this user."""
    publisher = values["publisher"] or publisher_named(values["new_publisher"])
    day = values["published"] or "undated"
    return Source.objects.create(
        slug=free_slug(Source, f"{publisher.slug[:50]} {day}", "report"),
        publisher=publisher,
        sha256=digest(values["text"]),
        coding_state=CodingState.IN_WORK,
        assigned_to=user,
        **{
            name: values[name] for name in ("title", "url", "text", "published", "language", "kind")
        },
    )
