"""Who took part, in which role, on whose word."""

from typing import Any

from django.utils.translation import gettext

from incidents.codes import ActorKind, Role
from timeline.telling.claims import recommended_first, rejected, whose_word, with_ground
from timeline.telling.facts import Fact, Piece
from timeline.telling.foreign import foreign
from timeline.telling.passages import Passages
from timeline.telling.plain import lowered, named

LABELS = {
    Role.INITIATOR: "By",
    Role.ORDERER: "Ordered by",
    Role.PARTY: "Parties",
    Role.SUPPORTER: "Supported by",
    Role.TARGET: "Target",
    Role.AFFECTED: "Affected",
    Role.HOST: "Host",
    Role.DEPLOYED: "Force",
    Role.RESPONDER: "Response by",
    Role.MEDIATOR: "Mediated by",
    Role.SPEAKER: "Speaker",
    Role.ADDRESSEE: "Addressed to",
    Role.SUBJECT: "About",
}
_AUTHORS = (Role.INITIATOR, Role.ORDERER)


def facts(document: dict[str, Any], passages: Passages) -> list[Fact]:
    """One fact a role, in the order of the code list."""
    told = []
    for role, label in LABELS.items():
        rows = [row for row in document["participations"] if row["role"] == role]
        if rows:
            told.append(Fact(label, _pieces(recommended_first(rows), document, passages)))
    return told


def _pieces(
    rows: list[dict[str, Any]], document: dict[str, Any], passages: Passages
) -> tuple[Piece, ...]:
    several = any(row["standing"] == "recommended" for row in rows)
    pieces = []
    for row in rows:
        words = _told(row, document, passages)
        if several and row["standing"] == "alternative" and row["stance"] != "denies":
            words = gettext("another account: %(words)s") % {"words": words}
        if row["side"] is not None:
            words = f"{gettext('side %(number)s') % {'number': row['side']}}: {words}"
        pieces.append(Piece(words, passages.notes(row["cites"])))
    return tuple(pieces)


def _told(row: dict[str, Any], document: dict[str, Any], passages: Passages) -> str:
    who = participant(row)
    own = named(row["actor"]["name"]) if row["actor"] else ""
    default = own if row["basis"] in ("claimed", "admitted") else ""
    if _blames(row, document):
        by = whose_word(row, passages, default)
        hedged = gettext("%(who)s, suspected by %(by)s")
        words = hedged if row["stance"] == "hedges" else gettext("blamed on %(who)s by %(by)s")
        return words % {"who": who, "by": foreign(by)}
    return with_ground(who, row, passages, default)


def _blames(row: dict[str, Any], document: dict[str, Any]) -> bool:
    """Whether a third party lays an act of violence at somebody's door."""
    violent = "violence" in (document["type"]["code"], *document["type"]["parents"])
    blamed = row["basis"] == "attributed" and row["stance"] != "denies" and not rejected(row)
    return violent and blamed and row["role"] in _AUTHORS


def participant(row: dict[str, Any]) -> str:
    """Name the actor, a person with the body it belongs to; else say how it is described."""
    described = foreign(row["described_as"])
    if not row["actor"]:
        kind = lowered(ActorKind(row["kind"]).label) if row["kind"] else ""
        if row["kind"] == ActorKind.UNIDENTIFIED and "unidentified" not in described.casefold():
            return gettext("%(described)s, not identified") % {"described": described}
        return described or kind
    name = foreign(row["actor"]["name"])
    within = row["actor"]["within"]
    if row["actor"]["kind"] == ActorKind.PERSON and within:
        name = f"{name} ({foreign(within[0]['name'])})"
    if not described:
        return name
    return gettext("%(name)s, described as “%(words)s”") % {"name": name, "words": described}
