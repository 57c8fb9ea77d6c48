"""The parts of the page of one incident, put together for its templates."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from incidents.codes import Grading
from timeline.entries import Entry, entry
from timeline.incident_page.changes import Changes, changes
from timeline.incident_page.citing import Citing, Form, citing, forms
from timeline.incident_page.figures import Counted, Total, counted, totals
from timeline.incident_page.linked import Links, links
from timeline.incident_page.passages import Source, sources
from timeline.incident_page.state import State
from timeline.incident_page.when import When, when
from timeline.incident_page.where import Where, where
from timeline.incident_page.who import Part, parts
from timeline.incident_page.words import Words
from timeline.sources import Register
from timeline.telling import circumstances
from timeline.telling.facts import Fact
from timeline.telling.wording import of_reader

_DOUBTS = {
    Grading.CONTESTED: gettext_lazy("Accounts of it exclude each other."),
    Grading.DISCOUNTED: gettext_lazy("What was reported has been shown to be wrong."),
    Grading.SINGLE_SOURCE: gettext_lazy("It rests on one publisher or one witness."),
}
_DESCRIBED = 300


@dataclass(frozen=True)
class Told:
    """One state of an incident, told part by part; `entry` is how a timeline tells it."""

    document: dict[str, Any]
    entry: Entry
    facts: tuple[Fact, ...]
    when: When
    where: Where
    parts: list[Part]
    numbers: list[Counted]
    totals: list[Total]
    links: Links
    sources: list[Source]
    changes: Changes
    citing: Citing
    forms: list[Form]

    @property
    def disputed(self) -> list[tuple[str, str]]:
        """What is disputed, and where on the page that stands."""
        roles = [(part.label, f"role-{part.role}") for part in self.parts if part.disputed]
        numbers = [(each.label, "figures") for each in self.numbers if each.disputed]
        return list(dict.fromkeys([*roles, *numbers]))

    @property
    def doubt(self) -> str:
        """What its grading warns of; "" for what is well supported or was not assessed."""
        return str(_DOUBTS.get(self.document["grading"], ""))

    @property
    def grading(self) -> str:
        """How well it is supported, in a word; "" where that was not assessed."""
        grading = self.document["grading"]
        return str(Grading(grading).label) if grading else ""

    @property
    def description(self) -> str:
        """The incident in a line or two, for those who show only that."""
        text = " ".join(self.entry.text) or gettext("%(type)s, %(when)s, %(place)s") % {
            "type": self.entry.type,
            "when": self.when.words,
            "place": self.entry.place or gettext("place not stated"),
        }
        return text if len(text) <= _DESCRIBED else f"{text[: _DESCRIBED - 1]}…"


def tell(state: State, request: HttpRequest) -> Told:
    """Everything that the page shows of the state, which has a document."""
    document: dict[str, Any] = json.loads(state.text)
    register = Register()
    told = entry(document, register, of_reader())
    words = Words(document, register)
    numbers = counted(document, words)
    return Told(
        document=document,
        entry=told,
        facts=_facts(document, words),
        when=when(document),
        where=where(document, words, state.at.position),
        parts=parts(document, words),
        numbers=numbers,
        totals=totals(numbers, state.entry.position),
        links=links(document, words, state),
        sources=sources(document, register),
        changes=changes(state),
        citing=citing(document, state, request),
        forms=forms(state),
    )


def _facts(document: dict[str, Any], words: Words) -> tuple[Fact, ...]:
    """Whether it took place, how many events it stands for, with what, and what is not stated."""
    return (
        *circumstances.occurrence(document, words.passages),
        *circumstances.extent(document),
        *circumstances.manner(document),
        *circumstances.missing(document),
    )
