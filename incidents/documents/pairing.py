"""Finds, in two documents, the parts that are the same part: moved, renumbered or changed."""

import json
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from incidents.documents.fields import HANDLES, Nested
from incidents.documents.shape import INCIDENT
from incidents.documents.slim import slim_object

Part = Mapping[str, Any]
Key = Callable[[Part], str | None]
Numbers = Mapping[int, int]
"""The numbers of citations in the former document, and those they have in the later one."""

_COUNTED = (
    "measure", "item", "item_words", "status", "age_sex", "nationality", "side", "actor", "scope",
)  # fmt: skip
_CITED = ("source", "publisher")
#: By what a part is known again, strongest first, after those that say exactly the same.
KEYS: Mapping[str, Sequence[tuple[str, ...]]] = {
    "locations": (("role", "place", "described_as"), ("place", "described_as"), ("role",)),
    "participations": (
        ("role", "actor", "described_as", "by"),
        ("role", "actor", "described_as"),
        ("actor", "described_as"),
        ("role", "kind"),
    ),
    "figures": (
        (*_COUNTED, "by", "cites"),
        (*_COUNTED, "by"),
        _COUNTED,
        ("measure", "low", "best", "high", "words"),
    ),
    "citations": (
        (*_CITED, "locator", "quotation", "speaker", "speaker_described_as"),
        (*_CITED, "number"),
        (*_CITED, "locator"),
        _CITED,
        ("number",),
    ),
    "links": (("kind", "to"), ("to",)),
    "origins": (("dataset", "original_id"), ("dataset",)),
}
_NAMING = ("place", "actor", "described_as")


def same_parts(
    name: str, old: Sequence[Part], new: Sequence[Part], numbers: Numbers
) -> dict[int, int]:
    """Places in the later list, each with the place that part had in the former one.

    What is left on either side has come or gone. The same the other way round.
    """
    fields = INCIDENT[name].parts or {}
    keys = [_whole(name, fields), *(_key(names, fields) for names in KEYS[name])]
    return paired([renumbered(part, numbers) for part in old], list(new), keys)


def new_numbers(old: Sequence[Part], new: Sequence[Part]) -> dict[int, int]:
    """Where each citation of the former document stands in the later one; the gone are left out."""
    places = same_parts("citations", old, new, {})
    return {old[there]["number"]: new[here]["number"] for here, there in places.items()}


def renumbered(part: Part, numbers: Numbers) -> dict[str, Any]:
    """A part that cites by the later numbers; what is gone cites the negative of its own."""
    cites = {"cites": [numbers.get(n, -n) for n in part["cites"]]} if "cites" in part else {}
    return {**part, **cites}


def paired(old: Sequence[Part], new: Sequence[Part], keys: Sequence[Key]) -> dict[int, int]:
    """Pair by one key after another; those that share a key go in the order they stand in."""
    places: dict[int, int] = {}
    for key in keys:
        taken = set(places.values())
        waiting: dict[str, deque[int]] = defaultdict(deque)
        for there, part in enumerate(old):
            if there not in taken and (known := key(part)) is not None:
                waiting[known].append(there)
        for here, part in enumerate(new):
            if here not in places and waiting[key(part) or ""]:
                places[here] = waiting[key(part) or ""].popleft()
    return places


def handle(value: Any) -> Any:
    """By what a named row is known: its slug, code or reference; anything else is itself."""
    if isinstance(value, Mapping):
        return next((value[key] for key in set(HANDLES.values()) if key in value), None)
    return value


def _whole(name: str, fields: Nested) -> Key:
    """All that a part says; of a citation without its number, by which others cite it."""

    def whole(part: Part) -> str:
        said = slim_object(part, fields)
        if name == "citations":
            del said["number"]
        return json.dumps(said, sort_keys=True)

    return whole


def _key(names: Sequence[str], fields: Nested) -> Key:
    """These fields; None for whom or what is neither named nor described, which is no match."""
    naming = [name for name in names if name in _NAMING] if "described_as" in names else []

    def key(part: Part) -> str | None:
        said = {name: handle(part.get(name, fields[name].default)) for name in names}
        if naming and not any(said[name] for name in naming):
            return None
        return json.dumps(said, sort_keys=True)

    return key
