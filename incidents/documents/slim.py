"""A document in its shortest equal form: slugs for objects, defaults filled in, derived keys gone.

Two documents say the same when their slim forms are equal; loading works from it.
"""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from types import NoneType
from typing import Any

from incidents.documents.fields import HANDLES, Field, Nested
from incidents.documents.shape import INCIDENT

#: What needs no second look: most values of a document are of these kinds.
_AS_IT_IS = frozenset({str, int, bool, NoneType})


def slim(document: Mapping[str, Any]) -> dict[str, Any]:
    """The slim form of an incident's document; the document must have passed ``schema.check``."""
    return slim_object(document, INCIDENT)


def slim_object(values: Mapping[str, Any], fields: Nested) -> dict[str, Any]:
    """Every given key, in order, with its value or default."""
    get = values.get
    return {
        name: value
        if (value := get(name, field.default)).__class__ in _AS_IT_IS and field.parts is None
        else slim_value(value, field)
        for name, field in fields.items()
        if field.given
    }


def slim_value(value: Any, field: Field) -> Any:
    """A handle for a reference, slim objects for parts, anything else as it is."""
    if field.parts is not None:
        if field.single:
            return slim_object(value or {}, field.parts)
        return [slim_object(part, field.parts) for part in value]
    if field.refers_to:
        key = HANDLES[field.refers_to]
        if isinstance(value, list):
            return [handle(one, key) for one in value]
        return handle(value, key)
    if isinstance(value, float | Decimal):
        return int(value) if value == int(value) else float(value)
    return value


def handle(value: Any, key: str) -> Any:
    """The slug of an object, or the slug itself."""
    return value[key] if isinstance(value, Mapping) else value


def digest(slimmed: Mapping[str, Any]) -> str:
    """SHA-256 of the slim form, by which an unchanged document is known again."""
    text = json.dumps(slimmed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
