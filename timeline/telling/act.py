"""The main sentence: who did what to whom, where and when, by the template of the type."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from incidents.codes import ActorKind, Role
from timeline.telling.counted import quantity
from timeline.telling.facts import Sentence
from timeline.telling.narrator import PLAIN, Claim, Narrator
from timeline.telling.plain import line, paragraphs
from timeline.telling.spots import place, where
from timeline.telling.templates import Filled

SLOTS = {role.value: role.value for role in Role} | {Role.INITIATOR.value: "by"}
"""What each role is called in the templates."""
COUNTED = ("munitions", "intercepted")
"""Figures that a main sentence may hold."""
_SEVERAL = re.compile(r"(?<=[^\W_]{2})[.!?؟]\s+\w")  # sentences; "U.S. forces" is not two


@dataclass(frozen=True, slots=True)
class Act:
    """The main sentence, the rows of the document that it has told, and words it has not."""

    sentence: Sentence
    told: tuple[Claim, ...]
    unsaid: str

    def tells(self, row: Claim) -> bool:
        """Whether a row of the document need not be told again."""
        return any(row is each for each in self.told)


def act(narrator: Narrator, timing: str) -> Act:
    """Tell what was done, with all that fits into one sentence; `timing` opens it."""
    rows = {name: found for name, found in _slots(narrator) if found}
    values = {name: _value(narrator, name, found) for name, found in rows.items()}
    values |= {"type": narrator.foreign(narrator.document["type"]["name"]), "said": _said(narrator)}
    filled = _done(narrator, values) or _named(narrator, values)
    used = filled.used | ({"where"} if "where" in rows and not values["where"] else set())
    told = tuple(unique(row for name in rows if name in used for row in rows[name]))
    claim = narrator.document["occurrence_claim"]
    basis, stance, by = narrator.frame
    frame = narrator.say("frames", basis, stance, by=by) if narrator.frame != PLAIN else ""
    opening = str(narrator.wording.at("list", "opening"))
    text = opening.join(filter(None, [timing, frame, filled.text]))
    cited = [*(row for row in told if not leaves_open(row)), claim]
    unsaid = "" if "said" in used else values["said"]
    return Act(narrator.sentence(text, cited), told, unsaid)


def leaves_open(row: Claim) -> bool:
    """Whether this desk says of the one who did it that nobody knows who it was."""
    return bool(
        row.get("role") == Role.INITIATOR
        and row["kind"] == ActorKind.UNIDENTIFIED
        and (row["basis"], row["stance"], row["standing"]) == ("inferred", "affirms", "recommended")
    )


def reasons(narrator: Narrator, told: tuple[Claim, ...]) -> Iterator[Sentence]:
    """The reasons given for what the main sentence says, each a sentence."""
    claim = narrator.document["occurrence_claim"]
    for row in (*([] if claim["stance"] == "denies" else [claim]), *told):
        reason = narrator.foreign(line(row["reason"]).removesuffix("."))
        if reason and not leaves_open(row):
            yield narrator.sentence(narrator.say("reasons", "alone", reason=reason))


def unknown(narrator: Narrator) -> Iterator[Sentence]:
    """Why this desk leaves open who did it."""
    for row in narrator.document["participations"]:
        if leaves_open(row):
            text = narrator.say("reasons", "unidentified", reason=narrator.reason(row))
            yield narrator.sentence(text, [row])


def unique(rows: Iterable[Claim]) -> list[Claim]:
    """Each row once; two rows that say the same are two."""
    return list({id(row): row for row in rows}.values())


def _slots(narrator: Narrator) -> Iterator[tuple[str, list[Claim]]]:
    document = narrator.document
    for role, name in SLOTS.items():
        rows = [row for row in document["participations"] if row["role"] == role]
        yield name, [row for row in rows if narrator.fits(row) or leaves_open(row)]
    for measure in COUNTED:
        rows = [row for row in document["figures"] if row["measure"] == measure]
        yield measure, rows if len(rows) == 1 and _is_whole(narrator, rows[0]) else []
    spots = [row for row in document["locations"] if narrator.fits(row)]
    here = [row for row in spots if row["role"] != "about"]
    yield "where", here
    yield "place", here if len(here) == 1 else []


def _is_whole(narrator: Narrator, row: Claim) -> bool:
    counts_all = row["scope"] == "whole" and not (row["as_of"] or row["reason"] or row["actor"])
    return counts_all and row["side"] is None and narrator.fits(row)


def _value(narrator: Narrator, name: str, rows: list[Claim]) -> str:
    if name == "where":
        return where(narrator, rows)
    if name == "place":
        return place(narrator, rows[0])
    if name in COUNTED:
        return quantity(narrator, rows[0])
    return narrator.wording.listed([narrator.participant(row) for row in rows])


def _said(narrator: Narrator) -> str:
    text = " ".join(paragraphs(narrator.document["said"]))
    several = _SEVERAL.search(text)
    return narrator.foreign(text.removesuffix(".") if several else narrator.wording.clause(text))


def _done(narrator: Narrator, values: Mapping[str, str]) -> Filled | None:
    forms = {"occurred": "did", "attempted": "tried"}.get(narrator.document["occurrence"], "")
    fills = (narrator.wording.fill(text, values) for text in narrator.of_type(forms) or ())
    return next(filter(None, fills), None)


def _named(narrator: Narrator, values: Mapping[str, str]) -> Filled:
    """The act as a noun, with what became of it."""
    what = narrator.wording.fill(narrator.of_type("what"), values) or Filled(values["type"])
    mood = narrator.wording.at("moods", narrator.document["occurrence"])
    whole = narrator.wording.fill(mood, {**values, "what": what.text}) or what
    return Filled(whole.text, whole.used | what.used)
