"""The numbers reported: competing ones side by side, those in words kept in words."""

from typing import Any

from django.utils.translation import gettext, pgettext

from incidents.codes import AgeSex, Measure, NotStated, PersonStatus, Scope
from incidents.dates.words import in_words
from timeline.telling.amounts import amount
from timeline.telling.claims import recommended_first, with_ground
from timeline.telling.countries import country
from timeline.telling.facts import Fact, Piece
from timeline.telling.foreign import foreign
from timeline.telling.passages import Passages
from timeline.telling.plain import lowered

CASUALTIES = (Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES, Measure.MISSING)
MUNITIONS = (Measure.MUNITIONS, Measure.INTERCEPTED)
_GROUPS = (
    ("Casualties", CASUALTIES),
    ("Munitions", MUNITIONS),
    ("Numbers", tuple(m for m in Measure if m not in (*CASUALTIES, *MUNITIONS))),
)
_AXES = ("measure", "item", "item_words", "status", "age_sex", "nationality", "side")


def facts(document: dict[str, Any], passages: Passages) -> list[Fact]:
    """Casualties, munitions and other numbers; that casualties are not stated is said here."""
    told = []
    for label, measures in _GROUPS:
        rows = [row for row in document["figures"] if row["measure"] in measures]
        if rows:
            told.append(Fact(label, _pieces(rows, passages)))
        elif measures is CASUALTIES and NotStated.CASUALTIES in document["not_stated"]:
            told.append(Fact(label, (Piece(pgettext("a number", "not stated")),)))
    return told


def _pieces(rows: list[dict[str, Any]], passages: Passages) -> tuple[Piece, ...]:
    keyed: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        keyed.setdefault(key(row), []).append(row)
    return tuple(piece for group in keyed.values() for piece in _accounts(group, passages))


def key(row: dict[str, Any]) -> tuple[Any, ...]:
    """Figures with one key compete: they count the same."""
    actor = row["actor"]["slug"] if row["actor"] else None
    return (*(row[axis] for axis in _AXES), actor, row["scope"])


def _accounts(group: list[dict[str, Any]], passages: Passages) -> list[Piece]:
    accounts: list[Piece] = []
    for row in recommended_first(group):
        words = with_ground(f"{amount(row)}{_details(row)}", row, passages)
        another = bool(accounts) and row["standing"] == "alternative"
        words = gettext("or %(words)s") % {"words": words} if another else words
        accounts.append(Piece(words, passages.notes(row["cites"])))
    return accounts


def _details(row: dict[str, Any]) -> str:
    """Say in brackets who is counted, what part of them, and until when."""
    details = [*_who(row)]
    if row["scope"] == Scope.PART:
        details.append(gettext("some of them only"))
    if row["as_of"]:
        details.append(gettext("as of %(day)s") % {"day": in_words(row["as_of"])})
    return f" ({gettext(', ').join(details)})" if details else ""


def _who(row: dict[str, Any]) -> list[str]:
    who = []
    if row["status"] == PersonStatus.UNKNOWN:
        who.append(gettext("status unknown"))
    elif row["status"]:
        who.append(lowered(PersonStatus(row["status"]).label))
    if row["age_sex"]:
        who.append(lowered(AgeSex(row["age_sex"]).label))
    if row["nationality"]:
        who.append(country(row["nationality"]))
    if row["actor"]:
        who.append(foreign(row["actor"]["name"]))
    if row["side"] is not None:
        who.append(gettext("side %(number)s") % {"number": row["side"]})
    return who
