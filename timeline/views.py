"""The front page and the timelines."""

from collections.abc import Iterator

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from incidents.filters import InvalidParameters
from incidents.formats import Format, available
from incidents.selection import Selection
from timeline import home as front
from timeline import refusals
from timeline.asking import asked
from timeline.chronology import Head

_SHOWN_IN_BROWSER = ("html", "json")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the beginning of the timeline, a form to filter it, and ways on."""
    if not _may_read(request):
        return refusals.not_allowed(request, page=True)
    context = front.context(dict(request.GET.lists()))
    status = 400 if context["errors"] else 200
    return render(request, "timeline/home.html", context, status=status)


@require_safe
def timeline(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The whole timeline of a filter in one format, streamed."""
    page = extension == "html"
    format_ = next((each for each in available() if each.extension == extension), None)
    if format_ is None:
        known = ", ".join(each.extension for each in available())
        return refusals.problem(404, f"Write one of these after the dot: {known}.")
    if not _may_read(request):
        return refusals.not_allowed(request, page=page)
    try:
        selection = asked(dict(request.GET.lists()))
        return _answer(request, format_, selection)
    except InvalidParameters as error:
        return refusals.wrong_parameters(request, error.errors, page=page)
    except OperationalError:
        return refusals.problem(503, "The database took too long: narrow the filter, or try again.")


def _may_read(request: HttpRequest) -> bool:
    return settings.ANONYMOUS_READING or request.user.is_authenticated


def _answer(request: HttpRequest, format_: Format, selection: Selection) -> HttpResponseBase:
    head = Head.of(selection)
    # A client that goes away closes the iterator, and with it the reader's statement.
    content: Iterator[bytes] = iter(()) if request.method == "HEAD" else format_.stream(selection)
    response = StreamingHttpResponse(content, content_type=format_.media_type)
    kind = "inline" if format_.name in _SHOWN_IN_BROWSER else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="timeline.{format_.extension}"'
    response["X-Ledger-Position"] = str(head.position)
    response["X-Recorded-At"] = head.timestamp
    response["X-Row-Count"] = str(head.count)
    response["X-Query"] = head.query
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])
    return response
