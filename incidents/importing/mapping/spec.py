"""A mapping of a table's columns to fields, read strictly from YAML.

Every scalar of it is text: `yes`, `1.0` and `2020-01-01` are what is written, not what YAML makes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import yaml

from incidents.codes import ActorKind, PlaceKind
from incidents.importing.mapping.fields import FIELDS, Shape, Target, options_of
from incidents.importing.seed_file import DATASET

ORDERS = ("d/m/y", "m/d/y", "y/m/d")
PARTS = ("year", "month", "day")
LARGEST = 200_000
_HEAD = ("dataset", "title", "licence", "sheet", "delimiter", "encoding", "id", "digest", "fields")
_TEXTS = ("column", "join", "constant", "default", "split", "order", "decimal", "kind", "side")
_YES = {"yes": True, "true": True, "no": False, "false": False}
Yaml = Any


class WrongMapping(ValueError):
    """A mapping that cannot be; `problems` are all that is wrong with it."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("the mapping:\n  " + "\n  ".join(problems))


@dataclass(frozen=True)
class Spec:
    """Where the value of one field comes from, and what is done with it on the way."""

    target: Target
    columns: tuple[str, ...] = ()
    join: str = " "
    constant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    split: str = ""
    order: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    decimal: str = "."
    kind: str = ""
    side: int | None = None

    @property
    def reads(self) -> tuple[str, ...]:
        """Every column it looks at."""
        return (*self.columns, *self.parts.values())

    @property
    def column(self) -> str:
        """What a fault of it is told under."""
        return ", ".join(self.reads)


@dataclass(frozen=True)
class TableMapping:
    """The whole mapping; `id` is the column that names rows, or empty where a digest does."""

    dataset: str
    fields: Mapping[str, Spec]
    title: str = ""
    licence: str = ""
    sheet: str = ""
    delimiter: str = ""
    encoding: str = ""
    id: str = ""

    @property
    def columns(self) -> list[str]:
        """Every column that a file must have, once each."""
        read = [name for spec in self.fields.values() for name in spec.reads]
        return list(dict.fromkeys([*([self.id] if self.id else []), *read]))


def parse(text: str) -> TableMapping:
    """Read a mapping; raises `WrongMapping` with all that is wrong in it."""
    content = _content(text)
    problems = list(_unknown(content, _HEAD, "the mapping"))
    head = {name: content.get(name, "") for name in _HEAD if name not in ("fields", "digest")}
    for name, value in head.items():
        if not isinstance(value, str):
            problems.append(f"{name}: write one text, not a list or a group")
            head[name] = ""
    problems += _head_problems(head, content)
    fields: dict[str, Spec] = {}
    listed = content.get("fields")
    if not isinstance(listed, dict) or not listed:
        problems.append("fields: name the column of each field below it, such as 'date: Day'")
        listed = {}
    for name, told in listed.items():
        if name not in FIELDS:
            problems.append(f"fields: {name!r} is no field{_near(name, FIELDS)}")
            continue
        spec, wrong = _spec(FIELDS[name], told)
        problems += [f"{name}: {each}" for each in wrong]
        fields[name] = spec
    if listed:
        problems += [f"fields: {name} is needed" for name in ("type", "date") if name not in listed]
    if problems:
        raise WrongMapping(problems)
    return TableMapping(fields=fields, **head)


def _head_problems(head: Mapping[str, str], content: Mapping[str, Yaml]) -> Iterator[str]:
    if not re.fullmatch(DATASET, head["dataset"]):
        yield "dataset: name it in at most 100 characters, such as 'my-desk'"
    if head["delimiter"] and len(head["delimiter"]) != 1 and head["delimiter"] != "tab":
        yield f"delimiter: write one sign, or tab, not {head['delimiter']!r}"
    digest = _YES.get(str(content.get("digest", "no")))
    if digest is None:
        yield "digest: write yes or no"
    elif digest == bool(head["id"]):
        yield (
            "id: name the column that tells rows apart, or write 'digest: yes' for a table without "
            "one: a row that is changed there is another incident then"
        )
    try:
        "".encode(head["encoding"] or "utf-8")
    except LookupError:
        yield f"encoding: {head['encoding']!r} is not known: write utf-8, utf-16 or cp1252"


def _content(text: str) -> dict[str, Yaml]:
    if len(text) > LARGEST:
        raise WrongMapping([f"it has {len(text):,} characters, and {LARGEST:,} are read"])
    try:
        content = yaml.load(text, Loader=_Strict)  # noqa: S506  # texts, lists and groups only
    except (yaml.YAMLError, RecursionError) as error:
        raise WrongMapping([f"it is not readable as YAML: {error}"]) from error
    if not isinstance(content, dict):
        raise WrongMapping(["it should hold dataset, id and fields as keys"])
    return content


class _Strict(yaml.BaseLoader):
    """Every scalar is text, and no key is there twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """As of the base, but a key that is there twice is an error."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = [key for key in keys if keys.count(key) > 1 or not isinstance(key, str)]
        if twice:
            raise yaml.constructor.ConstructorError(
                None, None, f"{twice[0]!r} is there twice, or is no text", node.start_mark
            )
        return super().construct_mapping(node, deep)


def _unknown(told: Mapping[str, Yaml], known: Any, where: str) -> Iterator[str]:
    for name in told:
        if name not in known:
            yield f"{where} has no {name!r}{_near(name, known)}"


def _near(name: str, known: Any) -> str:
    near = get_close_matches(name, list(known), 1)
    return f": is it {near[0]}?" if near else f": it may have {', '.join(list(known)[:40])}"


def _spec(target: Target, told: Yaml) -> tuple[Spec, list[str]]:
    if isinstance(told, str) and told:
        return Spec(target, (told,)), []
    if not isinstance(told, dict):
        return Spec(target), ["write the name of a column, or a group with column: in it"]
    if wrong := [*_unknown(told, sorted(options_of(target)), "it"), *_misshapen(told)]:
        return Spec(target), wrong
    spec = Spec(
        target,
        (told["column"],) if "column" in told else tuple(told.get("columns", ())),
        values={key.strip().casefold(): value for key, value in told.get("values", {}).items()},
        parts=told.get("parts", {}),
        side=int(told["side"]) if re.fullmatch("[1-9]", told.get("side", "")) else None,
        **{
            name: told[name]
            for name in ("join", "constant", "default", "split", "order", "decimal", "kind")
            if name in told
        },
    )
    return spec, list(_spec_problems(spec, told))


def _misshapen(told: Mapping[str, Yaml]) -> Iterator[str]:
    for name in _TEXTS:
        if not isinstance(told.get(name, ""), str):
            yield f"{name}: write one text"
    for name in ("values", "parts"):
        group = told.get(name, {})
        if not isinstance(group, dict) or not all(isinstance(each, str) for each in group.values()):
            yield f"{name}: write a group of texts"
    columns = told.get("columns", [])
    if not isinstance(columns, list) or not all(isinstance(each, str) for each in columns):
        yield "columns: write a list of names"


def _spec_problems(spec: Spec, told: Mapping[str, Yaml]) -> Iterator[str]:
    sources = [name for name in ("column", "columns", "constant", "parts") if told.get(name)]
    if len(sources) != 1:
        yield "give one of column, columns, constant or parts"
    if spec.order and spec.order not in ORDERS:
        yield f"order: write one of {', '.join(ORDERS)}, not {spec.order!r}"
    if spec.parts and ("year" not in spec.parts or set(spec.parts) - set(PARTS)):
        yield "parts: name the columns of year, month and day; year is needed"
    if spec.decimal not in (".", ","):
        yield "decimal: write . or ,"
    if told.get("side") and spec.side is None:
        yield "side: write a digit from 1 to 9"
    kinds = PlaceKind.values if spec.target.shape is Shape.PLACE else ActorKind.values
    if spec.kind and spec.kind not in kinds:
        yield f"kind: {spec.kind!r} is none{_near(spec.kind, kinds)}"
