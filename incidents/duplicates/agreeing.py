"""What agrees between what is typed and an incident, in words."""

import re
from collections.abc import Iterator
from typing import Any

from incidents.duplicates.scoring import compared

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 6
MOST_NAMED = 3
ENDINGS = 2
SAME_STEM = 4
"""Letters of the shorter word; below that, an ending makes another word of it."""
SAID_EVERYWHERE = frozenset(
    [
        *("after", "against", "also", "been", "before", "from", "have", "into", "more", "near"),
        *("over", "said", "some", "than", "that", "their", "them", "then", "they", "this"),
        *("under", "were", "when", "where", "which", "with"),
    ]
)
KINSHIP = {3: "same type", 2: "type above or below", 1: "related type"}


def agreements(row: dict[str, Any]) -> Iterator[str]:
    """Days, place, type, actors, figures and words, as far as each agrees."""
    for said in (days(row["days_apart"]), place(row), KINSHIP.get(row["kin"])):
        if said:
            yield said
    names = row["names"]
    if common := [names[pk] for pk in row["told_actors"] if pk in set(row["asked_actors"])]:
        yield f"same actor{'' if len(common) == 1 else 's'}: {', '.join(common[:MOST_NAMED])}"
    if same := [f"{what} {n}" for what, n, other in numbers(row) if n == other]:
        yield f"same number: {', '.join(same)}"
    if shared := shared_words(row["asked"], row["told"]):
        yield f"words: {', '.join(shared)}"


def differences(row: dict[str, Any]) -> Iterator[str]:
    """What speaks against it: other actors, other numbers."""
    one, other = set(row["asked_actors"]), set(row["told_actors"])
    if one and other and not one & other:
        yield "no actor in common"
    for what, ours, theirs in numbers(row):
        if ours != theirs:
            yield f"{what}: {ours} and {theirs}"


def numbers(row: dict[str, Any]) -> list[tuple[str, int, int]]:
    """What both count, with both numbers, the same thing once."""
    return compared(row["asked_figures"], row["told_figures"])


def days(apart: int | None) -> str:
    """How the days stand to each other; -1 is that they may be the same."""
    if apart is None:
        return ""
    if apart <= 0:
        return "dates overlap" if apart else "same date"
    return f"{apart} day{'' if apart == 1 else 's'} apart"


def place(row: dict[str, Any]) -> str:
    """How near it was."""
    if row["same"]:
        return "same place"
    if row["km"] is not None:
        return "under 1 km away" if row["km"] < 1 else f"{row['km']:.0f} km away"
    if row["area"] or row["country"]:
        return f"same area: {row['area'] or row['country']}"
    return ""


def shared_words(asked: str, told: str) -> list[str]:
    """The typed words that the incident has too, by their stems, in the order typed."""
    there = {word for word in WORD.findall(told) if len(word) >= SAME_STEM}
    found: list[str] = []
    for word in WORD.findall(asked):
        known = any(same_stem(word, seen) for seen in found)
        if telling(word) and not known and any(same_stem(word, each) for each in there):
            found.append(word)
    return found[:MOST_WORDS]


def telling(word: str) -> bool:
    """Whether that a word is shared says anything."""
    return len(word) >= SAME_STEM and word not in SAID_EVERYWHERE


def same_stem(one: str, other: str) -> bool:
    """Whether one word is the other with an ending: rocket, rockets."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) <= ENDINGS and len(short) >= SAME_STEM
