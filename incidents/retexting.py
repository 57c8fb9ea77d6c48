"""Correcting the text of a source: the passages cited in it stay on their words, or are told."""

import re
from dataclasses import dataclass, field

from incidents.models import Citation, Source

CONTEXT = 200
"""So many characters on either side tell one place from others with the same words."""
ALIKE = 12
"""Fewer of them alike do not tell that it is the same place."""
ANCHOR = 40
MOST_PLACES = 1000
Span = tuple[int, int]


@dataclass
class Moved:
    """The citations of a corrected text: on the same words, perhaps on others, or nowhere now."""

    same: list[Citation] = field(default_factory=list)
    doubtful: list[Citation] = field(default_factory=list)
    lost: list[Citation] = field(default_factory=list)


def move_passages(source: Source, old: str, new: str) -> Moved:
    """Bring every passage of the source to where its words stand in the new text.

    One that is in it no longer keeps its quotation and its locator, and loses its place.
    """
    moved = Moved()
    cited = Citation.objects.filter(source=source, passage_end__isnull=False).order_by("pk")
    change = Change.between(old, new)
    for citation in cited.select_related("incident", "affiliation").select_for_update(of=("self",)):
        before = (citation.passage_start or 0, citation.passage_end or 0)
        found = change.follow(before)
        said = old[slice(*before)].split()
        if found is None:
            moved.lost.append(citation)
        elif found.is_sure and new[slice(*found.span)].split() == said:
            moved.same.append(citation)
        else:
            moved.doubtful.append(citation)
        citation.passage_start, citation.passage_end = found.span if found else (None, None)
        if not found or found.span != before:
            citation.save(update_fields=["passage_start", "passage_end"])
    return moved


@dataclass(frozen=True)
class Place:
    """Where a passage stands in the new text, and whether that is beyond doubt."""

    span: Span
    is_sure: bool = True


@dataclass(frozen=True)
class Change:
    """Two texts that begin alike up to ``first``, and end alike over the last ``after``."""

    old: str
    new: str
    first: int
    after: int

    @classmethod
    def between(cls, old: str, new: str) -> "Change":
        """What is alike at either end."""
        first = alike(old, new)
        rest = min(len(old), len(new)) - first
        return cls(old, new, first, alike(old[::-1][:rest], new[::-1][:rest]))

    def follow(self, span: Span) -> Place | None:
        """Where a passage stands in the new text; None where it cannot be told."""
        start, end = span
        shift = len(self.new) - len(self.old)
        last = len(self.old) - self.after
        if end > len(self.old):
            return None  # it was in no text before
        if end <= self.first:
            return Place(span)
        if start >= last:
            return Place((start + shift, end + shift))
        if start <= self.first and end >= last and end + shift > start:
            return Place((start, end + shift))  # all that changed lies in the passage
        return self.same_words(span) or self.between_anchors(span)

    def same_words(self, span: Span) -> Place | None:
        """The words again, however they are spaced, where what stands around them is most alike."""
        words = self.old[slice(*span)].split()
        if not words:
            return None
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        found = zip(pattern.finditer(self.new), range(MOST_PLACES), strict=False)
        places = [each.span() for each, _ in found]
        if not places:
            return None
        best = max(places, key=lambda place: (self.around(span, place), -abs(place[0] - span[0])))
        only = len(places) == 1 and len(pattern.findall(self.old)) == 1
        return Place(best, only or self.around(span, best) >= ALIKE)

    def around(self, span: Span, place: Span) -> int:
        """How many characters before and after are the same."""
        here, there = span[0], place[0]
        before = alike(
            self.old[max(0, here - CONTEXT) : here][::-1],
            self.new[max(0, there - CONTEXT) : there][::-1],
        )
        here, there = span[1], place[1]
        return before + alike(self.old[here : here + CONTEXT], self.new[there : there + CONTEXT])

    def between_anchors(self, span: Span) -> Place | None:
        """What stands between the words before and after, if these are there just once."""
        start, end = span
        before, after = self.old[max(0, start - ANCHOR) : start], self.old[end : end + ANCHOR]
        if self.new.count(before) != 1 or self.new.count(after) != 1:
            return None
        found = self.new.index(before) + len(before), self.new.index(after)
        long = end - start
        return Place(found) if long // 2 < found[1] - found[0] <= 2 * long else None


def alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
