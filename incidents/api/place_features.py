"""Places as GeoJSON (RFC 7946): each a point, with the columns of the list as properties."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from incidents.copying import in_chunks
from incidents.formats import Format, Table


def stream(table: Table) -> Iterator[bytes]:
    """A FeatureCollection whose last member, `end`, says that it is whole."""
    return in_chunks(piece.encode() for piece in _told(table))


def _told(table: Table) -> Iterator[str]:
    names = [column.name for column in table.columns]
    lists = {column.name for column in table.columns if column.kind == "list"}
    yield '{"type": "FeatureCollection", "features": ['
    count = 0
    for count, row in enumerate(table.cells(), start=1):
        properties = dict(zip(names, row, strict=True))
        for name in lists:
            properties[name] = properties[name].split("; ") if properties[name] else []
        yield f"{',' if count > 1 else ''}\n{_written(_feature(properties))}"
    end = {"count": count, "position": table.position, "query": table.query}
    yield f'\n], "end": {_written(end)}}}\n'


def _feature(properties: dict[str, Any]) -> dict[str, Any]:
    latitude, longitude = properties.pop("latitude"), properties.pop("longitude")
    point = None
    if latitude is not None and longitude is not None:
        point = {"type": "Point", "coordinates": [float(longitude), float(latitude)]}
    if properties["radius_km"] is not None:
        properties["radius_km"] = float(properties["radius_km"])
    slug = properties["slug"]
    return {"type": "Feature", "id": slug, "geometry": point, "properties": properties}


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)


#: Not registered: it is no format of incidents, and offered by the list of places alone.
GEOJSON = Format(
    name="geojson",
    media_type="application/geo+json",
    extension="geojson",
    label="GeoJSON",
    stream=stream,
)
