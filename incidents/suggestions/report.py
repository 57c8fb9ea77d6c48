"""The report that suggestions are looked for in."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from incidents.models.source import LONGEST_TEXT
from incidents.suggestions.words import Word, words_of


@dataclass(frozen=True)
class Report:
    """A text and the day it was published, which weekdays count from; None if that is not known.

    What is longer than a source may be is not looked at.
    """

    whole: str
    published: date | None = None

    @cached_property
    def text(self) -> str:
        """The text that is looked at."""
        return self.whole[:LONGEST_TEXT]

    @cached_property
    def words(self) -> list[Word]:
        """Its words."""
        return words_of(self.text)
