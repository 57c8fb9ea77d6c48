"""Cursors: where a page begins, signed, and bound to a position, a filter and an ordering."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, Protocol

from django.core.signing import BadSignature, Signer

from incidents.filters import WrongValueError

_SIGNER = Signer(salt="incidents.api.cursors")

Direction = Literal["next", "previous"]


class Pinned(Protocol):
    """A question that pages can be made of: a selection of incidents is one."""

    @property
    def position(self) -> int:
        """The ledger position that it is pinned to."""

    @property
    def ordering(self) -> str:
        """The order of its rows."""

    @property
    def query(self) -> str:
        """Its normal form."""


@dataclass(frozen=True)
class Cursor:
    """The sort key that a page follows, or precedes, in a selection pinned to a position."""

    position: int
    fingerprint: str
    direction: Direction
    key: str | int

    def text(self) -> str:
        """The cursor as it stands in a link; the same page always has the same one."""
        return _SIGNER.sign_object([self.position, self.fingerprint, self.direction, self.key])

    def check(self, selection: Pinned) -> None:
        """Raise `WrongValueError` unless it belongs to the selection."""
        if self.fingerprint != fingerprint(selection):
            raise WrongValueError("cursor belongs to another filter or ordering: follow the links.")
        if self.position != selection.position:
            raise WrongValueError(
                f"cursor belongs to position {self.position}, as_of to another one."
            )


def read(text: str) -> Cursor:
    """The cursor that a link held; raises `WrongValueError` when a character has been changed."""
    try:
        position, print_, direction, key = _SIGNER.unsign_object(text)
    except (BadSignature, ValueError):
        raise WrongValueError("cursor was not made here: follow the links of an answer.") from None
    return Cursor(position, print_, direction, key)


def fingerprint(selection: Pinned) -> str:
    """What a cursor remembers of the question."""
    asked = f"{selection.ordering} {selection.query}"
    return sha256(asked.encode()).hexdigest()[:16]
