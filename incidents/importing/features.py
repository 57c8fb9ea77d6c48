"""Rows out of GeoJSON (RFC 7946): each feature is one, with properties and point as its cells."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from incidents.importing.files import FormFault, Record, WrongFile
from incidents.importing.pages import cell, json_values

POINT = "Point"
_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")
_DIGEST = "feature-"


def feature_records(file: IO[bytes]) -> Iterator[Record | FormFault]:
    """Each feature of each collection, numbered through as its line; a feature alone is one, too.

    What is no number and no text becomes JSON text; a feature without an id has a digest as its
    id. Raises `WrongFile` for what is no GeoJSON, is in another system of coordinates, or says
    itself that it was cut.
    """
    number = 0
    for value in json_values(file):
        for feature in _features(value, number + 1):
            number += 1
            yield _record(number, feature)


def has_own_id(original_id: str) -> bool:
    """Whether the id is the feature's own and no digest of it."""
    return not original_id.startswith(_DIGEST)


def _features(value: Any, line: int) -> list[Any]:
    kind = value.get("type") if isinstance(value, Mapping) else None
    if kind == "Feature":
        return [value]
    features = value.get("features") if isinstance(value, Mapping) else None
    if kind != "FeatureCollection" or not isinstance(features, list):
        raise _wrong(line, "type", kind, "GeoJSON of incidents is a FeatureCollection or a Feature")
    crs = json.dumps(value.get("crs") or "CRS84")
    if not any(name in crs for name in _WGS84):
        raise _wrong(line, "crs", crs, "GeoJSON is in WGS 84: transform it first")
    end = value.get("end")
    count = end.get("count") if isinstance(end, Mapping) else None
    if count is not None and str(count) != str(len(features)):
        rule = f"it says {count} features and has {len(features)}: it was cut, or edited by hand"
        raise _wrong(line, "end", str(count), rule)
    return features


def _wrong(line: int, column: str, value: Any, rule: str) -> WrongFile:
    return WrongFile([FormFault(line, column, str(value)[:60], rule)])


def _record(number: int, feature: Any) -> Record | FormFault:
    told = feature.get("properties") if isinstance(feature, Mapping) else None
    if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
        return FormFault(number, "", str(feature)[:60], "a feature is an object of type Feature")
    if not isinstance(told, Mapping | None):
        return FormFault(number, "properties", str(told)[:60], "properties are an object, or null")
    cells = {str(name): _text(value) for name, value in (told or {}).items()}
    cells |= _point(feature.get("geometry"))
    own = _text(feature.get("id")) or cells.get("id", "")
    return Record(number, {**cells, "id": own.strip() or _digest(cells)})


def _point(geometry: Any) -> dict[str, str]:
    """Its kind and its point; a point that is none has only a kind."""
    if not isinstance(geometry, Mapping):
        return {"geometry": _text(geometry)}
    kind, place = _text(geometry.get("type")), geometry.get("coordinates")
    if kind != POINT or not isinstance(place, list) or not 2 <= len(place) <= 3:
        return {"geometry": kind if kind != POINT else f"{POINT} {_text(place)}"}
    longitude, latitude = (_text(each) for each in place[:2])
    return {"geometry": POINT, "longitude": longitude, "latitude": latitude}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else cell(value)


def _digest(cells: Mapping[str, str]) -> str:
    text = json.dumps(cells, sort_keys=True)
    return f"{_DIGEST}{hashlib.sha256(text.encode()).hexdigest()[:16]}"
