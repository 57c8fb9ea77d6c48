"""The two ways a polygon is written, WKT and GeoJSON, both read as GeoJSON's nested coordinates."""

import json
import re
from decimal import Decimal
from typing import Any

from incidents.dates.errors import shown
from incidents.filters.errors import WrongValueError

EXAMPLE = "POLYGON((44 35,45 35,45 36,44 36,44 35))"
_KINDS = ("Polygon", "MultiPolygon")
_WKT = re.compile(r"(?P<multi>MULTI)?POLYGON\s*(?P<rings>\([-+0-9eE.,()\s]*\))", re.I | re.ASCII)
_PAIR = re.compile(r"([^\s,()]+)\s+([^\s,()]+)")
_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


def coordinates(text: str) -> list[Any]:
    """The list of polygons, each with its rings of positions, not looked into yet."""
    return _geojson(text) if text.startswith("{") else _wkt(text)


def _wkt(text: str) -> list[Any]:
    if not (found := _WKT.fullmatch(text)):
        said = f'"{shown(text)}" is no polygon'
        remedy = f"write WKT such as {EXAMPLE}, longitude first, or the same as GeoJSON."
        raise WrongValueError(f"{said}: {remedy}")
    nested = _PAIR.sub(r"[\1,\2]", found["rings"]).translate(str.maketrans("()", "[]"))
    try:
        rings = _loaded(nested)
    except ValueError:
        message = f"polygon has brackets, commas or numbers that do not fit: write {EXAMPLE}."
        raise WrongValueError(message) from None
    return list(rings) if found["multi"] else [rings]


def _geojson(text: str) -> list[Any]:
    try:
        geometry = _geometry(_loaded(text))
    except (ValueError, RecursionError) as error:
        if isinstance(error, WrongValueError):
            raise
        message = "polygon is no GeoJSON that can be read: copy it whole, with all its brackets."
        raise WrongValueError(message) from None
    kind, nested = geometry.get("type"), geometry.get("coordinates")
    if kind not in _KINDS or not isinstance(nested, list):
        message = f"polygon is GeoJSON without a {' or '.join(_KINDS)}: give one with coordinates."
        raise WrongValueError(message)
    return nested if kind == "MultiPolygon" else [nested]


def _geometry(value: Any) -> dict[str, Any]:
    """The geometry itself, of a feature or of a collection of just one."""
    if isinstance(value, dict) and value.get("crs") and not _is_wgs84(value["crs"]):
        raise WrongValueError("polygon is in another reference system: convert it to WGS 84.")
    if isinstance(value, dict) and value.get("type") == "FeatureCollection":
        features = value.get("features")
        if not isinstance(features, list) or len(features) != 1:
            raise WrongValueError("polygon is a collection that is not of one feature: give one.")
        return _geometry(features[0])
    if isinstance(value, dict) and value.get("type") == "Feature":
        return _geometry(value.get("geometry"))
    return value if isinstance(value, dict) else {}


def _is_wgs84(crs: Any) -> bool:
    name = crs.get("properties", {}).get("name", "") if isinstance(crs, dict) else ""
    return str(name).endswith(_WGS84)


def _loaded(text: str) -> Any:
    return json.loads(
        text,
        parse_float=Decimal,
        parse_int=Decimal,
        parse_constant=_no_number,
        object_pairs_hook=_each_once,
    )


def _no_number(name: str) -> None:
    raise ValueError(name)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise WrongValueError("polygon is GeoJSON that has a name twice: leave one out.")
    return dict(pairs)
