"""Tells a change between two documents in a line that a person can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from incidents.codes import Quantifier
from incidents.documents.differences import Change
from incidents.documents.load import PARTS
from incidents.documents.shape import INCIDENT
from incidents.models import Incident

LONGEST = 200
NOTHING = "nothing"
#: The fields by which a reader knows a part from its neighbours.
TITLES: Mapping[str, Sequence[str]] = {
    "locations": ("role", "place", "described_as"),
    "participations": ("role", "actor", "described_as"),
    "figures": ("measure", "item", "status", "age_sex", "quantifier", "best", "low", "words"),
    "citations": ("number", "source", "publisher", "locator"),
    "links": ("kind", "to"),
    "origins": ("dataset", "original_id"),
}
_UNSAID = (NOTHING, str(Quantifier.EXACT.label))
_YES_OR_NO = {True: "yes", False: "no"}
_COLUMNS = {"to": "to_incident"}


@dataclass(frozen=True)
class Words:
    """A change in words: what it is about, how that was and how it is, each at its full length.

    Of a whole part that came or went, `about` says all, and `old` and `new` are empty.
    """

    about: str
    old: str = ""
    new: str = ""


def told(change: Change, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """The change on one line: what it is about, then how it was and how it is, shortened."""
    words = in_words(change, old, new)
    if change.kind == "reordered":
        return f"{words.about}: in another order"
    if change.kind == "changed":
        return f"{words.about}: {_short(words.old)} → {_short(words.new)}"
    named = _short(words.new or words.old)
    return f"{words.about}{named and ': '}{named} {change.kind}"


def in_words(change: Change, old: Mapping[str, Any], new: Mapping[str, Any]) -> Words:
    """The change with nothing cut short, for who shows what it is about and its sides apart."""
    path, document = (change.new_path, new) if change.new_path else (change.old_path, old)
    steps = (path or "").split("/")[1:]
    if change.kind == "reordered":
        return Words(_labels(steps))
    about = _about(steps, document)
    if change.kind == "changed":
        model, name = _model_of(steps), _field_of(steps)
        return Words(about, _said(model, name, change.old), _said(model, name, change.new))
    if _is_part(steps) and len(steps) == 2:
        return Words(about)
    if change.kind == "added":
        return Words(about, new=_said(Incident, "", change.new))
    return Words(about, old=_said(Incident, "", change.old))


def _about(steps: Sequence[str], document: Mapping[str, Any]) -> str:
    """The part, by what a reader knows it, and the field in it."""
    if not _is_part(steps):
        return _labels([step for step in steps if not step.isdecimal()])
    name, place, *rest = steps
    model, part = PARTS[name][0], document[name][int(place)]
    values = [_short(_said(model, key, part.get(key))) for key in TITLES[name]]
    said = ", ".join(value for value in values if value not in _UNSAID)
    title = f"{_capital(str(model._meta.verbose_name))} ({said})"
    inside = [label(model, step) for step in rest if not step.isdecimal()]
    return ", ".join([title, *inside])


def _labels(steps: Sequence[str]) -> str:
    return _capital(", ".join(label(Incident, step) for step in steps))


def label(model: Any, name: str) -> str:
    """What a key is called, as in the forms."""
    named = getattr(_column(model, name), "verbose_name", None)  # what points here has none
    return str(named or name.replace("_", " "))


def _said(model: Any, name: str, value: Any) -> str:
    """A value as a reader knows it: names for what is named, words for codes."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return _YES_OR_NO[value]
    if isinstance(value, list):
        return ", ".join(_said(model, name, each) for each in value)
    if isinstance(value, Mapping):
        return str(_name_of(value))
    return str(_codes(model, name).get(value, value))


def _name_of(value: Mapping[str, Any]) -> Any:
    keys = ("name", "title", "reference", "slug", "code")
    return next((value[key] for key in keys if value.get(key)), dict(value))


def _codes(model: Any, name: str) -> Mapping[Any, Any]:
    column = _column(model, name)
    listed = getattr(column, "base_field", column)
    return dict(getattr(listed, "flatchoices", None) or {})


def _column(model: Any, name: str) -> Any:
    try:
        return model._meta.get_field(_COLUMNS.get(name, name)) if name else None
    except FieldDoesNotExist:
        return None


def _model_of(steps: Sequence[str]) -> Any:
    return PARTS[steps[0]][0] if _is_part(steps) else Incident


def _field_of(steps: Sequence[str]) -> str:
    """The key that holds the value; a claim on the occurrence has columns of its own."""
    if steps[0] == "occurrence_claim" and len(steps) > 1:
        return f"occurrence_{steps[1]}"
    return next((step for step in reversed(steps) if not step.isdecimal()), "")


def _is_part(steps: Sequence[str]) -> bool:
    return INCIDENT[steps[0]].parts is not None and not INCIDENT[steps[0]].single


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
