"""Finds one incident in the ledger, as it stood at some position."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.http import Http404, QueryDict

from incidents.api.asking import JSON
from incidents.dates.errors import shown
from incidents.filters import InvalidParameters, WrongValueError
from incidents.filters.asof import START, Pin, pin
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names
from incidents.models import RecordIndex
from incidents.selection import READER

PARAMETERS = ("as_of", "format")
_REFERENCE = re.compile(r"[A-Z]{1,9}-[0-9]{1,10}", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """The newest entry about an incident: its document, or its tombstone when it is not `live`."""

    position: int
    live: bool
    document: str

    @property
    def tombstone(self) -> Any:
        """What stands in place of the document: the act and its reason."""
        return json.loads(self.document)

    @property
    def withdrawn(self) -> str:
        """Why there is no document any more."""
        reason = self.tombstone.get("reason") or "no reason was given"
        return f"This incident was withdrawn: {reason}"


def recall(query: QueryDict) -> Pin:
    """The ledger position asked for; raises `InvalidParameters`."""
    scalars = Scalars(dict(query.lists()))
    scalars.errors += check_names(scalars.given, PARAMETERS)
    scalars.read("format", _only_json, None)
    as_of = scalars.read("as_of", str, None)
    at, wrong = (START, []) if scalars.errors else pin(as_of, using=READER)
    if scalars.errors or wrong:
        raise InvalidParameters([*scalars.errors, *wrong])
    return at


def find(reference: str, at: Pin) -> Entry:
    """The newest entry at that position; raises `Http404` if there was none yet."""
    if not _REFERENCE.fullmatch(reference):
        raise Http404(f"{shown(reference)} is no reference: write one such as INC-000042.")
    known = RecordIndex.objects.using(READER).filter(
        reference=reference, record_id__lte=at.position
    )
    row = known.order_by("-record_id").values_list("record_id", "live", "record__document")[:1]
    for position, live, document in row:
        return Entry(position, live, document)
    raise Http404(f"No incident {shown(reference)} has been published as of {at.position}.")


def _only_json(text: str) -> str:
    if text != JSON:
        raise WrongValueError(
            f'"{shown(text)}" is not offered for one incident: write json.', [JSON]
        )
    return text
