"""The sources with the passages cited from them: who speaks, where, in which words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from incidents.codes import Credibility, Reliability
from timeline.sources import NumberedSource, Register
from timeline.telling.facts import Passage as Told
from timeline.telling.passages import Passages
from timeline.telling.plain import line


@dataclass(frozen=True, slots=True)
class Passage:
    """One citation: the place in the source, who speaks there, and what is said."""

    citation: int
    locator: str
    speaker: str
    quotation: str
    paraphrase: str
    credibility: str


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered source, how good its publisher's word is, and what is cited of it."""

    listed: NumberedSource
    reliability: str
    passages: tuple[Passage, ...]


def sources(document: dict[str, Any], register: Register) -> list[Source]:
    """The sources of a document in the order of their numbers."""
    told: dict[int, list[Passage]] = {}
    graded: dict[int, str] = {}
    for citation in document["citations"]:
        number = register.number(citation)
        (credited,) = Passages([citation], register).all()
        told.setdefault(number, []).append(_passage(citation, credited))
        graded.setdefault(number, _reliability(citation))
    return [
        Source(listed, graded[listed.number], tuple(told[listed.number]))
        for listed in register
        if listed.number in told
    ]


def _passage(citation: dict[str, Any], told: Told) -> Passage:
    credibility = citation["credibility"]
    return Passage(
        citation=citation["number"],
        locator=line(citation["locator"]),
        speaker=told.speaker,
        quotation=told.quotation,
        paraphrase=line(citation["paraphrase"]),
        credibility=_graded(gettext("credibility"), Credibility, credibility),
    )


def _reliability(citation: dict[str, Any]) -> str:
    house = (citation["source"] or {}).get("publisher") or citation["publisher"] or {}
    return _graded(gettext("reliability"), Reliability, house.get("reliability"))


def _graded(scale: str, codes: Any, grade: Any) -> str:
    """A grade of the Admiralty system with its meaning; "" where none was given."""
    return f"{scale} {grade}: {codes(grade).label}" if grade else ""
