"""Who tells a document in sentences: its words, its notes, and on whose word each claim stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from incidents.codes import ActorKind
from timeline.telling.claims import rejected
from timeline.telling.facts import Note, Sentence
from timeline.telling.passages import Passages
from timeline.telling.plain import line
from timeline.telling.wording import Phrases, Wording, opened

Claim = dict[str, Any]
PLAIN = ("stated", "affirms", "")
"""The ground of what a source says in its own voice."""
_ACTING = ("initiator", "orderer", "deployed", "speaker")
_REAL = ("occurred", "attempted", "refuted")


@dataclass(frozen=True)
class Narrator:
    """One document about to be told in one style; `days` are the days of entries told before."""

    document: dict[str, Any]
    passages: Passages
    wording: Wording
    days: dict[str, str] = field(default_factory=dict)

    @property
    def real(self) -> bool:
        """Whether it is told as something done, rather than as something open."""
        return self.document["occurrence"] in _REAL

    @cached_property
    def frame(self) -> tuple[str, str, str]:
        """The ground that the main sentence stands on as a whole: that of the occurrence.

        Who is said to have done it by somebody is told apart, for what the source says took place
        would else seem to stand on that word too.
        """
        own = self.ground(self.document["occurrence_claim"])
        return PLAIN if own[1] == "denies" else own

    def ground(self, claim: Claim) -> tuple[str, str, str]:
        """What a claim rests on, how firmly, and whose word it is."""
        basis = claim["basis"]
        if basis == "stated" and claim["by"]:
            basis = "attributed"
        needs = basis not in ("stated", "inferred", "dataset")
        return basis, claim["stance"], self.whose_word(claim, basis) if needs else ""

    def whose_word(self, claim: Claim, basis: str) -> str:
        """Name who vouches: the actor given, else the one concerned, else the speaker cited."""
        if claim["by"]:
            described = self.passages.speaking_for(claim["by"], claim["cites"])
            return self.foreign(described) or self.named(claim["by"]["name"])
        concerned = claim.get("actor") if basis in ("claimed", "admitted") else None
        if concerned:
            return self.named(concerned["name"])
        speaker = self.passages.speaker(claim["cites"], self.named)
        return self.foreign(speaker) or self.say("somebody", basis)

    def fits(self, claim: Claim) -> bool:
        """Whether it can stand in the main sentence without a word about its ground."""
        return _holds(claim) and self.ground(claim) in (PLAIN, self.frame)

    def say(self, *path: str, **values: str) -> str:
        """Fill a phrase of the style."""
        return self.wording.say(*path, **values)

    def of_type(self, form: str) -> Phrases:
        """The form of the type in the style, or of the nearest type above it that has one."""
        kind, types = self.document["type"], self.wording.at("types")
        codes = (kind["code"], *kind["parents"], "other")
        return next((types[code][form] for code in codes if form in types.get(code, {})), None)

    def foreign(self, text: str) -> str:
        """Text from outside, fit to stand inside a sentence of the style."""
        return self.wording.foreign(text)

    def named(self, name: str) -> str:
        """A name from outside as it stands inside a sentence."""
        return self.foreign(self.wording.named(line(name)))

    def participant(self, row: dict[str, Any]) -> str:
        """Name the actor, a person with the body it belongs to; else say how it is described."""
        described = self.foreign(row["described_as"])
        if row["actor"] and described and self._named_already(row):
            who = self.say("described_again", described=described)
        elif row["actor"]:
            within = row["actor"]["within"] if row["actor"]["kind"] == ActorKind.PERSON else []
            body = self.named(within[0]["name"]) if within else ""
            who = self.say("person", name=self.named(row["actor"]["name"]), body=body)
            who = self.say("described", name=who, described=described) or who
        elif row["kind"] == ActorKind.UNIDENTIFIED and described and not _unidentified(described):
            who = self.say("not_identified", described=described)
        else:
            who = described or self.say("kinds", row["kind"])
        side = row["side"]
        return self.say("with_side", who=who, side=str(side)) if side is not None else who

    def _named_already(self, row: dict[str, Any]) -> bool:
        """Whether the same actor has another part that the main sentence has room for."""
        return any(
            each is not row and each["actor"] and each["actor"]["slug"] == row["actor"]["slug"]
            for each in self.document["participations"]
            if not each["described_as"] and each["role"] in _ACTING and self.fits(each)
        )

    def asserted(self, clause: str, claim: Claim, *, competing: bool = False) -> str:
        """A clause with what it rests on, its reason, and what this desk makes of it."""
        basis, stance, by = self.ground(claim)
        told = self.say("claims", basis, stance, clause=clause, by=by)
        return self.judged(told, claim, competing=competing and basis in ("stated", "dataset"))

    def judged(self, told: str, claim: Claim, *, competing: bool = False) -> str:
        """Add the reason, and that it is set aside or one account of several."""
        reason = self.reason(claim)
        if rejected(claim) and claim["basis"] != "inferred":
            return self.say("standing", "rejected", claim=told, reason=reason)
        told = self.say("reasons", claim["basis"], claim=told, reason=reason) or told
        if rejected(claim):
            return self.say("standing", "rejected", claim=told)
        return self.say("standing", "alternative", claim=told) if competing else told

    def reason(self, claim: Claim) -> str:
        """The reason given for a claim, as a clause."""
        return self.foreign(self.wording.clause(line(claim["reason"])))

    def notes(self, claims: Iterable[Claim]) -> tuple[Note, ...]:
        """The notes of several claims, each once."""
        cites = [number for claim in claims for number in claim["cites"]]
        return self.passages.notes(dict.fromkeys(cites))

    def joined(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """Sentences that belong together, as clauses of one."""
        between = str(self.wording.at("list", "clauses"))
        return [*(replace(each, closing=between) for each in sentences[:-1]), *sentences[-1:]]

    def sentence(self, text: str, claims: Sequence[Claim] = (), to: str = "") -> Sentence:
        """A sentence with the notes of the claims that it tells."""
        return Sentence(opened(text), self.notes(claims), to)


def _holds(claim: Claim) -> bool:
    return bool(claim["standing"] == "recommended" and claim["stance"] != "denies")


def _unidentified(described: str) -> bool:
    return "unidentified" in described.casefold()
