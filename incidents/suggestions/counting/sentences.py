"""The words of a report by sentence, for reading what stands around a number."""

import re
from collections.abc import Sequence
from itertools import pairwise

from incidents.suggestions.report import Report
from incidents.suggestions.words import Word, listed

_END = re.compile(r"[.!?…][\"'”’»)]*\s|[;:]\s|\n\s*\n|[؟۔。]")
_ABBREVIATED = listed("gen lt col maj sgt capt mr mrs ms dr st jan feb aug sept oct nov dec no")
_BLANK = re.compile(r"[ \u00a0\-‑\n]{0,2}")


class Sentences:
    """Words that know their neighbours."""

    def __init__(self, report: Report) -> None:
        self.words: Sequence[Word] = report.words
        self._text = report.text
        self._sentence = self._numbered()

    def _numbered(self) -> list[int]:
        numbers, number = [0], 0
        for before, word in pairwise(self.words):
            between = self._text[before.end : word.start]
            ended = between != " " and _END.search(between)
            if ended and not (ended[0] == ". " and before.key in _ABBREVIATED):
                number += 1
            numbers.append(number)
        return numbers

    def same(self, one: int, other: int) -> bool:
        """Whether two words are of one sentence."""
        return self._sentence[one] == self._sentence[other]

    def adjoin(self, at: int) -> bool:
        """Whether the word follows the one before it with nothing but a blank or a hyphen."""
        if not 0 < at < len(self.words):
            return False
        between = self._text[self.words[at - 1].end : self.words[at].start]
        return between == " " or _BLANK.fullmatch(between) is not None

    def keys(self, first: int, last: int) -> list[str]:
        """The words from one up to another as they are looked up, as far as there are any."""
        return [word.key for word in self.words[max(first, 0) : last]]
