"""The items and groups of vis-timeline: the days an incident may have been, or its time."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.html import escape

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Head, in_pieces
from timeline.desk import Section
from timeline.programs import brief, frame
from timeline.programs.alone import Alone, each
from timeline.programs.eras import Eras
from timeline.programs.stretch import Stretch, stretch
from timeline.telling.plain import line


def stream(selection: Selection) -> Iterator[bytes]:
    """Members in this order: about, items, groups, and `end` as the last."""
    return in_pieces(_told(selection))


def _told(selection: Selection) -> Iterator[str]:
    head, count = Head.of(selection), 0
    groups: dict[str, str] = {}
    sections = Eras(head.desk.sections)
    yield f'{{"about": {frame.written(frame.about(head))}, "items": ['
    for count, told in enumerate(each(selection), start=1):
        kind = told.document["type"]["code"]
        groups[kind] = told.entry.type
        yield f"{',' if count > 1 else ''}\n{frame.written(item(told))}"
        sections.add(told)
    for number, era in enumerate(sections):
        yield f"{',' if count or number else ''}\n{frame.written(background(*era))}"
    named = [{"id": kind, "content": escape(name)} for kind, name in groups.items()]
    yield f'\n], "groups": {frame.written(named)}'
    yield f', "end": {frame.written(frame.end(head, count))}}}\n'


def item(told: Alone) -> dict[str, Any]:
    """One item; `content` and `title` are HTML, times are local where it happened, without a zone.

    A day begins at midnight and ends at the next, wherever the reader is.
    """
    entry, days = told.entry, stretch(told.document)
    said = (*entry.note, *entry.remarks)
    at = {"type": "point", "start": f"{entry.instant}:00"} if entry.instant else _range(days)
    return {
        "id": entry.reference,
        "group": told.document["type"]["code"],
        **at,
        "content": escape(brief.headline(told, days)),
        "title": escape(" · ".join(filter(None, [entry.when, entry.place, days.note, *said]))),
        "className": f"{days.meaning} {told.document['occurrence']}"
        + ("" if days.certain else " uncertain"),
        "when": entry.when,
        "edtf": told.document["date"],
        "timezone": told.document["timezone"],
    }


def background(number: int, section: Section, first: date, last: date) -> dict[str, Any]:
    """A section, drawn behind all groups; it is no entry and is not counted."""
    days = _days(first, last)
    return {
        "id": f"section-{number + 1}",
        "type": "background",
        **days,
        "content": escape(line(section.title)),
        "className": "section",
    }


def _range(days: Stretch) -> dict[str, str]:
    return {"type": "range", **_days(days.first, days.last)}


def _days(first: date, last: date) -> dict[str, str]:
    after = last if last == date.max else last + timedelta(days=1)
    return {
        "start": f"{first.isoformat()}T00:00:00",
        "end": f"{after.isoformat()}T{'23:59:59' if after == last else '00:00:00'}",
    }


register(
    Format(
        name="vis",
        media_type="application/json",
        extension="vis.json",
        label="vis-timeline",
        stream=stream,
        chronology=True,
    )
)
