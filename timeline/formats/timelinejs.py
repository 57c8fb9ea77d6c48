"""The JSON of TimelineJS 3: a slide an incident, as finely dated as it is known."""

from collections.abc import Iterator
from typing import Any

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Head, in_pieces
from timeline.programs import frame
from timeline.programs.alone import each
from timeline.programs.eras import Eras
from timeline.programs.slides import Parts, Slide, era, of_sections, slide, title

_PARTS = ("year", "month", "day", "hour", "minute")


def stream(selection: Selection) -> Iterator[bytes]:
    """Members in this order: about, scale, title, events, eras, and `end` as the last."""
    return in_pieces(_told(selection))


def _told(selection: Selection) -> Iterator[str]:
    head, count, eras = Head.of(selection), 0, []
    sections = Eras(head.desk.sections)
    opening = {"about": frame.about(head), "scale": "human", "title": _slide(title(head))}
    yield frame.written(opening)[:-1] + ', "events": ['
    for count, told in enumerate(each(selection), start=1):
        yield f"{',' if count > 1 else ''}\n{frame.written(_slide(slide(told)))}"
        sections.add(told)
        if band := era(told):
            eras.append(_slide(band))
    eras = [*map(_slide, of_sections(sections)), *eras]
    yield f'\n], "eras": {frame.written(eras)}, "end": {frame.written(frame.end(head, count))}}}\n'


def _slide(shown: Slide) -> dict[str, Any]:
    """The members that TimelineJS knows; it takes an empty one for what it says."""
    media = {"url": shown.media, "credit": shown.credit}
    members = {
        "unique_id": shown.name,
        "start_date": _date(shown.start),
        "end_date": _date(shown.end),
        "display_date": shown.words,
        "text": {"headline": shown.headline, "text": shown.text},
        "group": shown.group,
        "media": media if shown.media else None,
    }
    return {"autolink": False, **{name: value for name, value in members.items() if value}}


def _date(parts: Parts) -> dict[str, int]:
    return dict(zip(_PARTS, parts, strict=False))


register(
    Format(
        name="timelinejs",
        media_type="application/json",
        extension="timelinejs.json",
        label="TimelineJS",
        stream=stream,
        chronology=True,
    )
)
