"""Writes a mapping as the YAML that is kept and that the command reads."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from incidents.importing.mapping.fields import FIELDS, Shape
from incidents.importing.mapping.proposing import Guess

JOINED = (Shape.ACTORS, Shape.LIST, Shape.CODES)
_JOIN = ";"
Yaml = dict[str, Any]


def written(
    head: Mapping[str, str],
    guesses: Sequence[Guess],
    constants: Mapping[str, str],
    kinds: Mapping[str, str],
) -> str:
    """The YAML of a mapping: `kinds` are those of actors to be made, by column."""
    fields: Yaml = {}
    for guess in guesses:
        name, _, part = guess.name.partition(".")
        if part:
            fields.setdefault(name, {}).setdefault("parts", {})[part] = guess.column
        elif name:
            fields[name] = _field(fields.get(name), guess, kinds.get(guess.column, ""))
    fields |= {name: {"constant": value} for name, value in constants.items()}
    content: Yaml = {name: told for name, told in head.items() if told}
    if not content.get("id"):
        content["digest"] = "yes"
    content["fields"] = {name: _short(told) for name, told in fields.items()}
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)


def _field(before: Yaml | None, guess: Guess, kind: str) -> Yaml:
    """The group of a field; a second column of one field is joined to the first."""
    more = {"order": guess.order, "split": guess.split, "kind": kind}
    more["decimal"] = guess.decimal
    told: Yaml = {name: value for name, value in more.items() if value}
    if values := {cell: value for cell, value in guess.values.items() if value}:
        told |= {"values": values}
    if not before:
        return {"column": guess.column, **told}
    columns = before.pop("columns", None) or [before.pop("column", "")]
    joined: Yaml = {"columns": [*filter(None, columns), guess.column], **before, **told}
    if FIELDS[guess.name].shape in JOINED:
        joined |= {"join": _JOIN, "split": _JOIN}
    return joined


def _short(told: Yaml) -> Any:
    return told["column"] if set(told) == {"column"} else told
