"""What an incident keeps of its row of ACLED: whatever an export would say otherwise."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from incidents.acled.actors import actor_columns
from incidents.acled.kept import KEPT, NUMBERS, about
from incidents.acled.rows import (
    CannotBeSaid,
    Published,
    day_columns,
    event_columns,
    place_columns,
    text_columns,
)
from incidents.acled.sub_events import Equivalents, sub_event
from incidents.dates import parse
from incidents.importing.acled_event import Event
from incidents.importing.registry import Dataset, Json

_ALWAYS = frozenset({"inter1", "inter2", "interaction"})
"""Kept even if we should say the same: whose forces are foreign here may change."""


def origin(
    read: Event, document: Mapping[str, Json], types: Equivalents, dataset: Dataset
) -> dict[str, Json]:
    """Which row it was made from, with what ACLED says otherwise than we should."""
    whole = _whole(document)
    said = _said(whole, types)
    codes = {
        name: value
        for name, value in _values(read).items()
        if name in _ALWAYS or value != said.get(name, "")
    }
    return {
        "dataset": dataset.name,
        "release": dataset.release,
        "original_id": read.text("event_id_cnty"),
        "licence": dataset.licence,
        "codes": {**codes, "of": about(whole)},
    }


def _values(read: Event) -> dict[str, Json]:
    """What the row says in each column that may be kept, those that it lacks left out."""
    told: dict[str, Json] = {
        "sub_event_type": read.sub_event,
        "event_date": read.day.isoformat(),
        "year": read.day.year,
        "time_precision": read.time_precision,
        "geo_precision": read.geo_precision,
        "inter1": read.sides[0].inter,
        "inter2": read.sides[1].inter,
        "interaction": read.interaction,
    }
    for name in (name for names in KEPT.values() for name in names):
        if name in told or name not in read.cells:
            continue
        text = read.text(name)
        if name not in NUMBERS:
            told[name] = text
        elif text:
            told[name] = float(text) if name.endswith("itude") else int(text.partition(".")[0])
    return told


def _said(whole: Mapping[str, Any], types: Equivalents) -> dict[str, Json]:
    """What an export would say of it without its codes."""
    span, epoch = parse(whole["date"]), datetime(1970, 1, 1, tzinfo=UTC)
    published = Published(whole, span.earliest, span.latest, span.qualified, None, epoch)
    happened = sub_event(whole, types)
    said = {**day_columns(published), **text_columns(whole)}
    if happened:
        said |= event_columns(happened)
    with suppress(CannotBeSaid):
        said |= place_columns(whole)
    return {**said, **actor_columns(whole, said.get("country", ""))}


def _whole(document: Mapping[str, Json]) -> dict[str, Json]:
    """The document with what its parts leave out, as a published one has them."""
    claim = {"standing": "recommended", "stance": "affirms"}
    number = {"best": None, "words": "", **claim}
    return {
        **document,
        "participations": [
            {**claim, **each, **_actor(each)} for each in document["participations"]
        ],
        "locations": [{**claim, **each} for each in document["locations"]],
        "figures": [{**number, **each} for each in document["figures"]],
    }


def _actor(part: Mapping[str, Any]) -> dict[str, Json]:
    return {"actor": {"within": [], **part["actor"]} if part["actor"] else None}
