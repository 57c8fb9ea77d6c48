"""Who had which part in it, on whose word; competing accounts stand beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from incidents.codes import Occurrence, Role, Standing
from incidents.translatable import definition
from timeline.incident_page.words import Word, Words
from timeline.telling.claims import recommended_first
from timeline.telling.parts import participant
from timeline.telling.plain import line, named


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody, in a part that some word gives them; `within` is whom they belonged to then."""

    who: str
    within: tuple[str, ...]
    side: int | None
    word: Word


@dataclass(frozen=True, slots=True)
class Part:
    """One role and everybody who is said to have had it; `disputed` when accounts compete."""

    role: str
    label: str
    definition: str
    accounts: tuple[Account, ...]
    disputed: bool


def parts(document: dict[str, Any], words: Words) -> list[Part]:
    """One a role, in the order of the code list.

    The definitions of the roles speak of what was done: of what was not they are left out.
    """
    told = []
    done = document["occurrence"] in (Occurrence.OCCURRED, Occurrence.ATTEMPTED)
    for role in Role:
        rows = [row for row in document["participations"] if row["role"] == role]
        if rows:
            accounts = tuple(_account(row, words) for row in recommended_first(rows))
            meaning = definition(role) if done else ""
            told.append(Part(role.value, str(role.label), meaning, accounts, is_disputed(rows)))
    return told


def is_disputed(rows: Sequence[dict[str, Any]]) -> bool:
    """Whether claims of one kind compete: another account stands beside one, or one is denied.

    What this desk rejects was said, and disputes nothing any more.
    """
    held = [row for row in rows if row["standing"] != Standing.REJECTED]
    denied = any(row["stance"] == "denies" for row in held)
    others = any(row["standing"] == Standing.ALTERNATIVE for row in held)
    return denied or (others and len(held) > 1)


def _account(row: dict[str, Any], words: Words) -> Account:
    actor = row["actor"]
    own = named(actor["name"]) if actor else ""
    default = own if row["basis"] in ("claimed", "admitted") else ""
    within = tuple(line(body["name"]) for body in actor["within"]) if actor else ()
    return Account(participant(row), within, row["side"], words.word(row, default))
