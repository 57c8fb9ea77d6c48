"""The citations of one document: the notes that claims carry, and who speaks in them."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext

from timeline.sources import Register
from timeline.telling.facts import Note, Passage
from timeline.telling.foreign import foreign
from timeline.telling.plain import line, named

Named = Callable[[str], str]  # how a name stands inside a sentence
_PARAGRAPH = re.compile(r"^paragraph(s?)\b", re.IGNORECASE)


class Passages:
    """The passages of one document, numbered by the sources of the whole timeline."""

    def __init__(self, citations: Iterable[dict[str, Any]], register: Register) -> None:
        self._citations = {citation["number"]: citation for citation in citations}
        self._notes = {
            number: Note(register.number(citation), _shortened(citation["locator"]))
            for number, citation in self._citations.items()
        }

    def notes(self, cites: Iterable[int]) -> tuple[Note, ...]:
        """The notes of a claim that cites these citations, each once."""
        known = (self._notes[number] for number in cites if number in self._notes)
        return tuple(dict.fromkeys(known))

    def speaker(self, cites: Iterable[int], named: Named = named) -> str:
        """The first speaker in those citations, as it is named or described; "" for none."""
        speakers = (_speaker(citation, named) for citation in self._cited(cites))
        return next(filter(None, speakers), "")

    def speaking_for(self, principal: dict[str, Any], cites: Iterable[int]) -> str:
        """Who in those citations is described only and speaks for that actor; "" for none."""
        return next(
            (
                line(citation["speaker_described_as"])
                for citation in self._cited(cites)
                if not citation["speaker"]
                and citation["speaker_described_as"]
                and (citation["on_behalf_of"] or {}).get("slug") == principal["slug"]
            ),
            "",
        )

    def _cited(self, cites: Iterable[int]) -> list[dict[str, Any]]:
        return [self._citations[number] for number in cites if number in self._citations]

    def all(self) -> tuple[Passage, ...]:
        """Every passage with its speaker and quotation, each once, in the order of the document."""
        return tuple(
            dict.fromkeys(
                Passage(self._notes[number], _credited(citation), line(citation["quotation"]))
                for number, citation in self._citations.items()
            )
        )


def _speaker(citation: dict[str, Any], named: Named = named) -> str:
    actor = citation["speaker"]
    return named(actor["name"]) if actor else line(citation["speaker_described_as"])


def _shortened(locator: str) -> str:
    return _PARAGRAPH.sub(r"para\1.", line(locator)).replace("paras.", "paras")


def _credited(citation: dict[str, Any]) -> str:
    """Who speaks, for whom, and whether the source or this desk keeps the name back."""
    if citation["anonymity"] == "withheld":
        return gettext("speaker withheld by this desk")
    words, principal = foreign(_speaker(citation)), citation["on_behalf_of"]
    if principal:
        told = words or gettext("somebody"), foreign(named(principal["name"]))
        words = gettext("{}, for {}").format(*told)
    if words and citation["anonymity"] == "unnamed":
        return gettext("{}, not named").format(words)
    return words
