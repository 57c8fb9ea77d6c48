"""The timeline of a filtered set, ready to be drawn: bars of how many, or single entries."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from rest_framework.exceptions import APIException

from incidents.api import compression
from incidents.api.answers import moment
from incidents.api.counting import answered, check_reindexed
from incidents.api.counts import JSON, Told
from incidents.api.kept import kept
from incidents.api.problems import answer_exception
from incidents.counting import asking as counting
from incidents.counting.coverage import Declared, declared, stretches
from incidents.counting.density import Density, density
from incidents.counting.names import names_of
from incidents.counting.periods import SPREAD
from incidents.counting.statistics import Key
from incidents.counting.windows import extent
from incidents.filters import InvalidParameters
from incidents.filters.texts import refused
from incidents.selection import Selection
from incidents.translatable import type_name
from timeline.explorer.asking import AUTO, BARS, ENTRIES, Asked, ask
from timeline.explorer.drawn import MOST, entries, few, kinds
from timeline.explorer.lanes import BY, MOST_READ, Lanes, lanes_of
from timeline.refusals import may_read, not_allowed

Window = tuple[date, date]


@require_safe
def timeline_json(request: HttpRequest) -> HttpResponseBase:
    """Answer one window of the set; 304 or from memory while nothing is published."""
    held = compression.strip_suffixes(request)
    response = _answer(request)
    compression.compress(request, response, held)
    return response


def _answer(request: HttpRequest) -> HttpResponseBase:
    if not may_read(request):
        return not_allowed(request, page=False)
    try:
        check_reindexed()
        asked = ask(dict(request.GET.lists()))
        spans = declared(asked.selection.position)
        said = (JSON, asked, spans)
        return answered(request, asked.selection, said, lambda: Told("{}", told(asked, spans)))
    except (APIException, InvalidParameters, OperationalError) as error:
        return answer_exception(error, {"request": request})


def told(asked: Asked, spans: list[Declared]) -> str:
    """The answer as JSON; raises `InvalidParameters` for more entries than are drawn."""
    selection = asked.selection
    whole = _extent(selection)
    window = asked.window or whole
    lanes = lanes_of(selection, asked.lanes)
    head = {
        "position": selection.position,
        "recorded_at": moment(selection.recorded_at),
        "query": selection.query,
        "extent": _ends(whole),
        "window": _ends(window),
        "lanes": _lanes(lanes),
        "coverage": _coverage(selection, lanes, spans),
    }
    if window is None:
        return _json({**head, "detail": ENTRIES, **_entries([], selection)})
    single = asked.detail != BARS and few(selection, window, MOST)
    if asked.detail == ENTRIES and not single:
        message = f"The window holds more than {MOST:,} incidents: narrow it, or write {AUTO}."
        raise InvalidParameters([refused("detail", ENTRIES, message)])
    if single:
        found = entries(selection, window, lanes)
        return _json({**head, "detail": ENTRIES, **_entries(found, selection)})
    if lanes.slow and not few(selection, window, MOST_READ):
        counted = density(selection, window)
        return _json({**head, **_one_lane(head), "detail": BARS, **_bars(counted, Lanes("none"))})
    counted = density(selection, window, lanes.dimension, lanes.keys)
    return _json({**head, "detail": BARS, **_bars(counted, lanes)})


def _extent(selection: Selection) -> Window | None:
    ends = json.loads(kept(selection, "extent", lambda: json.dumps(_ends(extent(selection)))))
    return (date.fromisoformat(ends[0]), date.fromisoformat(ends[1])) if ends else None


def _ends(window: Window | None) -> list[str] | None:
    return [day.isoformat() for day in window] if window else None


def _lanes(lanes: Lanes) -> dict[str, Any]:
    named = [{"key": each.key, "name": each.name, "count": each.count} for each in lanes.named]
    return {"by": lanes.by, "named": named, "more": lanes.more, "ranked_by": lanes.ranked_by}


def _one_lane(head: Mapping[str, Any]) -> dict[str, Any]:
    """Of too many incidents to tell apart: one lane, that of the rest, and what it could not be."""
    coverage = head["coverage"]
    lanes = {"by": "none", "named": [], "more": 0, "ranked_by": None, "too_many_for": "actor"}
    return {"lanes": lanes, "coverage": coverage and coverage[-1:]}


def _entries(found: list[dict[str, Any]], selection: Selection) -> dict[str, Any]:
    called = names_of(kinds(found), selection.position).get("type__exact", {})
    return {
        "types": {code: type_name(each.name) for code, each in called.items()},
        "entries": found,
    }


def _bars(counted: Density, lanes: Lanes) -> dict[str, Any]:
    """Lane by lane in their order, that of the rest last: start, possible, held of each bar."""
    lines = (counted.lines.get(key, ()) for key in (*lanes.keys, ""))
    return {
        "unit": counted.unit,
        "left_out": counted.left_out,
        "imprecise": counted.imprecise,
        "bars": [[[bar.start, bar.possible, bar.held] for bar in line] for line in lines],
    }


def _coverage(selection: Selection, lanes: Lanes, spans: list[Declared]) -> list[Any] | None:
    """For each lane the stretches that are covered; None where nothing at all is declared."""
    if not spans:
        return None
    name = BY[lanes.by]
    keyed = name if name in ("type__exact", "country") else None
    groups: Mapping[Key, list[Window]] = {}
    if keyed:
        by_key = counting.Asked(selection, (keyed,), None, SPREAD)
        groups = stretches(by_key, [(key,) for key in lanes.keys], spans)
    everything = stretches(counting.Asked(selection, (), None, SPREAD), [()], spans)[()]
    covered = [groups.get((key,), everything) for key in lanes.keys]
    return [[_ends(each) for each in line] for line in (*covered, everything)]


def _json(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
