"""Whether it took place, what it is part of or answers, with what, and how well it is supported."""

from typing import Any

from incidents.codes import Grading, Grain, LinkKind, Means, NotStated, Occurrence, TargetKind
from timeline.telling.claims import ground, rejected, with_ground
from timeline.telling.facts import Fact, Piece
from timeline.telling.passages import Passages
from timeline.telling.plain import clause, line, listed, lowered

_MEANING = {
    Occurrence.OCCURRED: "it took place",
    Occurrence.ATTEMPTED: "attempted: begun, then stopped or failed",
    Occurrence.PLANNED: "planned: decided or ordered, and not begun",
    Occurrence.POSSIBLE: "possible: considered or prepared, not decided",
    Occurrence.CANCELLED: "cancelled: planned, and will not take place",
    Occurrence.REFUTED: "refuted: reported, and did not take place",
}
_TOLD_ELSEWHERE = (NotStated.CASUALTIES, NotStated.PLACE)
_MISSING = {"actor": "who did it", "figures": "any number", "time": "time of day"}
_LINKS = {
    LinkKind.PART_OF: ("part of", "be part of"),
    LinkKind.RESPONDS_TO: ("in response to", "be in response to"),
    LinkKind.CARRIES_OUT: ("carrying out", "carry out"),
    LinkKind.CONCERNS: ("concerning", "concern"),
    LinkKind.BREAKS: ("in breach of", "be in breach of"),
    LinkKind.COORDINATED_WITH: ("coordinated with", "be coordinated with"),
    LinkKind.ALTERNATIVE_ACCOUNT_OF: ("another account of", "be another account of"),
}


def occurrence(document: dict[str, Any], passages: Passages) -> list[Fact]:
    """Say plainly that it did not simply take place, or on whose word it did."""
    claim = document["occurrence_claim"]
    code = Occurrence(document["occurrence"])
    if code is Occurrence.OCCURRED and not ground(claim, passages):
        return []
    words = with_ground(_MEANING[code], claim, passages)
    return [Fact("Status", (Piece(words, passages.notes(claim["cites"])),))]


def extent(document: dict[str, Any]) -> list[Fact]:
    """Say that an entry stands for several events."""
    if document["grain"] == Grain.UMBRELLA:
        return [Fact("Series", (Piece("its incidents are recorded one by one"),))]
    if document["grain"] != Grain.AGGREGATE:
        return []
    count = document["event_count"]
    events = f"{count:,} events" if count else "several events, how many is not known"
    return [Fact("Series", (Piece(f"{events}, which the sources do not tell apart"),))]


def manner(document: dict[str, Any]) -> list[Fact]:
    """With what, at what sort of thing, and what else the act was."""
    kinds = [lowered(line(other["name"])) for other in document["other_types"]]
    told = (
        ("Also", kinds),
        ("Means", [lowered(Means(code).label) for code in document["means"]]),
        ("Kind of target", [lowered(TargetKind(code).label) for code in document["target_kinds"]]),
    )
    return [Fact(label, (Piece(listed(words)),)) for label, words in told if words]


def coded(document: dict[str, Any]) -> list[str]:
    """The same in a few words each, for a last line."""
    return [f"{lowered(fact.label)}: {fact.pieces[0].text}" for fact in manner(document)]


def links(document: dict[str, Any], passages: Passages) -> list[Fact]:
    """What it is part of, answers, carries out …, and where this desk only infers so."""
    pieces = tuple(_link(row, passages) for row in document["links"])
    return [Fact("Connected", pieces)] if pieces else []


def _link(row: dict[str, Any], passages: Passages) -> Piece:
    other = row["to"]
    target = f"{other['reference']} {line(other['title'])}"
    plain, inferred = _LINKS[LinkKind(row["kind"])]
    if row["basis"] == "inferred" and row["stance"] == "affirms" and not rejected(row):
        words = f"inferred by this desk to {inferred} {target}: {clause(row['reason'])}"
    else:
        words = with_ground(f"{plain} {target}", row, passages)
    return Piece(words, passages.notes(row["cites"]), to=other["reference"])


def missing(document: dict[str, Any]) -> list[Fact]:
    """What was sought in the sources and is not in them, but for what is said at its place."""
    codes = [code for code in document["not_stated"] if code not in _TOLD_ELSEWHERE]
    if not codes:
        return []
    return [Fact("Not stated", (Piece(listed([_MISSING.get(code, code) for code in codes])),))]


def remarks(document: dict[str, Any]) -> list[str]:
    """How well it is supported, how its date was put, and which dataset it was taken from."""
    told = []
    if document["grading"]:
        told.append(lowered(Grading(document["grading"]).label))
    if document["date_as_reported"]:
        told.append(f"date reported as “{line(document['date_as_reported'])}”")
    return [*told, *map(_origin, document["origins"])]


def _origin(row: dict[str, Any]) -> str:
    dataset = " ".join(filter(None, [line(row["dataset"]), line(row["release"])]))
    licence = f", licence {line(row['licence'])}" if row["licence"] else ""
    return f"from {dataset} ({line(row['original_id'])}){licence}"
