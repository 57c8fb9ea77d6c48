"""The entries of the ledger as lines of JSON, in pages or streamed: documents as they are."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Case, F, Func, Q, TextField, Value, When
from django.db.models.functions import Coalesce

from incidents.api.answers import moment
from incidents.api.withholding import with_withholding
from incidents.codes import WITHDRAWING, LedgerAction
from incidents.columns import named
from incidents.copying import copied_rows, in_chunks
from incidents.filters.asof import Pin
from incidents.models import Record
from incidents.selection import READER

Following = Callable[[int, str | None], str]
_NULL, _NO_REASON = (Value(text, output_field=TextField()) for text in ("null", '""'))
_TAKEN_BACK = Q(withheld_as__isnull=False) & ~Q(action=LedgerAction.WITHHELD)
_STANDS = Q(withheld_as__isnull=True) & ~Q(action__in=WITHDRAWING)
(_RECORDED_AT,) = named(["recorded_at"])
_REASON = Func(F("reason"), template="to_json(%(expressions)s)::text", output_field=TextField())
_COLUMNS: dict[str, Any] = {
    "at": _RECORDED_AT.expression(),
    "why": Case(When(_TAKEN_BACK, then=_NO_REASON), default=_REASON),
    "text": Case(When(_STANDS, then=F("document")), default=_NULL),
    "stone": Case(When(_STANDS, then=_NULL), default=Coalesce("withheld_as", "document")),
}
_ORDER = ("position", "at", "reference", "version", "action", "why", "text", "stone")
_LINE = (
    '{{"position": {}, "recorded_at": "{}", "reference": "{}", "version": {}, "action": "{}", '
    '"reason": {}, "document": {}, "tombstone": {}}}'
)
_APART = "\x02"
_COPIED = r"FORMAT csv, QUOTE e'\x01', DELIMITER e'\x02'"
"""Between columns: a character that JSON never holds as it is."""


def lines(after: int, until: int, limit: int) -> list[tuple[int, str, str]]:
    """The first `limit` entries that follow a position: where and when each is, and its line."""
    return [(row[0], row[1], _LINE.format(*row)) for row in _rows(after, until)[:limit]]


def streamed(after: int, until: Pin, following: Following) -> Iterator[bytes]:
    """All entries that follow a position, a line each, then `{"end": …}` with their count.

    `following` gives the address of what comes after the last one.
    """
    yield from in_chunks(_with_end(after, until, following))


def _with_end(after: int, until: Pin, following: Following) -> Iterator[bytes]:
    count, last, seen = 0, after, None
    for copied in copied_rows(_rows(after, until.position), _COPIED):
        row = bytes(copied).decode()[:-1].split(_APART)
        count, last, seen = count + 1, int(row[0]), row[1]
        yield _LINE.format(*row).encode() + b"\n"
    end = {
        "count": count,
        "after": after,
        "position": until.position,
        "recorded_at": moment(until.recorded_at),
        "next": following(last, seen),
    }
    yield json.dumps({"end": end}).encode() + b"\n"


def _rows(after: int, until: int) -> Any:
    records = Record.objects.using(READER).filter(position__gt=after, position__lte=until)
    return with_withholding(records).annotate(**_COLUMNS).order_by("position").values_list(*_ORDER)
