"""iCalendar (RFC 5545): an event an incident, on the days that it may have been."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from incidents.codes import Occurrence
from incidents.copying import in_chunks
from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Head
from timeline.programs import brief, frame, identity
from timeline.programs.alone import Alone, each
from timeline.programs.spot import spot
from timeline.programs.stretch import Stretch, stretch
from timeline.telling.plain import line

_ONE_DAY = timedelta(days=1)
_STATUS = {
    Occurrence.PLANNED: "TENTATIVE",
    Occurrence.POSSIBLE: "TENTATIVE",
    Occurrence.CANCELLED: "CANCELLED",
    Occurrence.REFUTED: "CANCELLED",
}
_ASKED_AGAIN = timedelta(hours=1)
_CLOSING = b"END:VCALENDAR\r\n"


def stream(selection: Selection) -> Iterator[bytes]:
    """Filter, count and position come first; what does not end with `END:VCALENDAR` is cut."""
    return in_chunks(_told(selection))


def _told(selection: Selection) -> Iterator[bytes]:
    head, ledger = Head.of(selection), identity.ledger()
    yield _opening(head, selection.site)
    for told in each(selection):
        number = told.entry.section
        under = () if number is None else (line(head.desk.sections[number].title),)
        yield event(told, ledger, selection.site, under).to_ical()
    yield _CLOSING


def _opening(head: Head, site: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{head.program}//EN")
    calendar.add("version", "2.0")
    calendar.add("name", head.named or head.program)
    calendar.add("x-wr-calname", head.named or head.program)
    calendar.add("description", "\n".join(frame.in_sentences(head)))
    calendar.add("refresh-interval", _ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if head.query:
        calendar.add("x-query", head.query)
    calendar.add("x-row-count", str(head.count))
    calendar.add("x-ledger-position", str(head.position))
    calendar.add("x-recorded-at", head.timestamp)
    if site:
        calendar.add("url", site)
    written: bytes = calendar.to_ical()
    return written.removesuffix(_CLOSING)


def event(told: Alone, ledger: UUID, site: str, under: tuple[str, ...] = ()) -> Event:
    """The event of one incident; `under` are the headings of the desk that it stands under."""
    document, entry, days = told.document, told.entry, stretch(told.document)
    made = Event()
    made.add("uid", str(identity.of_incident(ledger, entry.reference)))
    made.add("dtstamp", told.recorded_at.replace(microsecond=0))
    made.add("last-modified", told.recorded_at.replace(microsecond=0))
    made.add("sequence", document["version"] - 1)
    for name, value in _when(document, entry.instant, days).items():
        made.add(name, value)
    made.add("summary", brief.headline(told, days))
    made.add("description", brief.plain(told, days.note))
    made.add("categories", [entry.type, *under])
    made.add("status", _STATUS.get(Occurrence(document["occurrence"]), "CONFIRMED"))
    made.add("transp", "TRANSPARENT")  # nobody is busy because of it
    if entry.place:
        made.add("location", entry.place)
    if point := spot(document):
        made.add("geo", point)
    if site:
        made.add("url", f"{site}incidents/{entry.reference}/")
    return made


def _when(document: dict[str, Any], instant: str, days: Stretch) -> dict[str, Any]:
    """The instant where there is one; else whole days, of which the end is the day after."""
    if instant:
        return {"dtstart": _moment(instant, document["timezone"])}
    if days.last == date.max:  # which has no day after it
        return {"dtstart": days.first, "duration": days.last - days.first + _ONE_DAY}
    return {"dtstart": days.first, "dtend": days.last + _ONE_DAY}


def _moment(instant: str, zone: str) -> datetime:
    """In UTC if the zone is known and has this time once; else the local time, of no zone."""
    local = datetime.fromisoformat(instant)
    if not zone:
        return local
    try:
        here = local.replace(tzinfo=ZoneInfo(zone))
        first, second = (here.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    except (LookupError, ValueError, OSError, OverflowError):
        return local
    return first if first == second else local


register(
    Format(
        name="ics",
        media_type="text/calendar; charset=utf-8",
        extension="ics",
        label="Calendar (iCalendar)",
        stream=stream,
        chronology=True,
        followed=True,
    )
)
