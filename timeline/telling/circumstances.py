"""Whether it took place, what it is part of or answers, with what, and how well it is supported."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy, pgettext

from incidents.codes import Grading, Grain, LinkKind, Means, NotStated, Occurrence, TargetKind
from timeline.telling.claims import ground, rejected, with_ground
from timeline.telling.facts import Fact, Piece
from timeline.telling.foreign import foreign
from timeline.telling.passages import Passages
from timeline.telling.plain import clause, line, listed, lowered

_MEANING = {
    Occurrence.OCCURRED: gettext_lazy("it took place"),
    Occurrence.ATTEMPTED: gettext_lazy("attempted: begun, then stopped or failed"),
    Occurrence.PLANNED: gettext_lazy("planned: decided or ordered, and not begun"),
    Occurrence.POSSIBLE: gettext_lazy("possible: considered or prepared, not decided"),
    Occurrence.CANCELLED: gettext_lazy("cancelled: planned, and will not take place"),
    Occurrence.REFUTED: gettext_lazy("refuted: reported, and did not take place"),
}
_TOLD_ELSEWHERE = (NotStated.CASUALTIES, NotStated.PLACE)
_MISSING = {
    NotStated.ACTOR: gettext_lazy("who did it"),
    NotStated.TARGET: gettext_lazy("target"),
    NotStated.TIME: gettext_lazy("time of day"),
    NotStated.FIGURES: gettext_lazy("any number"),
    NotStated.MUNITIONS: gettext_lazy("munitions"),
}
_LINKS = {
    LinkKind.PART_OF: (
        gettext_lazy("part of %(target)s"),
        gettext_lazy("inferred by this desk to be part of %(target)s"),
    ),
    LinkKind.RESPONDS_TO: (
        gettext_lazy("in response to %(target)s"),
        gettext_lazy("inferred by this desk to be in response to %(target)s"),
    ),
    LinkKind.CARRIES_OUT: (
        gettext_lazy("carrying out %(target)s"),
        gettext_lazy("inferred by this desk to carry out %(target)s"),
    ),
    LinkKind.CONCERNS: (
        gettext_lazy("concerning %(target)s"),
        gettext_lazy("inferred by this desk to concern %(target)s"),
    ),
    LinkKind.BREAKS: (
        gettext_lazy("in breach of %(target)s"),
        gettext_lazy("inferred by this desk to be in breach of %(target)s"),
    ),
    LinkKind.COORDINATED_WITH: (
        gettext_lazy("coordinated with %(target)s"),
        gettext_lazy("inferred by this desk to be coordinated with %(target)s"),
    ),
    LinkKind.ALTERNATIVE_ACCOUNT_OF: (
        gettext_lazy("another account of %(target)s"),
        gettext_lazy("inferred by this desk to be another account of %(target)s"),
    ),
}


def occurrence(document: dict[str, Any], passages: Passages) -> list[Fact]:
    """Say plainly that it did not simply take place, or on whose word it did."""
    claim = document["occurrence_claim"]
    code = Occurrence(document["occurrence"])
    if code is Occurrence.OCCURRED and not ground(claim, passages):
        return []
    words = with_ground(str(_MEANING[code]), claim, passages)
    return [Fact("Status", (Piece(words, passages.notes(claim["cites"])),))]


def extent(document: dict[str, Any]) -> list[Fact]:
    """Say that an entry stands for several events."""
    if document["grain"] == Grain.UMBRELLA:
        return [Fact("Series", (Piece(gettext("its incidents are recorded one by one")),))]
    if document["grain"] != Grain.AGGREGATE:
        return []
    count = document["event_count"]
    if count:
        words = gettext("%(count)s events, which the sources do not tell apart")
        return [Fact("Series", (Piece(words % {"count": f"{count:,}"}),))]
    words = gettext("several events, how many is not known, which the sources do not tell apart")
    return [Fact("Series", (Piece(words),))]


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
    told = manner(document)
    return [f"{lowered(pgettext('fact', fact.label))}: {fact.pieces[0].text}" for fact in told]


def links(document: dict[str, Any], passages: Passages) -> list[Fact]:
    """What it is part of, answers, carries out …, and where this desk only infers so."""
    pieces = tuple(_link(row, passages) for row in document["links"])
    return [Fact("Connected", pieces)] if pieces else []


def _link(row: dict[str, Any], passages: Passages) -> Piece:
    other = row["to"]
    target = {"target": foreign(f"{other['reference']} {line(other['title'])}")}
    plain, inferred = _LINKS[LinkKind(row["kind"])]
    if row["basis"] == "inferred" and row["stance"] == "affirms" and not rejected(row):
        words = f"{inferred % target}: {foreign(clause(row['reason']))}"
    else:
        words = with_ground(str(plain % target), row, passages)
    return Piece(words, passages.notes(row["cites"]), to=other["reference"])


def missing(document: dict[str, Any]) -> list[Fact]:
    """What was sought in the sources and is not in them, but for what is said at its place."""
    codes = [code for code in document["not_stated"] if code not in _TOLD_ELSEWHERE]
    if not codes:
        return []
    return [Fact("Not stated", (Piece(listed([str(_MISSING[code]) for code in codes])),))]


def remarks(document: dict[str, Any]) -> list[str]:
    """How well it is supported, how its date was put, and which dataset it was taken from."""
    told = []
    if document["grading"]:
        told.append(lowered(Grading(document["grading"]).label))
    if document["date_as_reported"]:
        words = {"words": foreign(document["date_as_reported"])}
        told.append(gettext("date reported as “%(words)s”") % words)
    return [*told, *map(_origin, document["origins"])]


def _origin(row: dict[str, Any]) -> str:
    dataset = " ".join(filter(None, [line(row["dataset"]), line(row["release"])]))
    source = foreign(f"{dataset} ({line(row['original_id'])})")
    told = gettext("from %(dataset)s") % {"dataset": source}
    if not row["licence"]:
        return told
    licence = foreign(row["licence"])
    return f"{told}{gettext(', ')}{gettext('licence %(licence)s') % {'licence': licence}}"
