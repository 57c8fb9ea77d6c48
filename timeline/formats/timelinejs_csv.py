"""The spreadsheet of TimelineJS 3 as CSV: to be opened by it, or pasted into its Google Sheet."""

import csv
import io
import re
from collections.abc import Iterator

from incidents.columns import FORMULA_STARTS
from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Head, in_pieces
from timeline.programs.alone import each
from timeline.programs.eras import Eras
from timeline.programs.slides import Parts, Slide, era, of_sections, slide, title

_DATE = ("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time")
_TEXTS = ("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption")
NAMES = (*_DATE, *_TEXTS, "Media Thumbnail", "Type", "Group", "Background")
"""The columns of the template that TimelineJS publishes."""
_FORMULA = re.compile(f"^[{re.escape(''.join(map(chr, FORMULA_STARTS)))}]")


def stream(selection: Selection) -> Iterator[bytes]:
    """Names, the title with filter and count, a row an incident, a row a series at the end."""
    return in_pieces(_told(selection))


def _told(selection: Selection) -> Iterator[str]:
    yield _line(NAMES)
    head, eras = Head.of(selection), []
    sections = Eras(head.desk.sections)
    yield _row(title(head))
    for told in each(selection):
        yield _row(slide(told))
        sections.add(told)
        if band := era(told):
            eras.append(band)
    yield from map(_row, [*of_sections(sections), *eras])


def _row(shown: Slide) -> str:
    kind = "era" if shown.is_era else "" if shown.start else "title"
    texts = (shown.words, shown.headline, shown.text, shown.media, shown.credit)
    start, end = _date(shown.start), _date(shown.end)
    return _line((*start, *end, *map(_harmless, texts), "", "", kind, _harmless(shown.group), ""))


def _date(parts: Parts) -> tuple[str, str, str, str]:
    year, month, day = (*map(str, parts[:3]), "", "", "")[:3]
    return year, month, day, f"{parts[3]:02}:{parts[4]:02}" if len(parts) > 3 else ""


def _harmless(text: str) -> str:
    """A spreadsheet runs no cell that begins like this, and TimelineJS shows the character."""
    return _FORMULA.sub(lambda found: f"&#{ord(found[0])};", text)


def _line(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


register(
    Format(
        name="timelinejs-csv",
        media_type="text/csv; charset=utf-8",
        extension="timelinejs.csv",
        label="TimelineJS spreadsheet",
        stream=stream,
        chronology=True,
    )
)
