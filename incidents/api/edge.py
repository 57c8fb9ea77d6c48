"""What holds for every answer of the API, whoever made it: gzip, no body to HEAD, never a page."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from incidents.api import compression
from incidents.api.caching import state_modified
from incidents.api.problems import problem

ADDRESSES = "/api/"
LONGEST_ADDRESS = 8000
"""Characters; the web server itself reads some more, so that it is we who refuse."""
_SAFE = ("GET", "HEAD", "OPTIONS")
_DETAILS = {
    400: "The request cannot be read: look at its address, its Host and its headers.",
    403: "Refused: sign in as somebody who may; what writes needs the CSRF token of the session.",
    404: "The API has no such address: /api/v1/docs/ lists all.",
    405: "This address does not know the method: see Allow.",
    413: "The request is too large.",
}
_TOO_LONG = (
    f"The address is longer than {LONGEST_ADDRESS:,} characters: ask with fewer values at a time."
)
_NO_SLASH = "An address of the API ends in a slash, before any question mark: write it so."


class ApiEdge:
    """Middleware, outside of all others that can refuse; other addresses pass through untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer what is under the API."""
        if not request.path_info.startswith(ADDRESSES):
            return self.get_response(request)
        held = compression.strip_suffixes(request)
        response = _no_page(request, self._answer(request))
        _dated(response)
        compression.compress(request, response, held)
        if request.method == "HEAD" or response.status_code == HTTPStatus.NOT_MODIFIED:
            _without_body(response)
        elif isinstance(response, HttpResponse):
            response["Content-Length"] = str(len(response.content))
        return response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if len(request.get_full_path()) > LONGEST_ADDRESS:
            return problem(HTTPStatus.REQUEST_URI_TOO_LONG, _TOO_LONG)
        return self.get_response(request)


def _no_page(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A refusal that Django words as a page becomes problem details, with its headers kept."""
    page = response.headers.get("Content-Type", "").startswith("text/html")
    if 300 <= response.status_code < 400:
        return _redirected(request, response)
    if response.status_code < 400 or not page or _shown_to_developers(response):
        return response
    status = response.status_code
    told = problem(status, _DETAILS.get(status, HTTPStatus(status).description or "Refused."))
    for name in ("Allow", "Retry-After", "WWW-Authenticate"):
        if name in response:
            told[name] = response[name]
    return told


def _redirected(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """To the slash that is missing; what a request writes would be lost on the way there."""
    if request.method not in _SAFE and not request.path.endswith("/"):
        return problem(404, _NO_SLASH)
    if "Location" in response:
        del response["Content-Type"]
    return response


def _shown_to_developers(response: HttpResponseBase) -> bool:
    return settings.DEBUG and response.status_code >= 500


def _dated(response: HttpResponseBase) -> None:
    """Whatever states the time of its ledger position was last modified then."""
    recorded_at = response.headers.get("X-Recorded-At")
    if recorded_at and "Last-Modified" not in response:
        state_modified(response, datetime.fromisoformat(recorded_at))


def _without_body(response: HttpResponseBase) -> None:
    """HEAD and 304 have the headers of GET but the length: the body may not have been made."""
    if response.streaming:
        response.streaming_content = ()  # type: ignore[attr-defined]  # what streams has it
    elif isinstance(response, HttpResponse):
        response.content = b""
    del response["Content-Length"]
