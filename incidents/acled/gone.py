"""What has no row any more: the ids that somebody who keeps a copy of the rows must drop."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import Q

from incidents.acled.asking import Asked
from incidents.acled.kept import event_id
from incidents.acled.reading import FIELDS, in_chunks, published, recorded
from incidents.acled.rows import CannotBeSaid, Row, row
from incidents.acled.sub_events import Equivalents
from incidents.models import RecordIndex
from incidents.selection import READER

DELETED = ("event_id_cnty", "deleted_timestamp")
_WHICH = ("incident_id", "reference", "live")
_AT_A_TIME = 1000


def deleted(asked: Asked, types: Equivalents) -> Iterator[Row]:
    """The ids that rows had before and that none has now, with when that was recorded.

    Some of them never had one: deleting what is not there does no harm, keeping what is gone does.
    An id that moved to another incident is none of them.
    """
    current = _latest().filter(Q(live=False) | Q(version__gt=1)).order_by("-record_id")
    for condition in asked.conditions:
        if condition.column == "deleted_timestamp":
            current = recorded(current, condition)
    changed = in_chunks(current, "record_id", ("record_id", *_WHICH, *FIELDS))
    while some := list(islice(changed, _AT_A_TIME)):
        yield from (gone for gone in _gone(some, types) if _holds(asked, gone))


def _gone(changed: Sequence[Sequence[Any]], types: Equivalents) -> list[Row]:
    before = _ids_before([incident for _, incident, *_ in changed])
    found: list[Row] = []
    for _, incident, reference, live, *values in changed:
        now = _id_now(values, types) if live else ""
        at = int(values[-1].timestamp())
        ids = sorted({reference, *before.get(incident, ())} - {now})
        found += [dict(zip(DELETED, (each, at), strict=True)) for each in ids]
    moved = _ids_now((each["event_id_cnty"] for each in found), types)
    return [each for each in found if each["event_id_cnty"] not in moved]


def _latest() -> Any:
    return RecordIndex.objects.using(READER).filter(superseded_by__isnull=True)


def _holds(asked: Asked, gone: Row) -> bool:
    return all(condition.holds(gone) for condition in asked.conditions)


def _id_now(values: Sequence[Any], types: Equivalents) -> str:
    """The id that its row has; "" where it has none."""
    try:
        return str(row(published(values), types)["event_id_cnty"])
    except CannotBeSaid:
        return ""


def _ids_before(incidents: Sequence[int]) -> dict[int, set[str]]:
    """The ids that earlier public versions of each incident had."""
    found: dict[int, set[str]] = {}
    earlier = RecordIndex.objects.using(READER).filter(incident_id__in=incidents, live=True)
    earlier = earlier.filter(superseded_by__isnull=False)
    for incident, text in earlier.values_list("incident_id", "record__document"):
        found.setdefault(incident, set()).add(event_id(json.loads(text)))
    return found


def _ids_now(ids: Iterable[str], types: Equivalents) -> set[str]:
    """Those of the ids that the row of some incident has now."""
    terms = [f"#original_id:{each}" for each in ids]
    found = _latest().filter(live=True).naming(*terms) if terms else _latest().none()
    return {_id_now(values, types) for values in found.values_list(*FIELDS)}
