"""An incident in sentences, as an analyst would write it: nothing without whose word it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from incidents.codes import Grain
from timeline.telling import asserted
from timeline.telling.act import act, reasons, unknown
from timeline.telling.facts import Note, Sentence
from timeline.telling.narrator import Narrator
from timeline.telling.plain import paragraphs
from timeline.telling.relations import links
from timeline.telling.wording import opened

Paragraph = tuple[Sentence, ...]


def told(narrator: Narrator, day: str, when: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an entry; a narrative replaces what would be generated.

    `day` is its ISO date when that is one certain day, `when` its date in words when the heading
    does not say it all.
    """
    if narrator.document["narrative"]:
        return _narrated(narrator)
    main = act(narrator, _timing(narrator, day, when))
    sentences = [
        main.sentence,
        *([narrator.sentence(narrator.say("said", said=main.unsaid))] if main.unsaid else []),
        *reasons(narrator, main.told),
        *_beside(narrator, day, main),
    ]
    cited = {note for sentence in sentences for note in sentence.notes}
    left = tuple(note for note in _all_notes(narrator) if note not in cited)
    if not cited:
        sentences[0] = replace(sentences[0], notes=left)
    elif left:
        sentences.append(Sentence(opened(narrator.say("also_cited")), left))
    return (tuple(sentences), *_summary(narrator, len(sentences)))


def _beside(narrator: Narrator, day: str, main: Any) -> Iterator[Sentence]:
    yield from asserted.figures(narrator, main)
    yield from asserted.parts(narrator, main, plain=True)
    yield from asserted.occurrence(narrator)
    yield from unknown(narrator)
    yield from asserted.parts(narrator, main, plain=False)
    yield from asserted.places(narrator, main)
    yield from _quoted(narrator)
    yield from links(narrator, day)
    yield from _extent(narrator)
    yield from _missing(narrator)


def _narrated(narrator: Narrator) -> tuple[Paragraph, ...]:
    texts = paragraphs(narrator.document["narrative"])
    told_ = [(Sentence(text, closing=""),) for text in texts]
    last = Sentence(texts[-1], _all_notes(narrator), closing="")
    return (*told_[:-1], (last,))


def _summary(narrator: Narrator, sentences: int) -> tuple[Paragraph, ...]:
    """The summary as paragraphs of their own, where the style or a bare entry asks for it."""
    rule = narrator.wording.data["summary"]
    if rule == "never" or (rule == "when-bare" and sentences > 1):
        return ()
    texts = paragraphs(narrator.document["summary"])
    return tuple((Sentence(text, closing=""),) for text in texts)


def _timing(narrator: Narrator, day: str, when: str) -> str:
    if day:
        time = str(narrator.document["time"] or "")[:5]
        part = narrator.document["part_of_day"]
        return narrator.say("clock", "time", time=time) or (
            narrator.say("clock", part) if part else ""
        )
    for pattern, replacement in narrator.wording.at("dates"):
        if re.match(pattern, when):
            return re.sub(pattern, replacement, when, count=1)
    return when


def _quoted(narrator: Narrator) -> Iterator[Sentence]:
    """The words quoted from the sources, each with who said them."""
    groups: dict[str, list[Sentence]] = {}
    for citation in narrator.document["citations"]:
        cites, quotation = [citation["number"]], narrator.foreign(citation["quotation"])
        if quotation:
            speaker = narrator.foreign(narrator.passages.speaker(cites, narrator.named))
            form = "quoted_again" if speaker in groups else "quoted"
            text = opened(narrator.say(form, speaker=speaker, quotation=quotation))
            clauses = groups.setdefault(speaker, [])
            clauses.append(Sentence(text, narrator.passages.notes(cites)))
    for clauses in groups.values():
        yield from narrator.joined(clauses)


def _extent(narrator: Narrator) -> Iterator[Sentence]:
    grain, count = narrator.document["grain"], narrator.document["event_count"]
    if grain == Grain.UMBRELLA:
        yield narrator.sentence(narrator.say("extent", "umbrella"))
    elif grain == Grain.AGGREGATE:
        form = "aggregate" if count else "count_unknown"
        number = narrator.wording.number(count) if count else ""
        yield narrator.sentence(narrator.say("extent", form, count=number))


def _missing(narrator: Narrator) -> Iterator[Sentence]:
    codes: Sequence[str] = narrator.document["not_stated"]
    if codes:
        listed = narrator.wording.listed([narrator.say("not_stated", code) for code in codes])
        yield narrator.sentence(narrator.say("not_stated", "sentence", list=listed))


def _all_notes(narrator: Narrator) -> tuple[Note, ...]:
    numbers = [citation["number"] for citation in narrator.document["citations"]]
    return narrator.passages.notes(numbers)
