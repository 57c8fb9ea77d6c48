"""What changed between two versions of one incident, field by field and in words."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from incidents.api import caching, history_description
from incidents.api.documents import document_answer
from incidents.api.history import head_of, pinned_answer
from incidents.api.lookup import Entry, documents_at, entries, pinned
from incidents.api.preference import require_json
from incidents.api.views import ReadingView
from incidents.codes import LedgerAction
from incidents.dates.errors import shown
from incidents.documents.difference_words import told
from incidents.documents.differences import differences
from incidents.filters import InvalidParameters, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import refused

FROM, TO = "from", "to"
_STATE = re.compile(r"(p?)([1-9][0-9]{0,17})", re.ASCII)
_FORMS = "write a version such as 2, or p and the position of an entry, such as p1207."


@dataclass(frozen=True)
class Asked:
    """A state of the incident: the newest entry of a version, or the one at a position."""

    number: int
    by_position: bool

    def __str__(self) -> str:
        return f"p{self.number}" if self.by_position else str(self.number)

    def is_of(self, entry: Entry) -> bool:
        """Whether the entry is meant, or would be if no later one were."""
        return self.number == (entry.position if self.by_position else entry.version)


class IncidentDiff(ReadingView):
    """What lies between two published states of one incident."""

    @extend_schema(**history_description.DIFF)
    def get(self, request: Request, reference: str) -> HttpResponseBase:
        """Answer every change from one to the other; the other way round for the way back."""
        http: HttpRequest = request._request
        scalars = Scalars(dict(http.GET.lists()))
        wanted = [scalars.read(name, state, None) for name in (FROM, TO)]
        scalars.errors += [
            refused(name, "", f"{name} is missing: {_FORMS}")
            for name in (FROM, TO)
            if name not in scalars.given
        ]
        at = pinned(scalars, FROM, TO)
        require_json(http)
        found = entries(reference, at)
        if found[-1].action == LedgerAction.WITHHELD:
            return document_answer(http, found[-1], at)
        asked = [each for each in wanted if each]
        former, later = chosen(scalars, found, asked)
        query = urlencode({FROM: asked[0], TO: asked[1]})
        tag = caching.etag(http, at.position, query)
        if known := caching.unchanged(http, tag):
            return known
        body = {
            "reference": reference,
            FROM: head_of(former),
            TO: head_of(later),
            "changes": changes(*documents_at(former, later)),
        }
        return caching.mark(pinned_answer(at, query, body), tag)


def state(text: str) -> Asked:
    """A version or a position; raises `WrongValueError`."""
    found = _STATE.fullmatch(text)
    if not found:
        raise WrongValueError(f'"{shown(text)}" is no state of an incident: {_FORMS}')
    return Asked(int(found[2]), by_position=bool(found[1]))


def chosen(scalars: Scalars, found: Sequence[Entry], asked: Sequence[Asked]) -> list[Entry]:
    """The two entries; raises `InvalidParameters` for those there are not, and for one twice."""
    pair = [
        scalars.read(name, _among(found, each), None)
        for name, each in zip((FROM, TO), asked, strict=True)
    ]
    if pair[0] and pair[0] == pair[1]:
        message = f"{FROM} and {TO} are one state: name two. {_FORMS}"
        scalars.errors.append(refused(TO, str(asked[1]), message))
    if scalars.errors:
        raise InvalidParameters(scalars.errors)
    return [entry for entry in pair if entry]


def _among(found: Sequence[Entry], asked: Asked) -> Callable[[str], Entry]:
    def look(text: str) -> Entry:
        entry = next((each for each in reversed(found) if asked.is_of(each)), None)
        if entry is None:
            known = dict.fromkeys(str(each.version) for each in found if each.live)
            message = f"There is no {text}: versions with a document are {', '.join(known)}."
            raise WrongValueError(message, list(known)[-3:])
        if not entry.live:
            message = f"{text} withdrew the incident and has no document: see its history."
            raise WrongValueError(message)
        return entry

    return look


def changes(old: str, new: str) -> list[dict[str, Any]]:
    """Each change with its paths, values and words."""
    before, after = json.loads(old), json.loads(new)
    return [
        {
            "kind": change.kind,
            "old_path": change.old_path,
            "new_path": change.new_path,
            "old": change.old,
            "new": change.new,
            "words": told(change, before, after),
        }
        for change in differences(before, after)
    ]
