"""What an entry is made of: labelled facts, each in pieces that carry their notes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A pointer to a numbered source, and to the place in it: ``[1, para. 3]``."""

    number: int
    locator: str = ""

    def __str__(self) -> str:
        return f"[{self.number}, {self.locator}]" if self.locator else f"[{self.number}]"


@dataclass(frozen=True, slots=True)
class Piece:
    """One assertion in words; `to` is the reference of the incident that it points to."""

    text: str
    notes: tuple[Note, ...] = ()
    to: str = ""

    @property
    def before(self) -> str:
        """The words in front of the reference that it points to."""
        return self.text.partition(self.to)[0]

    @property
    def after(self) -> str:
        """The words behind that reference."""
        return self.text.partition(self.to)[2]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands under it; pieces that compete or add up stand side by side."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Who says something in a source, and the words quoted, if any."""

    note: Note
    speaker: str = ""
    quotation: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a clause of one, with its notes; `to` is the reference that it points to.

    `closing` is what stands after the notes: a full stop, a semicolon before the next, or nothing.
    """

    text: str
    notes: tuple[Note, ...] = ()
    to: str = ""
    closing: str = "."

    @property
    def stop(self) -> str:
        """The end, unless the text has come to one by itself and no note stands between."""
        ended = self.closing == "." and not self.notes and self.text.endswith(_ENDS)
        return "" if ended else self.closing

    @property
    def before(self) -> str:
        """The words in front of the reference that it points to."""
        return self.text.partition(self.to)[0]

    @property
    def after(self) -> str:
        """The words behind that reference."""
        return self.text.partition(self.to)[2]


_ENDS = (".", "!", "?", "…", "؟", ".”", "!”", "?”")
