"""On whose word something is said, and how firmly."""

from typing import Any

from timeline.telling.passages import Passages
from timeline.telling.plain import clause, named

#: What stands after the thing claimed, by basis and stance. {by} is whose word it is.
_PHRASES = {
    ("stated", "affirms"): "",
    ("stated", "hedges"): "as the source says with reserve",
    ("stated", "denies"): "which the source says is not so",
    ("attributed", "affirms"): "according to {by}",
    ("attributed", "hedges"): "believed by {by}",
    ("attributed", "denies"): "denied by {by}",
    ("claimed", "affirms"): "claimed by {by}",
    ("claimed", "hedges"): "claimed with reserve by {by}",
    ("claimed", "denies"): "denied by {by}",
    ("admitted", "affirms"): "admitted by {by}",
    ("admitted", "hedges"): "admitted with reserve by {by}",
    ("admitted", "denies"): "denied by {by}",
    ("found", "affirms"): "found by {by}",
    ("found", "hedges"): "found likely by {by}",
    ("found", "denies"): "found by {by} not to be so",
    ("inferred", "affirms"): "inferred by this desk",
    ("inferred", "hedges"): "inferred by this desk as likely",
    ("inferred", "denies"): "held by this desk not to be so",
    ("dataset", "affirms"): "as coded in the dataset",
    ("dataset", "hedges"): "as coded in the dataset, with reserve",
    ("dataset", "denies"): "denied in the dataset",
}
_SOMEBODY = {"found": "an inquiry", "claimed": "those concerned", "admitted": "those concerned"}


def whose_word(claim: dict[str, Any], passages: Passages, default: str = "") -> str:
    """Name who vouches: the actor given, else `default`, else the speaker that is cited.

    Where somebody speaks for that actor and is described only, the description is the fairer name.
    """
    if claim["by"]:
        return passages.speaking_for(claim["by"], claim["cites"]) or named(claim["by"]["name"])
    return default or passages.speaker(claim["cites"]) or _SOMEBODY.get(claim["basis"], "others")


def ground(claim: dict[str, Any], passages: Passages, default: str = "") -> str:
    """Say what a claim rests on: "according to X"; "" when the source says it in its own voice."""
    basis = claim["basis"]
    if basis == "stated" and claim["by"]:
        basis = "attributed"
    phrase = _PHRASES[basis, claim["stance"]].format(by=whose_word(claim, passages, default))
    reason = clause(claim["reason"])
    if basis == "inferred":
        return f"{phrase}: {reason}" if reason else phrase
    return f"{phrase} ({reason})".strip() if reason and not rejected(claim) else phrase


def with_ground(words: str, claim: dict[str, Any], passages: Passages, default: str = "") -> str:
    """Put the ground after the words, and what this desk makes of it when it is set aside."""
    phrase = ground(claim, passages, default)
    if phrase:
        words = f"{words}{' ' if phrase.startswith('(') else ', '}{phrase}"
    if rejected(claim):
        reason = clause(claim["reason"]) if claim["basis"] != "inferred" else ""
        return f"{words} (rejected by this desk{f': {reason}' if reason else ''})"
    return words


def rejected(claim: dict[str, Any]) -> bool:
    """Whether this desk holds the claim to be wrong; an occurrence is not weighed in this way."""
    return bool(claim.get("standing") == "rejected")


def recommended_first(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep the order of the document within each standing: recommended, alternative, rejected."""
    order = ("recommended", "alternative", "rejected")
    return sorted(claims, key=lambda claim: order.index(claim["standing"]))
