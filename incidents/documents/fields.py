"""The fields of a document, declared once: their kinds, defaults and JSON Schema."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Choices

Json = Any
Nested = Mapping[str, "Field"]

#: What JSON may carry in a text: no NUL, no other control characters but line ends and tabs.
CLEAN_TEXT = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$"

HANDLE: Json = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": CLEAN_TEXT}
#: What may stand beside the name of a row, from which the row can be made elsewhere.
TEXT: Json = {"type": ["string", "null"], "maxLength": 20_000, "pattern": CLEAN_TEXT}
TEXTS: Json = {"type": "array", "items": {**TEXT, "type": "string"}, "maxItems": 200}
NUMBER: Json = {"type": ["number", "null"]}
BESIDE: Json = {
    **dict.fromkeys(("name", "kind", "title", "url", "archive_url", "language"), TEXT),
    **dict.fromkeys(("published", "accessed", "sha256", "reliability", "target_kind"), TEXT),
    **dict.fromkeys(("iso_alpha2", "iso_alpha3", "iso_3166_2"), TEXT),
    **dict.fromkeys(("latitude", "longitude"), NUMBER),
    "geonames_id": {"type": ["integer", "null"], "minimum": 0, "maximum": 2**31 - 1},
    "authors": TEXTS,
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """One key: its JSON Schema, its value when it is left out, and what it stands for.

    ``refers_to`` names a kind of row ("actor", "place", "type", "source", "publisher", "incident"):
    a document gives an object, a seed or editor may give its slug alone. ``parts`` are the fields
    of each object in a list. ``given`` is false for what the database derives or hands out.
    """

    schema: Mapping[str, Json] = field(default_factory=dict)
    default: Json = ""
    required: bool = False
    refers_to: str = ""
    parts: Nested | None = None
    single: bool = False
    given: bool = True


def text(longest: int = 20_000, *, required: bool = False) -> Field:
    """Plain text, empty when unknown."""
    schema: dict[str, Json] = {"type": "string", "maxLength": longest, "pattern": CLEAN_TEXT}
    if required:
        schema["minLength"] = 1
    return Field(schema=schema, required=required)


def code(codes: type[Choices], default: str | None = None, *, required: bool = False) -> Field:
    """One code of a list; without a default it may be left empty."""
    values = list(codes.values)
    if default is None and not required:
        values = ["", *values]
    return Field(schema={"enum": values}, default=default or "", required=required)


def codes(listed: type[Choices]) -> Field:
    """Several codes of a list, each at most once."""
    schema = {"type": "array", "items": {"enum": list(listed.values)}, "uniqueItems": True}
    return Field(schema=schema, default=[])


def texts(pattern: str = CLEAN_TEXT) -> Field:
    """Several texts."""
    items = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": pattern}
    return Field(schema={"type": "array", "items": items, "maxItems": 200}, default=[])


def number(lowest: int, highest: int, *, required: bool = False) -> Field:
    """A whole number, null when unknown."""
    kind: Json = "integer" if required else ["integer", "null"]
    schema = {"type": kind, "minimum": lowest, "maximum": highest}
    return Field(schema=schema, default=None, required=required)


def decimal(lowest: float, highest: float) -> Field:
    """A decimal number, null when unknown."""
    schema = {"type": ["number", "null"], "minimum": lowest, "maximum": highest}
    return Field(schema=schema, default=None)


def day() -> Field:
    """A calendar day ``2019-12-27``, null when unknown."""
    pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    return Field(schema={"type": ["string", "null"], "pattern": pattern}, default=None)


def clock() -> Field:
    """A local clock time ``21:30``, null when unknown."""
    pattern = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
    return Field(schema={"type": ["string", "null"], "pattern": pattern}, default=None)


def switch() -> Field:
    """True or false."""
    return Field(schema={"type": "boolean"}, default=False)


def reference(kind: str, *, required: bool = False) -> Field:
    """Another row, as an object with its slug (``code``, ``reference``) or as that alone."""
    beside = {**WITHIN, "publisher": named("slug")} if kind == "source" else WITHIN
    shapes: list[Json] = [HANDLE, named(HANDLES[kind], **beside)]
    if not required:
        shapes.append({"type": "null"})
    return Field(schema={"anyOf": shapes}, default=None, required=required, refers_to=kind)


def named(key: str, **beside: Json) -> Json:
    """The schema of an object that names a row by this key, with what is said of it beside."""
    properties = {**BESIDE, **beside, key: HANDLE}
    return {
        "type": "object",
        "required": [key],
        "properties": properties,
    }


def parts(fields: Nested) -> Field:
    """A list of objects."""
    return Field(default=[], parts=fields)


def derived() -> Field:
    """Given out by the database; accepted and ignored when a document is loaded."""
    return Field(given=False)


#: Actors and places say what they are in, nearest first; actors also whom they were backed by …
OTHERS: Json = {"type": "array", "items": named("slug"), "maxItems": 100}
WITHIN: Json = {"within": OTHERS, "via": OTHERS}
#: The key by which each kind of row is named.
HANDLES = {
    "actor": "slug",
    "place": "slug",
    "source": "slug",
    "publisher": "slug",
    "type": "code",
    "incident": "reference",
}
