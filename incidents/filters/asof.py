"""Pins a question to a ledger position, given as one or as a moment."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import connections

from incidents.filters.errors import ParameterError
from incidents.filters.texts import refused

_POSITION = re.compile(r"[0-9]{1,18}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?", re.ASCII
)
_OFFSET = re.compile(r"(Z|[+-][0-9]{2}:[0-9]{2})\Z", re.ASCII)
_SQUEEZED_PLUS = re.compile(r" [0-9]{2}:[0-9]{2}\Z", re.ASCII)
_FORMS = "write a ledger position such as 1207, or a time with its offset: 2026-01-05T09:30:00Z."
_PIN = """
SELECT head.position, pinned.position, pinned.recorded_at, {future}
FROM (SELECT) AS one
LEFT JOIN LATERAL (
    SELECT position FROM incidents_record ORDER BY position DESC LIMIT 1) AS head ON true
LEFT JOIN LATERAL (
    SELECT position, recorded_at FROM incidents_record WHERE {condition}
    ORDER BY {order} LIMIT 1) AS pinned ON true"""
_BY_HEAD = """SELECT position, position, recorded_at, false FROM incidents_record
ORDER BY position DESC LIMIT 1"""
_BY_POSITION = _PIN.format(condition="position <= %(at)s", order="position DESC", future="false")
_BY_TIME = _PIN.format(
    condition="recorded_at <= %(at)s",
    order="recorded_at DESC, position DESC",
    future="%(at)s > clock_timestamp()",
)


@dataclass(frozen=True)
class Pin:
    """A position of the ledger and when it was recorded: nought and None before its first entry."""

    position: int
    recorded_at: datetime | None


START = Pin(0, None)


def pin(as_of: str | None, *, using: str) -> tuple[Pin, list[ParameterError]]:
    """The last entry at or before `as_of`, or the newest without it; the errors otherwise.

    One statement: pages found with the pin stay as they are, whatever is published later.
    """
    if as_of is None:
        return _resolved(_BY_HEAD, None, using)[0], []
    as_of = as_of.strip()
    if _POSITION.fullmatch(as_of):
        return _by_position(as_of, using)
    try:
        moment = read_moment(as_of)
    except ValueError as error:
        return START, [refused("as_of", as_of, str(error))]
    found, _, in_future = _resolved(_BY_TIME, moment, using)
    if in_future:
        message = f'"{as_of}" has not come yet: leave as_of out for the newest state.'
        return START, [refused("as_of", as_of, message)]
    return found, []


def _by_position(text: str, using: str) -> tuple[Pin, list[ParameterError]]:
    found, head, _ = _resolved(_BY_POSITION, int(text), using)
    if int(text) > head:
        message = f"{text} lies beyond the ledger, which ends at {head}: write {head} or less."
        return START, [refused("as_of", text, message, [str(head)])]
    return found, []


def _resolved(sql: str, at: int | datetime | None, using: str) -> tuple[Pin, int, bool]:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, {"at": at})
        head, position, recorded_at, in_future = cursor.fetchone() or (None, None, None, False)
    return Pin(position or 0, recorded_at), head or 0, in_future


def read_moment(text: str) -> datetime:
    """A time with its offset from UTC; raises `ValueError` with what is wrong and how to write."""
    if _DAY.fullmatch(text):
        remedy = f"write the time too, with its offset: {text}T23:59:59Z."
        raise ValueError(f'"{text}" is a day, which is not one moment everywhere: {remedy}')
    if _SQUEEZED_PLUS.search(text):
        raise ValueError(f'"{text}" has a blank before its offset: write + as %2B in an address.')
    offset = _OFFSET.search(text)
    if not _TIME.fullmatch(text[: offset.start()] if offset else text):
        raise ValueError(f"It is neither a position nor a time: {_FORMS}")
    if not offset:
        raise ValueError(f'"{text}" has no offset from UTC: write {text}Z or {text}+03:00.')
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f'"{text}" is a time that does not exist: {_FORMS}') from None
