"""How an incident is connected with others, and how many days lie between."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from timeline.telling.facts import Sentence
from timeline.telling.narrator import Narrator


def links(narrator: Narrator, day: str) -> Iterator[Sentence]:
    """A sentence a link; `day` is the ISO date of the incident when it is one certain day."""
    for row in narrator.document["links"]:
        target = _target(narrator, row["to"], day)
        phrase = narrator.wording.at("links", row["kind"])
        phrase = narrator.wording.mood(phrase, real=narrator.real)
        filled = narrator.wording.fill(phrase, {"target": target})
        clause = filled.text if filled else target
        competing = row["standing"] == "alternative"
        told = narrator.asserted(clause, row, competing=competing)
        yield narrator.sentence(told, [row], to=row["to"]["reference"])


def _target(narrator: Narrator, other: dict[str, Any], day: str) -> str:
    reference, title = other["reference"], narrator.foreign(other["title"])
    gap = _gap(narrator, narrator.days.get(reference, ""), day)
    return narrator.say("links", "target", title=title, reference=reference, gap=gap)


def _gap(narrator: Narrator, other: str, day: str) -> str:
    """How long before or after the other one was, in words; "" unless both days are certain."""
    if not other or not day:
        return ""
    days = (date.fromisoformat(day) - date.fromisoformat(other)).days
    phrase = narrator.wording.at("gaps", "before" if days >= 0 else "after")
    count = narrator.wording.number(abs(days))
    filled = narrator.wording.fill(phrase, {"count": count}, abs(days))
    return filled.text if filled else ""
