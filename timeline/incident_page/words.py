"""On whose word a claim stands, said as a sentence of its own, with the passages it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy, pgettext

from incidents.codes import Standing
from timeline.sources import Register
from timeline.telling.claims import PHRASES, whose_word
from timeline.telling.foreign import foreign
from timeline.telling.passages import Passages
from timeline.telling.plain import line, listed

#: As beside a claim, but for what a source says in its own voice: who published it reports that.
_SAYS = PHRASES | {
    ("stated", "affirms"): gettext_lazy("reported by %(by)s"),
    ("stated", "hedges"): gettext_lazy("reported with reserve by %(by)s"),
    ("stated", "denies"): gettext_lazy("reported by %(by)s not to be so"),
    ("attributed", "affirms"): gettext_lazy("on the word of %(by)s"),
}
_STANDINGS = {
    Standing.ALTERNATIVE: gettext_lazy("another account"),
    Standing.REJECTED: gettext_lazy("rejected by this desk"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A pointer to a passage on the page: ``[1, para. 3]``."""

    text: str
    citation: int


@dataclass(frozen=True, slots=True)
class Word:
    """Who vouches for a claim and how firmly, what this desk makes of it, and where it stands.

    `mark` is "" for what is recommended and not denied; `standing` and `stance` are codes.
    """

    says: str
    reason: str
    notes: tuple[Note, ...]
    standing: str
    stance: str

    @property
    def mark(self) -> str:
        """What a reader must not overlook, in a word or two."""
        if self.standing == Standing.REJECTED:
            return str(_STANDINGS[Standing.REJECTED])
        if self.stance == "denies":
            return pgettext("a claim", "denied")
        if self.standing == Standing.ALTERNATIVE:
            return str(_STANDINGS[Standing.ALTERNATIVE])
        return pgettext("a claim", "not certain") if self.stance == "hedges" else ""


class Words:
    """Says on whose word the claims of one document stand."""

    def __init__(self, document: dict[str, Any], register: Register) -> None:
        self.passages = Passages(document["citations"], register)
        self._citations = {each["number"]: each for each in document["citations"]}

    def word(self, claim: dict[str, Any], default: str = "") -> Word:
        """On whose word the claim stands; `default` names who claims or admits what it did."""
        basis = claim["basis"]
        if basis == "stated" and claim["by"]:
            basis = "attributed"
        if basis == "stated":
            by = self.houses(claim["cites"])
        else:
            by = whose_word(claim, self.passages, default)
        says = _capital(str(_SAYS[basis, claim["stance"]]) % {"by": foreign(by)})
        notes = self.notes(claim["cites"])
        standing = claim.get("standing", Standing.RECOMMENDED)
        return Word(says, line(claim["reason"]), notes, standing, claim["stance"])

    def notes(self, cites: Sequence[int]) -> tuple[Note, ...]:
        """The passages cited, each with its number in the document."""
        return tuple(
            Note(str(note), number) for number in cites for note in self.passages.notes([number])
        )

    def houses(self, cites: Sequence[int]) -> str:
        """Who published what is cited; a claim that cites nothing rests on all the sources."""
        cited = [self._citations[number] for number in cites if number in self._citations]
        houses = (
            (each["source"] or {}).get("publisher") or each["publisher"]
            for each in cited or self._citations.values()
        )
        names = dict.fromkeys(line(house["name"]) for house in houses if house)
        return listed([*names])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
