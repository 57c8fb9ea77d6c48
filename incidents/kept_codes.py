"""What an imported incident keeps of its dataset's own codes, and which of them still hold.

An origin's `codes` are in groups; its `of` says what each group was about when it was imported. A
group is used only while the incident is still about that: when somebody corrects the place, the
dataset's own words for the old one are gone.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

Groups = Mapping[str, Sequence[str]]
"""The names of the codes in each group."""


def origin_with(document: Mapping[str, Any], group: str) -> Mapping[str, Any] | None:
    """The first origin that has codes about this group; a group names its dataset's kind."""
    return next((each for each in document["origins"] if group in _of(each)), None)


def still_held(
    origin: Mapping[str, Any] | None, groups: Groups, now: Mapping[str, str]
) -> dict[str, Any]:
    """The codes of the groups that are about what they were about; `now` says what that is."""
    if origin is None:
        return {}
    codes, then = origin["codes"], _of(origin)
    return {
        name: codes[name]
        for group, names in groups.items()
        if then.get(group, "") == now[group]
        for name in names
        if name in codes
    }


def digest(*texts: str) -> str:
    """A short text that says whether these are still the same."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]


def slug(value: Any) -> str:
    """The slug of a row a document names, as an object or by its slug; "" for none."""
    return str(value["slug"] if isinstance(value, Mapping) else value or "")


def _of(origin: Mapping[str, Any]) -> Mapping[str, Any]:
    of = origin["codes"].get("of")
    return of if isinstance(of, Mapping) else {}
