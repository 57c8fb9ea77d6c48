"""GeoJSON (RFC 7946): each incident at its primary location, with the columns of the CSV."""

import json
from collections.abc import Iterator, Sequence

from django.db.models import F, Func, TextField, Value
from django.db.models.expressions import Combinable

from incidents.api.answers import moment
from incidents.columns import Column, named
from incidents.copying import in_chunks
from incidents.formats import Format, register
from incidents.selection import Selection

_POINT = ("longitude", "latitude")
#: Where texts may have doubled semicolons, these are put aside as a character that no text has.
_LIST = r"""CASE WHEN position(';;' IN %(expressions)s) = 0
    THEN to_json(string_to_array(%(expressions)s, '; '))::text
    ELSE replace(to_json(string_to_array(
        regexp_replace(%(expressions)s, ';;(?=;*( |$))', e'\x7f', 'g'), '; '))::text, e'\x7f', ';')
    END"""
_JSON = {"list": _LIST, "text": "to_json(nullif(%(expressions)s, ''))::text"}
_JSON["code"] = _JSON["text"]


def stream(selection: Selection) -> Iterator[bytes]:
    """A FeatureCollection whose last member, `end`, says that it is whole."""
    return in_chunks(_told(selection))


def _told(selection: Selection) -> Iterator[bytes]:
    yield b'{"type": "FeatureCollection", "features": ['
    count = 0
    for count, feature in enumerate(selection.copy_texts(_feature(selection.columns)), start=1):
        yield b",\n" if count > 1 else b"\n"
        yield feature[:-1]
    end = {
        "count": count,
        "position": selection.position,
        "recorded_at": moment(selection.recorded_at),
        "query": selection.query,
    }
    yield f'\n], "end": {json.dumps(end, ensure_ascii=False)}}}'.encode()


def _feature(columns: Sequence[Column]) -> Combinable:
    """The text of one feature, put together by PostgreSQL."""
    point = _text(
        """coalesce('{"type": "Point", "coordinates": [' || %(expressions)s || ']}', 'null')""",
        *(column.expression() for column in named(_POINT)),
        between=" || ', ' || ",
    )
    members = [_member(column) for column in columns if column.name not in _POINT]
    properties = (
        _text("%(expressions)s", *members, between=" || ', ' || ") if members else Value("")
    )
    return _text(
        """'{"type": "Feature", "id": ' || %(expressions)s || '}}'""",
        _text("to_json(%(expressions)s)::text", F("reference")),
        _text("""', "geometry": ' || %(expressions)s""", point),
        _text("""', "properties": {' || %(expressions)s""", properties),
    )


def _member(column: Column) -> Func:
    known = column.kind in _JSON
    value = F(column.field or column.name) if known else column.expression()
    template = _JSON.get(column.kind, "to_json(%(expressions)s)::text")
    return _text(f"""'"{column.name}": ' || coalesce({template}, 'null')""", value)


def _text(template: str, *parts: Combinable, between: str = " || ") -> Func:
    return Func(*parts, template=template, arg_joiner=between, output_field=TextField())


register(
    Format(
        name="geojson",
        media_type="application/geo+json",
        extension="geojson",
        label="GeoJSON",
        stream=stream,
    )
)
