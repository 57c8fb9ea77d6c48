"""What the page of the explorer shows: form, counts, chips, list, chosen entry, ways on."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.timezone import now
from django.utils.translation import get_language

from incidents.api.lookup import find, successors
from incidents.api.pages import page
from incidents.codes import Grain
from incidents.filters import InvalidParameters, ParameterError
from incidents.filters.asof import Pin
from incidents.filters.texts import refused
from incidents.selection import Selection
from timeline import exports
from timeline.chronology import Head
from timeline.entries import Entry, entry
from timeline.explorer import form
from timeline.explorer.chips import chips
from timeline.explorer.citing import citation
from timeline.explorer.counts import Counts, chosen, counts
from timeline.explorer.fields import FIELDS
from timeline.explorer.links import State, address, without
from timeline.explorer.map_words import words
from timeline.explorer.spots import spots
from timeline.explorer.state import Asked, ask
from timeline.explorer.words import chart_words
from timeline.sources import Register
from timeline.telling.plain import lowered
from timeline.telling.wording import of_reader

SAVE = "/timelines/save/"
PAGE = 50
"""Entries of the list on one page."""


@dataclass(frozen=True)
class Row:
    """One entry of the list: what marks it off, and the address that looks at it more closely."""

    entry: Entry
    mark: str
    choose: str


@dataclass(frozen=True)
class Listed:
    """One page of the list, and the addresses of its neighbours."""

    rows: list[Row]
    next: str
    previous: str


def context(request: HttpRequest, given: State) -> dict[str, Any]:
    """The context of explore/page.html; `errors` are all that is wrong with the question."""
    errors: Sequence[ParameterError] = ()
    told: dict[str, Any] = {}
    counted: Counts | None = None
    try:
        asked = ask(given)
        chosen_entry = _chosen(asked)
        counted = counts(asked.selection)
        told = _told(request, asked, counted) | {"chosen": chosen_entry}
    except InvalidParameters as error:
        errors = error.errors
    return {
        **told,
        "errors": errors,
        "other_errors": [each for each in errors if each.name not in {*FIELDS, *_names(given)}],
        "groups": form.filled(given, errors, counted),
        "others": [*form.others(given, errors)],
        "offered": form.offered(),
        "kept": [(n, v) for n in ("ordering", "lanes", "map", "window") for v in given.get(n, ())],
        "words": words(),
        "chart_words": chart_words(),
        "tiles": {"url": settings.TILE_URL, "attribution": settings.TILE_ATTRIBUTION},
    }


def _names(given: State) -> set[str]:
    """The filters of the question that the form shows in a field of their own."""
    return {each.name for each in form.others(given, ())}


def _told(request: HttpRequest, asked: Asked, counted: Counts | None) -> dict[str, Any]:
    selection = asked.selection
    head = _head(asked.selection, counted)
    site = f"{request.scheme}://{request.get_host()}"
    return {
        "asked": asked,
        "head": head,
        "counts": counted,
        "numbers": _written(counted),
        "everything_counts": chosen(selection),
        "listed": _listed(asked),
        "chips": chips(asked),
        "save": _save(request, asked),
        "orders": _orders(asked),
        "exports": exports.addresses(selection),
        "citation": citation(asked, head, site, now().date()),
        "here": site + address(asked.state),
    }


def _head(selection: Selection, counted: Counts | None) -> Head:
    """What the page was made of, without counting once more."""
    return Head(
        query=selection.query,
        count=counted.counted + counted.more if counted else -1,
        position=selection.position,
        recorded_at=selection.recorded_at,
        language=get_language() or settings.LANGUAGE_CODE,
    )


def _written(counted: Counts | None) -> dict[str, str]:
    """The numbers as people write them."""
    told = {**asdict(counted), "facets": None} if counted else {}
    return {name: f"{number:,}" for name, number in told.items() if isinstance(number, int)}


def _save(request: HttpRequest, asked: Asked) -> str:
    """Where this view is made a timeline that is kept, for those who may and where there is one."""
    if not request.user.has_perm("incidents.add_incident"):
        return ""
    try:
        resolve(SAVE)
    except Resolver404:
        return ""
    in_sight = ("entry", "lanes", "map", "window", "ordering")
    state = {name: each for name, each in asked.state.items() if name not in in_sight}
    return address(state).replace(reverse("explore"), SAVE, 1)


def _listed(asked: Asked) -> Listed:
    found = page(asked.selection, PAGE, asked.cursor)
    following, previous = (
        address({**asked.state, "cursor": (each.text(),)}) if each else ""
        for each in (found.next, found.previous)
    )
    here = {"cursor": (asked.cursor.text(),)} if asked.cursor else {}
    rows = [_row(json.loads(text), {**asked.state, **here}) for text in found.documents]
    return Listed(rows, following, previous)


def _row(document: dict[str, Any], state: State) -> Row:
    told = entry(document, Register(), of_reader())
    series = lowered(Grain.UMBRELLA.label) if document["grain"] == Grain.UMBRELLA else ""
    return Row(told, told.mark or series, address({**state, "entry": (told.reference,)}))


def _orders(asked: Asked) -> list[tuple[str, str]]:
    """The other orders of the list; the name of each, and its address."""
    there = asked.selection.ordering
    return [
        (name, address({**asked.state, "ordering": (name,)}))
        for name in ("-date", "date", "-updated")
        if name != there
    ]


def _chosen(asked: Asked) -> dict[str, Any] | None:
    """The entry that is looked at more closely; raises `InvalidParameters` if there is none."""
    if not asked.entry:
        return None
    at = Pin(asked.selection.position, asked.selection.recorded_at)
    try:
        found = find(asked.entry, at)
        found = (successors(found, at) or [found])[-1]
    except Http404 as error:
        raise InvalidParameters([refused("entry", asked.entry, str(error))]) from None
    if not found.live:
        raise InvalidParameters([refused("entry", asked.entry, found.withdrawn)])
    register = Register()
    document = json.loads(found.document)
    return {
        "entry": entry(document, register, of_reader()),
        "sources": register,
        "close": address(without(asked.state, "entry")),
        "spots": [asdict(each) for each in spots([found.position], asked.selection.position)],
    }
