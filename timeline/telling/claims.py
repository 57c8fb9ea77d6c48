"""On whose word something is said, and how firmly."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, gettext_lazy

from timeline.telling.foreign import foreign
from timeline.telling.passages import Passages
from timeline.telling.plain import clause, named

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: What stands after the thing claimed, by basis and stance; `by` is whose word it is.
PHRASES: "dict[tuple[str, str], StrOrPromise]" = {
    ("stated", "affirms"): "",
    ("stated", "hedges"): gettext_lazy("as the source says with reserve"),
    ("stated", "denies"): gettext_lazy("which the source says is not so"),
    ("attributed", "affirms"): gettext_lazy("according to %(by)s"),
    ("attributed", "hedges"): gettext_lazy("believed by %(by)s"),
    ("attributed", "denies"): gettext_lazy("denied by %(by)s"),
    ("claimed", "affirms"): gettext_lazy("claimed by %(by)s"),
    ("claimed", "hedges"): gettext_lazy("claimed with reserve by %(by)s"),
    ("claimed", "denies"): gettext_lazy("denied by %(by)s"),
    ("admitted", "affirms"): gettext_lazy("admitted by %(by)s"),
    ("admitted", "hedges"): gettext_lazy("admitted with reserve by %(by)s"),
    ("admitted", "denies"): gettext_lazy("denied by %(by)s"),
    ("found", "affirms"): gettext_lazy("found by %(by)s"),
    ("found", "hedges"): gettext_lazy("found likely by %(by)s"),
    ("found", "denies"): gettext_lazy("found by %(by)s not to be so"),
    ("inferred", "affirms"): gettext_lazy("inferred by this desk"),
    ("inferred", "hedges"): gettext_lazy("inferred by this desk as likely"),
    ("inferred", "denies"): gettext_lazy("held by this desk not to be so"),
    ("dataset", "affirms"): gettext_lazy("as coded in the dataset"),
    ("dataset", "hedges"): gettext_lazy("as coded in the dataset, with reserve"),
    ("dataset", "denies"): gettext_lazy("denied in the dataset"),
}
_SOMEBODY = {
    "found": gettext_lazy("an inquiry"),
    "claimed": gettext_lazy("those concerned"),
    "admitted": gettext_lazy("those concerned"),
    "": gettext_lazy("others"),
}


def whose_word(claim: dict[str, Any], passages: Passages, default: str = "") -> str:
    """Name who vouches: the actor given, else `default`, else the speaker that is cited.

    Where somebody speaks for that actor and is described only, the description is the fairer name.
    """
    if claim["by"]:
        return passages.speaking_for(claim["by"], claim["cites"]) or named(claim["by"]["name"])
    somebody = _SOMEBODY.get(claim["basis"], _SOMEBODY[""])
    return default or passages.speaker(claim["cites"]) or str(somebody)


def ground(claim: dict[str, Any], passages: Passages, default: str = "") -> str:
    """Say what a claim rests on: "according to X"; "" when the source says it in its own voice."""
    basis = claim["basis"]
    if basis == "stated" and claim["by"]:
        basis = "attributed"
    by = foreign(whose_word(claim, passages, default))
    phrase = str(PHRASES[basis, claim["stance"]]) % {"by": by}
    reason = foreign(clause(claim["reason"]))
    if basis == "inferred":
        return f"{phrase}: {reason}" if reason else phrase
    return f"{phrase} ({reason})".strip() if reason and not rejected(claim) else phrase


def with_ground(words: str, claim: dict[str, Any], passages: Passages, default: str = "") -> str:
    """Put the ground after the words, and what this desk makes of it when it is set aside."""
    phrase = ground(claim, passages, default)
    if phrase:
        words = f"{words} {phrase}" if phrase.startswith("(") else f"{words}{gettext(', ')}{phrase}"
    if not rejected(claim):
        return words
    reason = clause(claim["reason"]) if claim["basis"] != "inferred" else ""
    said = gettext("rejected by this desk")
    return f"{words} ({said}: {foreign(reason)})" if reason else f"{words} ({said})"


def rejected(claim: dict[str, Any]) -> bool:
    """Whether this desk holds the claim to be wrong; an occurrence is not weighed in this way."""
    return bool(claim.get("standing") == "rejected")


def recommended_first(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep the order of the document within each standing: recommended, alternative, rejected."""
    order = ("recommended", "alternative", "rejected")
    return sorted(claims, key=lambda claim: order.index(claim["standing"]))
