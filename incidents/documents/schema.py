"""The JSON Schema of a document, made from its fields, and the check against it."""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from incidents.dates import EdtfError, parse
from incidents.documents.fields import Field, Nested
from incidents.documents.problems import InvalidDocument, Path, Problem, schema_problems
from incidents.documents.shape import INCIDENT, SCHEMA_VERSION

DEEPEST = 20


@cache
def document_schema() -> dict[str, Any]:
    """The schema of one incident's document, JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Conflict incident",
        "description": f"One published or editable incident, schema version {SCHEMA_VERSION}.",
        **object_schema(INCIDENT),
    }


def object_schema(fields: Nested) -> dict[str, Any]:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": {name: field_schema(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def field_schema(field: Field) -> dict[str, Any]:
    """One key; a list of parts or a single nested object where it has parts."""
    if field.parts is None:
        return dict(field.schema)
    if field.single:
        return object_schema(field.parts)
    return {"type": "array", "items": object_schema(field.parts), "maxItems": 2000}


def check(document: Any) -> None:
    """Raise ``InvalidDocument`` with every problem at once; returns nothing for a sound one."""
    if not isinstance(document, Mapping):
        raise InvalidDocument([f"a document is an object, not {type(document).__name__}"])
    if too_deep(document):
        raise InvalidDocument([f"the document is nested deeper than {DEEPEST} levels"])
    problems = list(poison(document))
    problems += schema_problems(validator(), document)
    problems = problems or list(date_problems(document))
    if problems:
        raise InvalidDocument(problems)


@cache
def validator() -> Draft202012Validator:
    """The compiled schema."""
    Draft202012Validator.check_schema(document_schema())
    return Draft202012Validator(document_schema())


def date_problems(document: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with its date, and with days that no calendar has."""
    try:
        parse(document["date"])
    except EdtfError as error:
        yield Problem(str(error), ("date",))
    for place, figure in enumerate(document.get("figures", [])):
        try:
            date.fromisoformat(figure.get("as_of") or "2000-01-01")
        except ValueError:
            said = f"{figure['as_of']!r} is no day of the calendar"
            yield Problem(said, ("figures", place, "as_of"))


def poison(value: Any, path: Path = ()) -> Iterator[Problem]:
    """What no database or file can hold: half characters, NUL, NaN and infinities."""
    if isinstance(value, str):
        yield from bad_characters(value, path)
    elif isinstance(value, float) and not math.isfinite(value):
        yield Problem(f"{value} is not a number that can be counted with", path)
    elif isinstance(value, Mapping):
        for key, nested in value.items():
            yield from bad_characters(key, path)
            yield from poison(nested, (*path, key))
    elif isinstance(value, list):
        for place, nested in enumerate(value):
            yield from poison(nested, (*path, place))


def bad_characters(text: str, path: Path) -> Iterator[Problem]:
    """Half characters and NUL, in a text or a key."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        yield Problem(f"{text[:100]!a} holds half a character (a lone surrogate)", path)
    if "\0" in text:
        yield Problem(f"{text[:100]!a} holds NUL, which no text has", path)


def too_deep(document: Any) -> bool:
    """Whether it is nested deeper than any document can be, told without recursion."""
    level = [document]
    for _depth in range(DEEPEST):
        level = [child for value in level for child in containers(value)]
        if not level:
            return False
    return True


def containers(value: Any) -> list[Any]:
    """The objects and lists directly inside an object or list."""
    inside = value.values() if isinstance(value, Mapping) else value
    return [child for child in inside if isinstance(child, Mapping | list)]
