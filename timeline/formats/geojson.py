"""GeoJSON (RFC 7946): each incident at its primary location, with the columns of the CSV."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from incidents.api.answers import moment
from incidents.columns import COLUMNS
from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import in_pieces

_FIELDS = {column.field or column.name: column.name for column in COLUMNS}
_LISTS = {column.name for column in COLUMNS if column.kind == "list"}
_AT_A_TIME = 2000


def stream(selection: Selection) -> Iterator[bytes]:
    """A FeatureCollection whose last member, `end`, says that it is whole."""
    return in_pieces(_told(selection))


def _told(selection: Selection) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    count = 0
    rows = selection.rows().values(*_FIELDS).iterator(chunk_size=_AT_A_TIME)
    for count, row in enumerate(rows, start=1):
        yield f"{',' if count > 1 else ''}\n{_written(_feature(row))}"
    end = {"count": count, "position": selection.position, "query": selection.query}
    yield f'\n], "end": {_written(end)}}}\n'


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    properties = {name: row[field] for field, name in _FIELDS.items()}
    latitude, longitude = properties.pop("latitude"), properties.pop("longitude")
    point = None
    if latitude is not None and longitude is not None:
        point = {"type": "Point", "coordinates": [float(longitude), float(latitude)]}
    properties["recorded_at"] = moment(properties["recorded_at"])
    for name in _LISTS:
        properties[name] = properties[name].split("; ") if properties[name] else []
    return {
        "type": "Feature",
        "id": properties["reference"],
        "geometry": point,
        "properties": properties,
    }


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)


register(
    Format(
        name="geojson",
        media_type="application/geo+json",
        extension="geojson",
        label="GeoJSON",
        stream=stream,
    )
)
