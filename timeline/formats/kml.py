"""KML for globes and maps: a placemark an incident, with its stretch of days and its precision."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from incidents.api.answers import moment
from incidents.columns import Column, named
from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Head, in_pieces
from timeline.desk import NOTHING, Desk, Section, Words, parted
from timeline.programs.xml_text import escaped
from timeline.telling.plain import line

_TOLD = ("title", "date", "precision", "earliest", "latest", "place", "where_precision")
_POINT = ("longitude", "latitude")


def stream(selection: Selection) -> Iterator[bytes]:
    """Filter, count and position come first; what has no `</kml>` at its end is not whole."""
    return in_pieces(_told(selection))


def _told(selection: Selection) -> Iterator[str]:
    head = Head.of(selection)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
    yield f"<name>{escaped(head.named or head.program)}</name>\n"
    yield _about(head.desk)
    facts = {
        "query": head.query,
        "count": head.count,
        "position": head.position,
        "recorded_at": head.timestamp,
    }
    yield _data(facts) + "\n"
    for section, part in parted(selection):
        yield _folder(section) if section else ""
        for row in _rows(part) if part else ():
            yield _placemark(row, selection.columns, head.desk)
        yield "</Folder>\n" if section else ""
    yield "</Document></kml>"


def _about(desk: Desk) -> str:
    said = "\n".join(desk.preface())
    return f"<description>{escaped(escaped(said))}</description>\n" if said else ""


def _folder(section: Section) -> str:
    """A section opened; what stands in none is in no folder."""
    text = escaped(escaped("\n".join(section.paragraphs)))
    about = f"<description>{text}</description>" if text else ""
    return f"<Folder><name>{escaped(line(section.title))}</name>{about}\n"


def _rows(selection: Selection) -> Iterator[dict[str, Any]]:
    """Each incident with the columns asked for and those a placemark is made of."""
    asked = [column.name for column in selection.columns]
    columns = named([*dict.fromkeys([*asked, "reference", *_TOLD, *_POINT])])
    for cells in replace(selection, columns=columns).cells():
        yield {column.name: cell for column, cell in zip(columns, cells, strict=True)}


def _placemark(row: dict[str, Any], columns: Sequence[Column], desk: Desk = NOTHING) -> str:
    told = {column.name: _said(column, row[column.name]) for column in columns}
    words = desk.words.get(row["reference"], Words())
    note = (f"The desk writes: {' '.join(words.note)}",) if words.note else ()
    about = " ".join([_described(row), *note, *desk.remarks.get(row["reference"], ())])
    return (
        f'<Placemark id="{escaped(row["reference"])}">'
        f"<name>{escaped(words.headline or row['title'])}</name>"
        f"<description>{escaped(escaped(about))}</description>"
        f"{_span(row['earliest'], row['latest'])}{_data(told)}"
        f"{_point(row['longitude'], row['latitude'])}</Placemark>\n"
    )


def _described(row: dict[str, Any]) -> str:
    """How exactly time and place are known; escaped twice, since viewers read it as HTML."""
    when = f"Date: {row['date']} (precision: {row['precision']})."
    if not row["where_precision"]:
        return f"{when} Place: not known."
    return f"{when} Place: {row['place'] or 'unnamed'} (precision: {row['where_precision']})."


def _span(earliest: Any, latest: Any) -> str:
    """From the first to the last day it may have been; an open end is left out."""
    begin = f"<begin>{earliest}</begin>" if earliest else ""
    end = f"<end>{latest}</end>" if latest else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""


def _point(longitude: Any, latitude: Any) -> str:
    if longitude is None or latitude is None:
        return ""
    return f"<Point><coordinates>{longitude},{latitude}</coordinates></Point>"


def _said(column: Column, cell: Any) -> Any:
    return moment(cell) if column.kind == "time" else cell


def _data(values: dict[str, Any]) -> str:
    told = "".join(
        f'<Data name="{name}"><value>{escaped(value)}</value></Data>'
        for name, value in values.items()
        if value not in (None, "")
    )
    return f"<ExtendedData>{told}</ExtendedData>" if told else ""


register(
    Format(
        name="kml",
        media_type="application/vnd.google-earth.kml+xml",
        extension="kml",
        label="KML",
        stream=stream,
    )
)
