"""The JSON Schema of a document, made from its fields, and the check against it."""

import math
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError as SchemaError

from incidents.dates import EdtfError, parse
from incidents.documents.fields import Field, Nested
from incidents.documents.shape import INCIDENT, SCHEMA_VERSION

DEEPEST = 20
SHOWN = 60


class InvalidDocument(ValueError):
    """A document that cannot be loaded; ``problems`` says, by path, what is wrong with it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


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
    problems = list(poison(document, "$"))
    problems += [describe(error) for error in validator().iter_errors(document)]
    problems = problems or list(date_problems(document))
    if problems:
        raise InvalidDocument(problems)


@cache
def validator() -> Draft202012Validator:
    """The compiled schema."""
    Draft202012Validator.check_schema(document_schema())
    return Draft202012Validator(document_schema())


def describe(error: SchemaError) -> str:
    """Where it is, what stands there, and what should."""
    path = error.json_path.removeprefix("$").lstrip(".") or "document"
    value = repr(error.instance)
    shown = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    if error.validator == "enum":
        known = ", ".join(map(str, filter(None, cast(list[Any], error.validator_value))))
        return f"{path}: {shown} is not one of {known}"
    if error.validator in ("required", "additionalProperties"):
        return f"{path}: {error.message[:200]}"
    if error.validator == "anyOf":
        return f"{path}: {shown} should be a slug or an object with one"
    return f"{path}: {error.message if len(value) <= SHOWN else f'{shown} is refused'}"


def date_problems(document: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with its date."""
    try:
        parse(document["date"])
    except EdtfError as error:
        yield f"date: {error}"


def poison(value: Any, path: str) -> Iterator[str]:
    """What no database or file can hold: half characters, NaN and infinities."""
    if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
        yield f"{path.removeprefix('$.')}: {value!a} holds half a character (a lone surrogate)"
    elif isinstance(value, float) and not math.isfinite(value):
        yield f"{path.removeprefix('$.')}: {value} is not a number that can be counted with"
    elif isinstance(value, Mapping):
        for key, nested in value.items():
            yield from poison(nested, f"{path}.{key}")
    elif isinstance(value, list):
        for place, nested in enumerate(value):
            yield from poison(nested, f"{path}[{place}]")


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
