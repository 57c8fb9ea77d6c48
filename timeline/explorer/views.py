"""The addresses of the explorer: the page, which needs no script, and what its map asks."""

import json
from dataclasses import asdict

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from incidents.api import caching
from incidents.api.answers import moment
from incidents.api.problems import answer_exception
from incidents.filters import InvalidParameters
from timeline.explorer import map_asking
from timeline.explorer.links import address
from timeline.explorer.map import Drawn, drawn
from timeline.explorer.map_asking import MapAsked
from timeline.explorer.map_words import said
from timeline.explorer.page import context
from timeline.explorer.state import tidied
from timeline.refusals import may_read, not_allowed


@require_safe
def explore(request: HttpRequest) -> HttpResponseBase:
    """The page of one filtered set; what its form sends is written as the API would have it."""
    if not may_read(request):
        return not_allowed(request, page=True)
    given = dict(request.GET.lists())
    tidy = tidied(request.GET)
    if tidy != given:
        return redirect(address(tidy))
    try:
        told = context(request, given)
    except OperationalError as error:
        return answer_exception(error, {"request": request})
    response = render(
        request, "timeline/explore/page.html", told, status=400 if told["errors"] else 200
    )
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])
    return response


@require_safe
def map_json(request: HttpRequest) -> HttpResponseBase:
    """What a map draws of the same set; the answer holds until something is published."""
    if not may_read(request):
        return not_allowed(request, page=False)
    try:
        asked = map_asking.ask(dict(request.GET.lists()))
        shaped = (asked.zoom, asked.view.text, get_language())
        tag = caching.etag(request, asked.selection.position, asked.selection.query, *shaped)
        if known := caching.unchanged(request, tag):
            return known
        answer = drawn(asked)
    except (InvalidParameters, OperationalError) as error:
        return answer_exception(error, {"request": request})
    response = HttpResponse(_body(asked, answer), content_type="application/json")
    if answer.kind == "none":  # next time there may be time enough
        response["Cache-Control"] = "no-store"
        return response
    return caching.mark(response, tag)


def _body(asked: MapAsked, answer: Drawn) -> str:
    selection = asked.selection
    head = {
        "position": selection.position,
        "recorded_at": moment(selection.recorded_at),
        "query": selection.query,
        "zoom": asked.zoom,
        "view": asked.view.text,
        "said": said(answer),
    }
    return json.dumps({**head, **asdict(answer)}, ensure_ascii=False)
