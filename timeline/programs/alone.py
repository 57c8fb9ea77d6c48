"""Incidents told one by one: what is said of one needs nothing that is said of another."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Func, TextField

from incidents.columns import named
from incidents.selection import Selection
from timeline.desk import NOTHING, Desk, desk_of
from timeline.entries import Entry, entry
from timeline.sources import NumberedSource, Register

(_RECORDED_AT,) = named(["recorded_at"])
_TIME_LENGTH = len("2026-01-05T09:30:00.123456Z")


@dataclass(frozen=True, slots=True)
class Alone:
    """One incident: its document, the entry that tells it, the sources that the entry's notes name.

    The notes are numbered from 1 in every incident. `recorded_at` is when the document was
    published, which for a restated one is when its names changed.
    """

    entry: Entry
    sources: tuple[NumberedSource, ...]
    document: dict[str, Any]
    recorded_at: datetime


def alone(document: dict[str, Any], recorded_at: datetime, desk: Desk = NOTHING) -> Alone:
    """Tell a document of the ledger by itself, with what the desk says of it."""
    register = Register()
    told = desk.on(entry(document, register), document)
    return Alone(told, tuple(register), document, recorded_at)


def each(selection: Selection) -> Iterator[Alone]:
    """Tell the incidents of a selection in its order, one in memory at a time."""
    desk = desk_of(selection)
    for line in selection.copy_texts(_timed_document()):
        text = bytes(line)[:-1].decode()
        recorded_at = datetime.fromisoformat(text[:_TIME_LENGTH])
        yield alone(json.loads(text[_TIME_LENGTH:]), recorded_at, desk)


def _timed_document() -> Func:
    """The time of publication, which is always of the same length, and then the document."""
    return Func(
        _RECORDED_AT.expression(),
        F("record__document"),
        template="%(expressions)s",
        arg_joiner=" || ",
        output_field=TextField(),
    )
