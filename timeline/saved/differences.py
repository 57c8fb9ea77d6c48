"""What lies between two states of a timeline: of its editions, or of its draft."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_bidi, gettext, gettext_lazy

from timeline.models.entry import EntryKind
from timeline.telling.plain import END_ISOLATE, ISOLATE, line

_FIELDS = {
    "title": gettext_lazy("Title"),
    "introduction": gettext_lazy("Introduction"),
    "author": gettext_lazy("Author"),
    "query": gettext_lazy("Filter"),
    "as_of": gettext_lazy("As of"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs, in words; `former` is "" for what came, `later` for what went."""

    what: str
    former: str
    later: str


def changes(former: Mapping[str, Any], later: Mapping[str, Any]) -> list[Change]:
    """What differs between two documents of a timeline: fields, then sections, then entries."""
    return [
        *_fields(former, later),
        *_rows(_sections(former), _sections(later), gettext("Section “{}”")),
        *_order(former, later),
        *_rows(_entries(former), _entries(later), "{}"),
    ]


def _fields(former: Mapping[str, Any], later: Mapping[str, Any]) -> Iterator[Change]:
    for name, label in _FIELDS.items():
        before, after = _said(former[name]), _said(later[name])
        if before != after:
            yield Change(str(label), before, after)


def _rows(former: Mapping[str, str], later: Mapping[str, str], what: str) -> Iterator[Change]:
    for name in [*former, *(name for name in later if name not in former)]:
        before, after = former.get(name, ""), later.get(name, "")
        if before != after:
            yield Change(what.format(_isolated(name)), before, after)


def _sections(document: Mapping[str, Any]) -> dict[str, str]:
    """What each says, by its title; of several with one title, all together."""
    told: dict[str, list[str]] = {}
    for each in document["sections"]:
        days = f"{each['from'] or '..'}/{each['to'] or '..'}" if each["from"] or each["to"] else ""
        told.setdefault(line(each["title"]), []).append(_joined(days, each["text"], "") or "–")
    return {title: "; ".join(said) for title, said in told.items()}


def _order(former: Mapping[str, Any], later: Mapping[str, Any]) -> Iterator[Change]:
    before, after = ([line(e["title"]) for e in each["sections"]] for each in (former, later))
    if before != after and sorted(before) == sorted(after):
        yield Change(gettext("Order of the sections"), "; ".join(before), "; ".join(after))


def _entries(document: Mapping[str, Any]) -> dict[str, str]:
    """What becomes of each incident, and what the desk says of it."""
    return {
        each["reference"]: _joined(
            str(EntryKind(each["kind"]).label),
            each["headline"],
            each["note"],
            gettext("as of position {}").format(each["seen"]) if each["kind"] == "pinned" else "",
        )
        for each in document["entries"]
    }


def _joined(*texts: str) -> str:
    return " · ".join(_isolated(said) for text in texts if (said := _said(text)))


def _isolated(text: str) -> str:
    """Among words that run from right to left, a text keeps its own direction."""
    return f"{ISOLATE}{text}{END_ISOLATE}" if get_language_bidi() else text


def _said(value: Any) -> str:
    """How a browser ends lines is no difference; where a paragraph ends is one."""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
