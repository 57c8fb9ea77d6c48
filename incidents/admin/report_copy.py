"""A report read from its page or file before it is coded: fetched, kept, and shown to be taken."""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from incidents.admin.publishing import signed_in
from incidents.admin.report_form import ReportForm
from incidents.admin.report_text import as_kept
from incidents.admin.source_copies import COULD_NOT, fetched, may, uploaded, why_not
from incidents.archiving import keeping, store
from incidents.archiving.keeping import Found
from incidents.archiving.pages import read_page
from incidents.models.source import LONGEST_TEXT

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

READ = "read"
"""The button that reads before anything is taken in."""
LONGEST_OPEN = 86_400
"""So many seconds a page may be open before what it read has to be read again."""


class ReportCopy(Base):
    """Fills the form from a page or a file; what is taken is what the user then sends."""

    def read_first(self, request: HttpRequest) -> ReportForm:
        """The form again, what was empty filled from what was read; or why nothing was."""
        typed = {name: request.POST.get(name, "") for name in ReportForm.base_fields}
        try:
            found = uploaded(request) if request.FILES else fetched(cleaned_url(typed["url"]))
            data = store.read(found.sha256)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        except COULD_NOT as error:
            self.message_user(request, why_not(error), messages.ERROR)
        else:
            filled = self.filled(typed, found, data)
            typed |= filled | {"kept": signed(found, request)}
            self.message_user(request, told(found, filled), messages.WARNING)
        return ReportForm(initial=typed)

    def filled(self, typed: dict[str, str], found: Found, data: bytes) -> dict[str, str]:
        """What the page says, for the fields that are still empty."""
        page = read_page(data, found.media_type, found.declared_type)
        text = as_kept(page.text)
        offered = {
            "title": page.title,
            "published": page.published,
            "language": page.language,
            "text": text if len(text) <= LONGEST_TEXT else "",
        }
        return {name: value for name, value in offered.items() if value and not typed[name].strip()}


def cleaned_url(text: str) -> str:
    """The address as the form reads it; ValidationError says what is wrong with it."""
    url: str = ReportForm.base_fields["url"].clean(text)
    return url


def told(found: Found, filled: dict[str, str]) -> str:
    """What was read, and which fields somebody has to look at."""
    labels = {name: ReportForm.base_fields[name].label or name.capitalize() for name in filled}
    about = {
        "where": found.retrieved_from or found.file_name,
        "type": found.media_type,
        "size": found.size,
        "fields": ", ".join(str(label) for label in labels.values()),
    }
    if filled:
        words = _(
            "Read: %(where)s (%(type)s, %(size)s bytes). Filled from it: %(fields)s. Look at them, "
            "then send the form; the copy is kept with the source."
        )
    else:
        words = _(
            "Read: %(where)s (%(type)s, %(size)s bytes). No field was filled from it. The copy is "
            "kept with the source once you send the form."
        )
    return words % about


def salt_of(request: HttpRequest) -> str:
    """What was read for one user is nothing for another."""
    return f"incidents.report.{request.user.pk}"


def signed(found: Found, request: HttpRequest) -> str:
    """What is known of a file, to be sent back with the form and believed then."""
    plain = asdict(found) | {"retrieved_at": found.retrieved_at.isoformat()}
    return signing.dumps(plain, salt=salt_of(request))


def kept_with(form: ReportForm, request: HttpRequest) -> Found | None:
    """The file that was read for this form; an error of the form when it is not to be had."""
    sent = form.cleaned_data["kept"]
    if not sent:
        return None
    try:
        if not may(request, "add"):
            raise signing.BadSignature
        plain = signing.loads(sent, salt=salt_of(request), max_age=LONGEST_OPEN)
        found = Found(**plain | {"retrieved_at": datetime.fromisoformat(plain["retrieved_at"])})
        store.read(found.sha256)
    except (signing.BadSignature, store.NotSound):
        form.add_error(None, _("What was read is not to be had any more: read it again."))
        return None
    return found


def keep(source: Any, found: Found | None, request: HttpRequest) -> None:
    """Keep the file with the source that the form led to."""
    if found is not None:
        keeping.keep(source, found, by=signed_in(request))


def reading(request: HttpRequest) -> dict[str, Any]:
    """What the page says of reading: whether there is a button, and what it can do."""
    return {
        "may_read": may(request, "add"),
        "fetching_allowed": settings.FETCH_SOURCES,
        "largest_mb": settings.ARCHIVE_LARGEST_MB,
    }
