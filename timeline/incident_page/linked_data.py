"""What search engines read of an incident (schema.org, JSON-LD): only what is true of it.

The record is what is described, and the event is what it is about. Who did it and how many were
killed is claimed by somebody and has no place in that vocabulary: it is left out. So is a date that
would look more exact than it is known, and a place is a circle, never a point.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from incidents.codes import Grain, LocationRole, Occurrence, PlaceKind, Standing
from timeline.incident_page.citing import project
from timeline.incident_page.page import Told
from timeline.incident_page.where import Circle
from timeline.sources import safe_url

Data = dict[str, Any]
_HAPPENED = (Occurrence.OCCURRED, Occurrence.ATTEMPTED)
_HERE = (LocationRole.AT, LocationRole.IMPACT)
#: A year, a month or a day without any doubt, as ISO 8601 writes it too.
_PLAIN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
#: As Django's own json_script does it: no text can end the script or begin another one.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
_METRES = 1000


def linked_data(told: Told) -> Data:
    """The record as a creative work about the event, if there was one."""
    document, changes = told.document, told.changes
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "CreativeWork",
            "@id": told.citing.permanent,
            "url": told.citing.canonical,
            "identifier": document["reference"],
            "version": str(document["version"]),
            "name": document["title"],
            "description": document["summary"],
            "inLanguage": document["language"],
            "datePublished": changes.first.instant,
            "dateModified": changes.last.instant,
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": change.reason,
                    "datePublished": change.instant,
                }
                for change in changes.corrections
            ],
            "temporalCoverage": _coverage(document),
            "isPartOf": {"@type": "Dataset", "name": project()},
            "citation": list(_sources(document)),
            "about": _event(told),
        }
    )


def script(data: Data) -> SafeString:
    """The data block that stands in the page."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    block = mark_safe(text)  # noqa: S308  # nothing in it can end the element any more
    return format_html('<script type="application/ld+json">{}</script>', block)


def _coverage(document: Data) -> str:
    """The days within which it was, unless they are doubted; an open end is written as one."""
    if document["start_qualifier"] or document["end_qualifier"]:
        return ""
    earliest, latest = document["earliest"] or "..", document["latest"] or ".."
    return earliest if earliest == latest else f"{earliest}/{latest}"


def _event(told: Told) -> Data:
    """What is planned, possible, cancelled or refuted is no event."""
    document = told.document
    if document["occurrence"] not in _HAPPENED:
        return {}
    places = list(_places(told))
    return _without_empty(
        {
            "@type": "Event" if document["grain"] == Grain.SINGLE else "EventSeries",
            "name": document["title"],
            "location": places,
            **(_dates(document) if document["grain"] == Grain.SINGLE else {}),
        }
    )


def _dates(document: Data) -> Data:
    """Dates that are written without a doubt; of any other there is the coverage alone."""
    start, _, end = document["date"].partition("/")
    if not _PLAIN.fullmatch(start) or (end and not _PLAIN.fullmatch(end)):
        return {}
    time = document["time"] if not end and len(start) == len("2019-12-27") else None
    return {"startDate": f"{start}T{time[:5]}" if time else start, "endDate": end}


def _places(told: Told) -> Iterator[Data]:
    """Where it happened, unless that is denied or was set aside."""
    rows = sorted(told.document["locations"], key=lambda row: not row["primary"])
    for row, spot in zip(rows, told.where.spots, strict=True):
        sound = row["standing"] == Standing.RECOMMENDED and row["stance"] != "denies"
        if sound and row["role"] in _HERE:
            yield _place(row, spot.circle)


def _place(row: Data, circle: Circle | None) -> Data:
    place = row["place"] or {}
    around = (near for near in place.get("within", []) if near["kind"] != PlaceKind.WORLD_REGION)
    return _without_empty(
        {
            "@type": "Country" if place.get("kind") == PlaceKind.COUNTRY else "Place",
            "name": place.get("name", row["described_as"]),
            "containedInPlace": [
                {
                    "@type": "Country" if near["kind"] == PlaceKind.COUNTRY else "Place",
                    "name": near["name"],
                }
                for near in around
            ],
            "geo": _circle(circle) if circle and circle.radius_km else {},
        }
    )


def _circle(circle: Circle) -> Data:
    return {
        "@type": "GeoCircle",
        "geoMidpoint": {
            "@type": "GeoCoordinates",
            "latitude": circle.latitude,
            "longitude": circle.longitude,
        },
        "geoRadius": round((circle.radius_km or 0) * _METRES),
    }


def _sources(document: Data) -> Iterator[Data]:
    """Each source once."""
    named = {
        each["source"]["slug"]: each["source"] for each in document["citations"] if each["source"]
    }
    for source in named.values():
        published = source["published"]
        house = source["publisher"] or {}
        yield _without_empty(
            {
                "@type": "CreativeWork",
                "name": source["title"],
                "author": [{"@type": "Person", "name": name} for name in source["authors"]],
                "publisher": {"@type": "Organization", "name": house["name"]} if house else {},
                "datePublished": published if _PLAIN.fullmatch(published) else "",
                "url": safe_url(source["url"]),
            }
        )


def _without_empty(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in ("", None, [], {})}
