"""The incidents it is linked with, either way round, before and after it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from incidents.codes import LinkKind
from incidents.models import RecordIndex
from incidents.selection import READER, select
from timeline.incident_page.apart import AFTER, BEFORE, UNCLEAR, Stretch, apart
from timeline.incident_page.state import State
from timeline.incident_page.when import date_words
from timeline.incident_page.words import Word, Words
from timeline.sources import Register
from timeline.telling.plain import line

SHOWN = 50
"""How many of the incidents that link here are told; all of them are a question away."""
_DATED = ("reference", "title", "date", "time", "part_of_day", "grain", "chronology")


@dataclass(frozen=True, slots=True)
class Linked:
    """One link, read from the incident of the page; `apart` is how far the other lies from it."""

    relation: str
    reference: str
    title: str
    address: str
    when: str
    side: str
    apart: str
    word: Word
    order: str


@dataclass(frozen=True, slots=True)
class Links:
    """All links, on each side in the order of a timeline; `more` when not all are told."""

    before: tuple[Linked, ...]
    unclear: tuple[Linked, ...]
    after: tuple[Linked, ...]
    more: bool

    def __bool__(self) -> bool:
        return bool(self.before or self.unclear or self.after)


def links(document: dict[str, Any], words: Words, state: State) -> Links:
    """What it links to and what links to it, as of the position of the page."""
    this = _Linker(document, state)
    others = _linking(state)
    told = [*this.outgoing(words), *this.incoming(others[:SHOWN])]
    told.sort(key=lambda link: (link.order, link.reference, link.relation))
    before, unclear, after = (
        tuple(link for link in told if link.side == side) for side in (BEFORE, UNCLEAR, AFTER)
    )
    return Links(before, unclear, after, more=len(others) > SHOWN)


class _Linker:
    """Tells links as they are seen from one document."""

    def __init__(self, document: dict[str, Any], state: State) -> None:
        self._links = document["links"]
        self._stretch = Stretch.of(document["date"], document["grain"])
        self._state = state

    def outgoing(self, words: Words) -> Iterator[Linked]:
        """The links of the document itself."""
        dated = _dated([link["to"]["reference"] for link in self._links], self._state)
        for link in self._links:
            relation = str(LinkKind(link["kind"]).label)
            row = dated.get(link["to"]["reference"])
            yield self._linked(relation, {**link["to"], **(row or {})}, words.word(link))

    def incoming(self, others: list[tuple[str, str]]) -> Iterator[Linked]:
        """Links of other documents that lead here; the passages they cite are on those pages."""
        for text, order in others:
            other: dict[str, Any] = {**json.loads(text), "chronology": order}
            theirs = Words(other, Register())
            for link in other["links"]:
                kind = LinkKind(link["kind"])
                if link["to"]["reference"] == self._state.reference and not self._said(kind, other):
                    word = replace(theirs.word(link), notes=())
                    yield self._linked(str(kind.inverse_label), other, word)

    def _said(self, kind: LinkKind, other: Mapping[str, Any]) -> bool:
        """Whether a link that reads the same both ways stands in this document already."""
        own = ((link["kind"], link["to"]["reference"]) for link in self._links)
        return kind.symmetric and (kind, other["reference"]) in own

    def _linked(self, relation: str, other: Mapping[str, Any], word: Word) -> Linked:
        """`other` has a reference and a title, and a date unless it cannot be found any more."""
        side, far, when = UNCLEAR, "", ""
        if "date" in other:
            side, far = apart(self._stretch, Stretch.of(other["date"], other["grain"]))
            when = date_words(other)
        return Linked(
            relation=relation,
            reference=other["reference"],
            title=line(other["title"]),
            address=self._state.address(other["reference"]),
            when=when,
            side=side,
            apart=far,
            word=word,
            order=other.get("chronology", ""),
        )


def _dated(references: list[str], state: State) -> dict[str, Any]:
    if not references:
        return {}
    rows = RecordIndex.objects.using(READER).at_position(state.at.position)
    return {row["reference"]: row for row in rows.filter(reference__in=references).values(*_DATED)}


def _linking(state: State) -> list[tuple[str, str]]:
    """Documents of incidents that link here, in order, with their sort keys; one more than told."""
    asked = {
        "linked_to": [state.reference],
        "ordering": ["date"],
        "as_of": [str(state.at.position)],
    }
    rows = select(asked).rows().values_list("record__document", "chronology")
    return list(rows[: SHOWN + 1])
