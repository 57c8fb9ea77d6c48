"""Two editors of one timeline: who saves second is shown what the first changed, and decides."""

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from incidents.admin.edit_lock import events, who
from incidents.admin.forms import RuleForm
from timeline.models import Timeline, TimelineEntry, TimelineSection
from timeline.saved.differences import Change, changes
from timeline.saved.told import document_of, fingerprint

if TYPE_CHECKING:
    from incidents.admin.base import Admin as Base
else:
    Base = object

CHANGED = _(
    "Not saved: {} changed this timeline while you had this page open. What you typed is still "
    "here. What changed is listed on this page: put right what is to stay as it is now, then save "
    "again. <a href='{}' target='_blank'>Open the timeline as it is now</a>"
)


class SharedForm(RuleForm):
    """Refuses to save over what somebody else saved after this page was opened.

    `draft_seen` is the draft as the page was made of it. `meanwhile` is what changed since, once a
    save was refused for it, and `merged` names the state that the page was shown in.
    """

    draft_seen = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    meanwhile: "list[Change] | None" = None
    merged = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["draft_seen"].initial = getattr(self.instance, "draft_seen", "")

    def clean(self) -> dict[str, Any] | None:
        """Lock the row until the page is saved; raise when the draft is not the one seen."""
        cleaned = super().clean()
        if self.instance.pk:
            now = Timeline.objects.select_for_update(no_key=True).get(pk=self.instance.pk)
            told = document_of(now)
            seen = _read(self.cleaned_data.get("draft_seen", ""))
            if seen is None or changes(seen, told):
                self._compare(now, told, seen)
        return cleaned

    def _compare(self, now: Timeline, told: dict[str, Any], seen: dict[str, Any] | None) -> None:
        """Let it pass once all of it was shown."""
        self.merged = fingerprint(now)
        self.meanwhile = changes(seen, told) if seen else []
        if self.data.get("draft_merged") != self.merged:
            address = reverse("admin:timeline_timeline_change", args=[now.pk])
            said = format_html(str(CHANGED), _last_author(now), address)
            raise ValidationError(said, code="changed_meanwhile")


class SharedEditing(Base):
    """Gives the form the draft as it was just before the page was made of it."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """The timeline; what is changed in between is told as a change, and never left out."""
        known = request.method == "GET" and object_id.isdecimal() and len(object_id) < 18
        before = Timeline.objects.filter(pk=int(object_id)).first() if known else None
        seen = json.dumps(document_of(before)) if before else ""
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            found.draft_seen = seen
        return found


def _read(text: str) -> dict[str, Any] | None:
    """The draft that a page was made of; None for what this site has not put there."""
    try:
        found = json.loads(text)
        changes(found, found)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return dict(found)


def _last_author(timeline: Timeline) -> str:
    """Who changed it last, as far as the history says, and when."""
    rows = [events(Timeline).filter(pgh_obj_id=timeline.pk).order_by("-pgh_id").first()]
    for model in (TimelineSection, TimelineEntry):
        below = events(model).filter(timeline_id=timeline.pk)
        rows.append(below.order_by("-pgh_id").first())
    newest = max(filter(None, rows), key=lambda event: event.pgh_created_at, default=None)
    return f"{who(newest)} ({newest.pgh_created_at:%Y-%m-%d %H:%M} UTC)" if newest else "somebody"
