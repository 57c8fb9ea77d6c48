"""The claims that the main sentence has no room for, each with whose word it stands on."""

from collections.abc import Iterator, Sequence

from incidents.codes import Occurrence, Role
from timeline.telling import counted, spots
from timeline.telling.act import Act, leaves_open
from timeline.telling.claims import recommended_first, rejected
from timeline.telling.facts import Sentence
from timeline.telling.figures import key
from timeline.telling.narrator import Claim, Narrator

_AUTHORS = (Role.INITIATOR, Role.ORDERER)


def occurrence(narrator: Narrator) -> Iterator[Sentence]:
    """That it took place, where somebody denies it; any other ground frames the main sentence."""
    claim = narrator.document["occurrence_claim"]
    if claim["stance"] == "denies":
        clause = narrator.say("occurrence", narrator.document["occurrence"])
        yield narrator.sentence(narrator.asserted(clause, claim), [claim])


def parts(narrator: Narrator, main: Act, *, plain: bool) -> Iterator[Sentence]:
    """Who else took part, or who else is said to have, role by role."""
    for role in Role:
        rows = [row for row in narrator.document["participations"] if row["role"] == role]
        left = [row for row in rows if not main.tells(row) and not _is_host_too(narrator, row)]
        settled = any(row["standing"] == "recommended" for row in rows)
        for alike in _alike(narrator, recommended_first(left)):
            if plain is narrator.fits(alike[0]):
                yield narrator.sentence(_part(narrator, alike, settled=settled), alike)


def places(narrator: Narrator, main: Act) -> Iterator[Sentence]:
    """Where else it was, and where else it is said to have been."""
    rows = recommended_first(narrator.document["locations"])
    settled = any(row["standing"] == "recommended" for row in rows)
    for row in rows:
        if not main.tells(row) and not _is_subject_too(narrator, row):
            competing = settled and row["standing"] == "alternative"
            clause = spots.clause(narrator, row)
            yield narrator.sentence(narrator.asserted(clause, row, competing=competing), [row])


def figures(narrator: Narrator, main: Act) -> Iterator[Sentence]:
    """Every number, those that compete as clauses of one sentence."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for row in narrator.document["figures"]:
        if not main.tells(row):
            groups.setdefault(key(row), []).append(row)
    alone: list[Claim] = []
    for group in groups.values():
        row = group[0]
        if len(group) == 1 and narrator.fits(row) and not row["reason"]:
            alone.append(row)
    for alike in _cited_alike(narrator, alone):
        clauses = [counted.clause(narrator, row) for row in alike]
        told = narrator.asserted(narrator.wording.listed(clauses), alike[0])
        yield narrator.sentence(told, alike)
    for group in groups.values():
        if not any(group[0] is row for row in alone):
            yield from narrator.joined(list(_competing(narrator, recommended_first(group))))


def _competing(narrator: Narrator, rows: Sequence[Claim]) -> Iterator[Sentence]:
    for number, row in enumerate(rows):
        competing = bool(number) and row["standing"] == "alternative"
        clause = counted.clause(narrator, row)
        told = narrator.asserted(clause, row, competing=competing)
        yield (
            narrator.sentence(told, [row]) if not number else Sentence(told, narrator.notes([row]))
        )


def _part(narrator: Narrator, alike: Sequence[Claim], *, settled: bool) -> str:
    row = alike[0]
    who = narrator.wording.listed([narrator.participant(each) for each in alike])
    basis, stance, by = narrator.ground(row)
    if _blames(narrator, row, basis):
        return narrator.judged(narrator.say("blame", row["role"], stance, by=by, who=who), row)
    phrase = narrator.wording.mood(narrator.wording.at("roles", row["role"]), real=narrator.real)
    filled = narrator.wording.fill(phrase, {"who": who})
    clause = filled.text if filled else who
    if leaves_open(row):
        return clause
    competing = settled and row["standing"] == "alternative"
    return narrator.asserted(clause, row, competing=competing)


def _blames(narrator: Narrator, row: Claim, basis: str) -> bool:
    """Whether a third party lays an act of violence at somebody's door."""
    kind = narrator.document["type"]
    violent = "violence" in (kind["code"], *kind["parents"])
    done = narrator.document["occurrence"] in (Occurrence.OCCURRED, Occurrence.ATTEMPTED)
    laid = basis == "attributed" and row["stance"] != "denies" and not rejected(row)
    return violent and done and laid and row["role"] in _AUTHORS


def _alike(narrator: Narrator, rows: Sequence[Claim]) -> list[list[Claim]]:
    """Rows of one role that rest on the same ground, with the same standing and reason."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for row in rows:
        same = (*narrator.ground(row), row["standing"], row["reason"], leaves_open(row))
        groups.setdefault(same, []).append(row)
    return list(groups.values())


def _cited_alike(narrator: Narrator, rows: Sequence[Claim]) -> list[list[Claim]]:
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for row in rows:
        groups.setdefault((narrator.ground(row), *row["cites"]), []).append(row)
    return list(groups.values())


def _is_host_too(narrator: Narrator, row: Claim) -> bool:
    """Whether a host is the target as well, so that naming it again would tell nothing."""
    targets = [
        each
        for each in narrator.document["participations"]
        if each["role"] == Role.TARGET and each["actor"] and narrator.fits(each)
    ]
    same = any(row["actor"] and each["actor"]["slug"] == row["actor"]["slug"] for each in targets)
    return row["role"] == Role.HOST and same and narrator.fits(row)


def _is_subject_too(narrator: Narrator, row: Claim) -> bool:
    """Whether a statement is about the place as an actor already: Iraq, and Iraq."""
    subjects = {
        each["actor"]["name"]
        for each in narrator.document["participations"]
        if each["role"] in (Role.SUBJECT, Role.ADDRESSEE) and each["actor"] and narrator.fits(each)
    }
    plain = not row["described_as"] and narrator.fits(row)
    return bool(
        row["role"] == "about" and row["place"] and plain and row["place"]["name"] in subjects
    )
