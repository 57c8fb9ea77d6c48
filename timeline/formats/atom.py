"""An Atom feed (RFC 4287) of what was published last, with tombstones (RFC 6721)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.template.loader import get_template

from incidents.codes import LedgerAction
from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Head
from timeline.programs import brief, frame, identity
from timeline.programs.newest import MOST, Change, changes
from timeline.programs.stretch import stretch
from timeline.programs.xml_text import possible

_UNPUBLISHED = datetime(2000, 1, 1, tzinfo=UTC)


def stream(selection: Selection) -> Iterator[bytes]:
    """One piece: the feed is short, whatever the filter finds; it ends with `</feed>`."""
    head, ledger, site = Head.of(selection), identity.ledger(), selection.site
    newest = changes(selection)
    last = newest[0].recorded_at if newest else head.recorded_at
    context = {
        "head": head,
        "id": identity.of_question(ledger, _asked(head)).urn,
        "limit": MOST,
        "said": " ".join(frame.in_sentences(head)),
        "itself": f"{site}{_file(head)}" if site else "",
        "page": f"{site}{_page(head)}",
        "updated": _moment(last or _UNPUBLISHED),
        "changes": [_shown(change, ledger, site) for change in newest],
    }
    yield possible(get_template("timeline/feed.xml").render(context)).encode()


def _asked(head: Head) -> str:
    """The question, which for a timeline of the desk stays the same in every edition."""
    return f"timeline={head.desk.slug}" if head.desk.slug else head.query


def _file(head: Head) -> str:
    if head.desk.slug:
        return f"timelines/{head.desk.slug}.atom"
    return f"timeline.atom?{head.query}" if head.query else "timeline.atom"


def _page(head: Head) -> str:
    if head.desk.slug:
        return f"timelines/{head.desk.slug}/"
    return f"?{head.query}" if head.query else ""


def _shown(change: Change, ledger: UUID, site: str) -> dict[str, Any]:
    """What the template says of one change; text is plain, `content` is HTML."""
    shown: dict[str, Any] = {
        "id": identity.of_incident(ledger, change.reference).urn,
        "updated": _moment(change.recorded_at),
        "published": _moment(change.published_at),
        "gone": change.gone,
        "address": f"{site}incidents/{change.reference}/" if site else "",
    }
    if change.told:
        days = stretch(change.told.document)
        shown["entry"] = change.told.entry
        shown["title"] = brief.headline(change.told, days)
        shown["act"] = _act(change)
        shown["content"] = brief.html(change.told)
    return shown


def _act(change: Change) -> str:
    """What was done and why, of all but a first publication without a reason."""
    if change.action is LedgerAction.PUBLISHED and not change.reason:
        return ""
    reason = f": {change.reason}" if change.reason else "."
    return f"{change.action.label}, version {change.version}{reason}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


register(
    Format(
        name="atom",
        media_type="application/atom+xml; charset=utf-8",
        extension="atom",
        label="Feed (Atom)",
        stream=stream,
        chronology=True,
        followed=True,
    )
)
