"""Which state of an incident a page shows: the newest, or the one of a past moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from incidents.api.lookup import Entry, as_of, documents_at, entries, find
from incidents.filters.asof import Pin, pin
from incidents.filters.scalars import Scalars
from incidents.selection import READER

AS_OF = "as_of"
"""The one parameter of the page."""


@dataclass(frozen=True)
class State:
    """One incident right after a ledger position.

    `entries` are those up to that position, oldest first; the last of them is what is shown.
    `newest` is the last there is now. `asked` is whether a past moment was asked for.
    """

    at: Pin
    asked: bool
    entries: Sequence[Entry]
    newest: Entry

    @property
    def entry(self) -> Entry:
        """The entry that is shown, or that took the incident back."""
        return self.entries[-1]

    @property
    def reference(self) -> str:
        """The permanent number of the incident."""
        return self.entry.reference

    @property
    def is_past(self) -> bool:
        """Whether something was published of it since."""
        return self.newest.position != self.entry.position

    @cached_property
    def text(self) -> str:
        """The document shown; KeyError for a tombstone that was withheld."""
        return documents_at(self.entry)[0]

    def address(self, reference: str = "", *, position: int | None = None) -> str:
        """The page of an incident as of a position; without one, as of the moment asked for."""
        if position is None and self.asked:
            position = self.at.position
        query = f"?{urlencode({AS_OF: position})}" if position else ""
        return reverse("incident", args=[reference or self.reference]) + query


def read_state(reference: str, parameters: Mapping[str, Sequence[str]]) -> State:
    """The state asked for; raises `InvalidParameters`, and `Http404` for what never was public."""
    scalars = Scalars(parameters)
    at = as_of(scalars, AS_OF)
    asked = AS_OF in scalars.given
    found = entries(reference, at)
    return State(at, asked, found, _newest(reference) if asked else found[-1])


def _newest(reference: str) -> Entry:
    now: tuple[Pin, Any] = pin(None, using=READER)
    return find(reference, now[0])
