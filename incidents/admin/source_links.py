"""Whether the links of sources work: a column and a filter of their list."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import LinkCheck, LinkState, Source

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

UNCHECKED = "unchecked"


class SourceLinks(Base):
    """What the last check found, for the address the source has now."""

    @admin.display(description=gettext_lazy("Link"), ordering="link_check__state")
    def link(self, source: Source) -> str:
        """The state and its day; of what does not work, where an archived copy is."""
        check = check_of(source)
        if check is None:
            return _("Not checked") if source.url else ""
        words = f"{state_in_words(check)}, {check.checked_at:%Y-%m-%d}"
        if check.state == LinkState.WORKS or not source.archive_url:
            return words
        archive = '{} · <a href="{}" rel="noreferrer">{}</a>'
        return format_html(archive, words, source.archive_url, _("archived"))


def check_of(source: Source) -> LinkCheck | None:
    """The last check of the address that the source has now."""
    check: LinkCheck | None = getattr(source, "link_check", None)
    return check if check and check.url == source.url else None


def state_in_words(check: LinkCheck) -> str:
    """The state with the status that tells more."""
    status = f" ({check.status})" if check.status and check.state != LinkState.WORKS else ""
    return f"{check.get_state_display()}{status}"


class LinkFilter(admin.SimpleListFilter):
    """Sources by what the last check of their address found."""

    title = gettext_lazy("link")
    parameter_name = "link"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Broken links first, for they want somebody."""
        order = [LinkState.BROKEN, LinkState.MOVED, LinkState.UNSURE, LinkState.WORKS]
        return [*((state.value, state.label) for state in order), (UNCHECKED, _("Not checked"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The sources of the state chosen."""
        value = self.value()
        of_now = Q(link_check__url=F("url"))
        if value == UNCHECKED:
            return queryset.exclude(url="").exclude(of_now)
        if value in LinkState.values:
            return queryset.filter(of_now, link_check__state=value)
        return queryset
