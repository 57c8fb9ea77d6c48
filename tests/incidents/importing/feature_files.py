"""Features that tests import, made up, and files of them."""

import json
from pathlib import Path
from typing import Any

from tests.incidents.importing.ged_files import run as run_as

PROPERTIES: dict[str, Any] = {
    "title": "Rockets at a made-up base",
    "type": "rocket-attack",
    "date": "2021-03-17",
    "place": "Made-up Base",
    "country": "IQ",
    "killed_best": 2,
    "tags": ["made-up", "base"],
    "publishers": "Made-up Times",
    "sources": "Made-up base hit",
}


def feature(number: Any = 7, point: Any = (43.7716, 35.3261), **properties: Any) -> dict[str, Any]:
    """A feature at a point (the longitude first) with these properties instead."""
    place = {"type": "Point", "coordinates": list(point)} if point else None
    told = {name: value for name, value in {**PROPERTIES, **properties}.items() if value is not ...}
    whole = {"type": "Feature", "geometry": place, "properties": told}
    return whole if number is None else {**whole, "id": number}


def written(path: Path, *features: Any, **members: Any) -> Path:
    """A FeatureCollection of them."""
    whole = {"type": "FeatureCollection", "features": list(features), **members}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return path


def run(path: Path | str, **options: Any) -> str:
    """Import a file; what the command said."""
    return run_as(path, **{"format": "geojson", **options})
