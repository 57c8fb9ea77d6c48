"""The data of TimeMap (Forensic Architecture): events, associations and sources in one file."""

from collections.abc import Iterator
from typing import Any

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Head, in_pieces
from timeline.desk import Desk
from timeline.programs import brief, frame
from timeline.programs.alone import Alone, each
from timeline.programs.spot import spot
from timeline.programs.stretch import stretch
from timeline.sources import NumberedSource
from timeline.telling.plain import line

_NOTE = "Shown on the first day that it may have been."


def stream(selection: Selection) -> Iterator[bytes]:
    """Members in this order: about, events, associations, sources, and `end` as the last.

    Memory grows with the names and sources there are, not with the events.
    """
    return in_pieces(_told(selection))


def _told(selection: Selection) -> Iterator[str]:
    head, count = Head.of(selection), 0
    associations: dict[str, dict[str, Any]] = {}
    sources: dict[str, dict[str, Any]] = {}
    yield f'{{"about": {frame.written(frame.about(head))}, "events": ['
    for count, told in enumerate(each(selection), start=1):
        own = {each["id"]: each for each in _associations(told, head.desk)}
        cited = dict(_sources(told))
        associations |= own
        sources |= cited
        yield f"{',' if count > 1 else ''}\n{frame.written(_event(told, [*own], [*cited]))}"
    yield f'\n], "associations": {frame.written([*associations.values()])}'
    yield f', "sources": {frame.written(sources)}'
    yield f', "end": {frame.written(frame.end(head, count))}}}\n'


def _event(told: Alone, associations: list[str], sources: list[str]) -> dict[str, Any]:
    """The members that TimeMap takes, and no other: it drops an event that has one more.

    It knows one day only. That is the first on which it may have been; `time_display` and
    `description` say what is known, and somewhere wide has no point.
    """
    entry, days, point = told.entry, stretch(told.document), spot(told.document)
    note = "" if days.first == days.last and days.certain else _NOTE
    return {
        "id": entry.reference,
        "description": "\n".join([brief.headline(told, days), brief.plain(told, note)]),
        "date": f"{days.first:%m/%d}/{days.first.year:04}",
        "time": entry.clock if entry.instant else "",
        "time_precision": told.document["precision"],
        "time_display": entry.when,
        "location": entry.place,
        "latitude": str(point[0]) if point else "",
        "longitude": str(point[1]) if point else "",
        "type": entry.type,
        "category": entry.type,
        "associations": associations,
        "sources": sources,
        "comments": note,
    }


def _associations(told: Alone, desk: Desk) -> Iterator[dict[str, Any]]:
    """What events are chosen by: type as category, actors, countries; a section is a narrative."""
    if told.entry.section is not None:
        name, section = f"section:{told.entry.section + 1}", desk.sections[told.entry.section]
        about = "\n".join(section.paragraphs)
        yield {**_association(name, "NARRATIVE", "Section", section.title), "desc": about}
    kind = told.document["type"]
    yield _association(f"type:{kind['code']}", "CATEGORY", "Type", kind["name"])
    for row in told.document["participations"]:
        if row["actor"] and row["standing"] != "rejected" and row["stance"] != "denies":
            actor = row["actor"]
            yield _association(f"actor:{actor['slug']}", "FILTER", "Actor", actor["name"])
    for row in told.document["locations"]:
        for place in (row["place"], *row["place"]["within"]) if row["place"] else ():
            if place["kind"] == "country":
                name = f"country:{place['slug']}"
                yield _association(name, "FILTER", "Country", place["name"])


def _association(name: str, mode: str, heading: str, title: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": line(title),
        "desc": "",
        "mode": mode,
        "filter_paths": [heading, line(title)],
    }


def _sources(told: Alone) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sources by slug; a publisher cited alone by its own."""
    for number, citation in enumerate(_first_cited(told)):
        source = told.sources[number]
        if citation["source"]:
            name = citation["source"]["slug"]
        else:
            name = f"publisher:{citation['publisher']['slug']}"
        yield name, _source(name, source)


def _first_cited(told: Alone) -> list[dict[str, Any]]:
    """The first citation of each source, in the order in which they were numbered."""
    first: dict[str, dict[str, Any]] = {}
    for citation in told.document["citations"]:
        named = citation["source"] or citation["publisher"]
        first.setdefault(f"{bool(citation['source'])} {named['slug']}", citation)
    return [*first.values()]


def _source(name: str, source: NumberedSource) -> dict[str, Any]:
    return {
        "id": name,
        "title": source.title or source.publisher,
        "paths": [],
        "type": "",
        "url": source.url,
        "description": brief.credit(source),
        "author": ", ".join(source.authors),
        "date": source.published,
    }


register(
    Format(
        name="timemap",
        media_type="application/json",
        extension="timemap.json",
        label="TimeMap",
        stream=stream,
        chronology=True,
    )
)
