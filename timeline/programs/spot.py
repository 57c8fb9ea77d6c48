"""The point that an incident may be drawn at: where it was, not the middle of somewhere wide."""

from typing import Any

from incidents.codes import AREAS, FINE, PHYSICAL, WIDEST_FINE_KM

Point = tuple[float, float]
"""Degrees north, degrees east (WGS 84)."""


def spot(document: dict[str, Any]) -> Point | None:
    """The point of the location that a map shows, if it is known finely; None otherwise.

    That is the primary location, or the first physical one, as `incidents/publishing/index.sql`
    chooses; a country or a province has a point, too, at which nothing happened.
    """
    held = [row for row in document["locations"] if _held(row)]
    shown = [row for row in held if row["primary"]] or [r for r in held if r["role"] in PHYSICAL]
    return _point(shown[0]) if shown and _fine(shown[0]) else None


def _held(row: dict[str, Any]) -> bool:
    return bool(row["standing"] != "rejected" and row["stance"] != "denies")


def _fine(row: dict[str, Any]) -> bool:
    if row["precision"] not in FINE or float(row["radius_km"] or 0) > WIDEST_FINE_KM:
        return False
    return bool(row["latitude"] is not None or (row["place"] or {}).get("kind") not in AREAS)


def _point(row: dict[str, Any]) -> Point | None:
    place = row["place"] or {}
    latitude = place.get("latitude") if row["latitude"] is None else row["latitude"]
    longitude = place.get("longitude") if row["longitude"] is None else row["longitude"]
    if latitude is None or longitude is None:
        return None
    return float(latitude), float(longitude)
