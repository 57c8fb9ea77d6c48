"""What is wrong with a document, each fact with the place in the document it is about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError as SchemaError

SHOWN = 60
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One fact; an empty path is the document as a whole, or nowhere in particular."""

    message: str
    path: Path = ()

    def __str__(self) -> str:
        where = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in self.path)
        return f"{where.lstrip('.')}: {self.message}" if self.path else self.message


class InvalidDocument(ValueError):
    """A document that cannot be loaded; ``facts`` and, in words, ``problems`` say why."""

    def __init__(self, facts: Iterable[Problem | str]) -> None:
        self.facts = [each if isinstance(each, Problem) else Problem(each) for each in facts]
        self.problems = [str(fact) for fact in self.facts]
        super().__init__("; ".join(self.problems))


def pointer(path: Sequence[str | int]) -> str:
    """The path as a JSON Pointer, RFC 6901."""
    return "".join("/" + str(each).replace("~", "~0").replace("/", "~1") for each in path)


def schema_problems(validator: Draft202012Validator, value: Any) -> Iterator[Problem]:
    """Every way in which a value departs from a schema."""
    for error in validator.iter_errors(value):
        said = describe(error)
        yield Problem(
            said if error.absolute_path else f"document: {said}", tuple(error.absolute_path)
        )


def describe(error: SchemaError) -> str:
    """What stands there, and what should."""
    value = repr(error.instance)
    shown = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    if error.validator == "enum":
        known = ", ".join(map(str, filter(None, cast(list[Any], error.validator_value))))
        return f"{shown} is not one of {known}"
    if error.validator in ("required", "additionalProperties"):
        return error.message[:200]
    if error.validator == "anyOf":
        return f"{shown} should be a slug, or an object with one and plain values beside it"
    return error.message if len(value) <= SHOWN else f"{shown} is refused"
