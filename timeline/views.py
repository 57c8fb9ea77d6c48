"""The front page and the timelines."""

from dataclasses import replace

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import activate
from django.views.decorators.http import require_safe

from incidents.api import caching
from incidents.api.answers import file_answer
from incidents.api.problems import answer_exception, problem
from incidents.api.withholding import newest_withholding
from incidents.filters import InvalidParameters
from incidents.formats import Format, available
from incidents.selection import Selection
from incidents.sites import site_address
from timeline import home as front
from timeline.asking import asked_in_style
from timeline.private import private
from timeline.refusals import may_read, not_allowed, wrong_parameters_page

_SHOWN_IN_BROWSER = ("html", "json", "atom")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the beginning of the timeline, a form to filter it, and ways on."""
    if not may_read(request):
        return not_allowed(request, page=True)
    context = front.context(dict(request.GET.lists()))
    status = 400 if context["errors"] else 200
    return private(render(request, "timeline/home.html", context, status=status))


@require_safe
def timeline(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The whole timeline of a filter in one format, streamed."""
    page = extension == "html"
    if not page:  # a file says the same, whoever fetches it
        activate(settings.LANGUAGE_CODE)
    format_ = next((each for each in available() if each.extension == extension), None)
    if format_ is None:
        known = ", ".join(each.extension for each in available())
        return problem(404, f"There is no such format: write one of {known} after the dot.")
    if not may_read(request):
        return not_allowed(request, page=page)
    try:
        selection, format_ = asked_in_style(dict(request.GET.lists()), format_)
        return answer(request, selection, format_)
    except InvalidParameters as error:
        if page:
            return wrong_parameters_page(request, error.errors)
        return answer_exception(error, {"request": request})
    except OperationalError as error:
        return answer_exception(error, {"request": request})


def answer(
    request: HttpRequest, selection: Selection, format_: Format, title: str = "timeline"
) -> HttpResponseBase:
    """The file; who asks for it again and again gets a 304 while nothing has been published."""
    selection = replace(selection, site=site_address(request))
    if not format_.followed:
        return private(_file(request, selection, format_, title))
    said = (selection, selection.site, format_.name, newest_withholding())
    tag = caching.etag(request, selection.position, *said)
    found = caching.unchanged(request, tag) or _file(request, selection, format_, title)
    found["ETag"] = tag
    return private(found)


def _file(
    request: HttpRequest, selection: Selection, format_: Format, title: str
) -> HttpResponseBase:
    """A client that goes away closes the stream, and with it the reader's statement."""
    response = file_answer(request, selection, format_)
    kind = "inline" if format_.name in _SHOWN_IN_BROWSER else "attachment"
    name = f"{title}-{selection.position}.{format_.extension}"
    response["Content-Disposition"] = f'{kind}; filename="{name}"'
    return response


@require_safe
def icon(request: HttpRequest) -> HttpResponseBase:
    """Send a browser that looks for an icon at the old place to the one there is."""
    return redirect(static("timeline/icon.svg"))
