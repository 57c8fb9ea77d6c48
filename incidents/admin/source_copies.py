"""The kept copies of a source on its page: fetched, uploaded, opened, verified, removed."""

from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from incidents.admin.confirming import Confirmation
from incidents.admin.publishing import signed_in
from incidents.admin.source_links import check_of
from incidents.archiving import keeping
from incidents.archiving.fetching import NotAllowed
from incidents.archiving.keeping import Found, NotKept
from incidents.archiving.kinds import KEPT_IN_WORDS
from incidents.archiving.refusals import NotFetched
from incidents.archiving.store import NotSound
from incidents.models import Source, SourceCopy

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

FETCHING_AT_ONCE = BoundedSemaphore(2)
"""So many threads of a process may wait for other people's servers."""
SANDBOX = "sandbox; default-src 'none'"
"""What a kept page may do when a browser shows it after all: nothing."""
COULD_NOT = (NotAllowed, NotFetched, NotKept, NotSound, OSError)
"""Why nothing was kept, each said in its own words."""


class Busy(NotKept):
    """Others are fetching now."""


class RemovalForm(forms.Form):
    """Why a copy is removed."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=AdminTextInputWidget,
        help_text=gettext_lazy("Such as: the owner asked. It stays with the row, for colleagues."),
    )


class SourceCopies(Base):
    """Shows the copies below the form of a source, and does what their buttons ask."""

    change_form_template = "admin/incidents/source/change_form.html"

    @property
    def media(self) -> forms.Media:
        """Add the style of the copies."""
        return super().media + forms.Media(css={"all": ["incidents/desk/copies.css"]})

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the buttons."""
        views: dict[str, Any] = {
            "fetch": self.fetch_view,
            "upload": self.upload_view,
            "<int:copy>/open": self.open_copy_view,
            "<int:copy>/verify": self.verify_view,
            "<int:copy>/remove": self.remove_view,
        }
        ours = [
            path(
                f"<int:pk>/copies/{where}/",
                self.admin_site.admin_view(view),
                name=f"incidents_source_{where.rsplit('/', 1)[-1]}_copy",
            )
            for where, view in views.items()
        ]
        return [*ours, *super().get_urls()]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The digest is that of a copy once there is one: a form opened before keeps it."""
        fields = super().get_readonly_fields(request, obj)
        copied = obj is not None and obj.copies.held().exists()
        return (*fields, "sha256") if copied else fields

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """Add the copies, and what the user may do with them."""
        source = context["original"]
        if source is not None and may(request, "view"):
            context["copies"] = copies_of(source)
            context["link_check"] = check_of(source)
            context["may_add_copies"] = may(request, "add")
            context["may_remove_copies"] = may(request, "delete")
            context["fetching_allowed"] = settings.FETCH_SOURCES
            context["kept_in_words"] = KEPT_IN_WORDS
            context["largest_mb"] = settings.ARCHIVE_LARGEST_MB
        return super().render_change_form(request, context, *args, **options)

    @method_decorator(require_POST)
    def fetch_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Fetch an address, and keep what it answers."""
        source = source_for(request, pk, "add")
        return self.kept(request, source, lambda: fetched(request.POST.get("url", "").strip()))

    @method_decorator(require_POST)
    def upload_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep a file that was sent."""
        source = source_for(request, pk, "add")
        return self.kept(request, source, lambda: uploaded(request))

    def kept(self, request: HttpRequest, source: Source, get: Any) -> HttpResponse:
        """Keep what comes, and say so; or say why nothing is kept."""
        try:
            copy = keeping.keep(source, get(), by=signed_in(request))
        except COULD_NOT as error:
            self.message_user(request, why_not(error), messages.ERROR)
        else:
            words = _("A copy was kept: %(type)s, %(size)s bytes, SHA-256 %(digest)s.")
            about = {"type": copy.media_type, "size": copy.size, "digest": copy.sha256}
            self.message_user(request, words % about, messages.SUCCESS)
        return back_to(source)

    @method_decorator(require_GET)
    def open_copy_view(self, request: HttpRequest, pk: int, copy: int) -> HttpResponseBase:
        """The file, to be saved: nothing in it runs here."""
        row = copy_for(request, pk, copy, "view")
        try:
            data = keeping.opened(row)
        except NotSound as error:
            self.message_user(request, str(error), messages.ERROR)
            return back_to(row.source)
        answer = HttpResponse(data, content_type=row.media_type)
        answer["Content-Disposition"] = f'attachment; filename="{keeping.name_of(row)}"'
        answer["Content-Security-Policy"] = SANDBOX
        return answer

    @method_decorator(require_POST)
    def verify_view(self, request: HttpRequest, pk: int, copy: int) -> HttpResponse:
        """Read the file, and say whether it is what was kept."""
        row = copy_for(request, pk, copy, "view")
        try:
            keeping.opened(row)
        except NotSound as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            words = _("The copy is what was kept: SHA-256 %(digest)s.")
            self.message_user(request, words % {"digest": row.sha256}, messages.SUCCESS)
        return back_to(row.source)

    def remove_view(self, request: HttpRequest, pk: int, copy: int) -> HttpResponse:
        """Ask why, then take the file away."""
        row = copy_for(request, pk, copy, "delete")
        form = RemovalForm(request.POST or None)
        if form.is_valid():
            keeping.remove(row, by=signed_in(request), because=form.cleaned_data["reason"])
            self.message_user(request, _("The copy was removed."), messages.SUCCESS)
            return back_to(row.source)
        return Confirmation(
            title=_("Remove the copy of %(moment)s") % {"moment": f"{row.retrieved_at:%Y-%m-%d}"},
            consequence=_("The file is gone for good. What it was, when and why stays to be read."),
            action="",
            form=form,
            rows=[f"{row.source}: {row.retrieved_from or row.file_name}, {row.sha256}"],
            button=_("Remove it"),
            back=address_of(row.source),
        ).page(self, request)


def may(request: HttpRequest, verb: str) -> bool:
    """Whether the user may do this with copies; they are other people's works."""
    return request.user.has_perm(f"incidents.{verb}_sourcecopy")


def source_for(request: HttpRequest, pk: int, verb: str) -> Source:
    """The source whose copies are meant; 403 for whoever may not."""
    if not may(request, verb) or not request.user.has_perm("incidents.view_source"):
        raise PermissionDenied
    return get_object_or_404(Source.objects.defer("text"), pk=min(pk, 2**63 - 1))


def copy_for(request: HttpRequest, pk: int, copy: int, verb: str) -> SourceCopy:
    """One copy of a source; 403 for whoever may not, 404 where it is another's or removed."""
    held = SourceCopy.objects.held().filter(source=source_for(request, pk, verb))
    found: SourceCopy = get_object_or_404(held, pk=min(copy, 2**63 - 1))
    return found


def copies_of(source: Source) -> QuerySet[SourceCopy]:
    """All copies, removed ones too, the newest first."""
    return source.copies.select_related("kept_by", "removed_by")


def fetched(url: str) -> Found:
    """What an address answers; Busy when as many are being fetched as may be."""
    if not url:
        raise NotKept(_("There is no address: type the one that is to be fetched."))
    if not FETCHING_AT_ONCE.acquire(blocking=False):
        raise Busy(_("Others are fetching copies now: wait half a minute and send it again."))
    try:
        return keeping.fetch(url)
    finally:
        FETCHING_AT_ONCE.release()


def uploaded(request: HttpRequest) -> Found:
    """The file that was sent."""
    sent: Any = request.FILES.get("file")
    if sent is None:
        raise NotKept(_("No file was chosen: choose one, then send it."))
    largest = settings.ARCHIVE_LARGEST_MB * 1_000_000 + 1
    return keeping.upload(sent.read(largest), name=sent.name, declared=sent.content_type or "")


def why_not(error: Exception) -> str:
    """What is said when nothing was kept; it does not begin with an address, as errors may."""
    return _("Nothing was kept. Why: %(error)s") % {"error": error}


def address_of(source: Source) -> str:
    """The copies on the page of their source."""
    return f"{reverse('admin:incidents_source_change', args=[source.pk])}#kept-copies"


def back_to(source: Source) -> HttpResponseRedirect:
    """To the copies again."""
    return HttpResponseRedirect(address_of(source))
