"""A newer release and our own edits put together, field by field."""

from collections.abc import Mapping
from typing import Any

Slim = Mapping[str, Any]
_ALWAYS_NEW = frozenset({"origins"})


def merge(ours: Slim, former: Slim, new: Slim) -> tuple[dict[str, Any], list[str]]:
    """The document that has both what the release changed and what was edited here.

    `former` is what was imported before. A field that both changed, and not to the same, is a
    conflict: those are named, and the document is not to be used then.
    """
    merged, conflicts = dict(ours), []
    for name, value in new.items():
        if name in _ALWAYS_NEW:
            others = [each for each in ours[name] if not _same_record(each, value)]
            merged[name] = [*value, *others]
        elif value != former[name]:
            if ours[name] not in (former[name], value):
                conflicts.append(name)
            merged[name] = value
    return merged, conflicts


def _same_record(origin: Slim, new: list[Slim]) -> bool:
    return any(
        (origin["dataset"], origin["original_id"]) == (each["dataset"], each["original_id"])
        for each in new
    )
