"""What a failed page answers: a page to a browser, problem details to a client asking for JSON."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from incidents.api.problems import MEDIA_TYPE, problem

_TYPES = ["text/html", MEDIA_TYPE, "application/json"]


def _answering(status: int, detail: str, page: Callable[..., HttpResponse]) -> Callable[..., Any]:
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.get_preferred_type(_TYPES)
        if wanted in (None, "text/html"):
            return page(request, *args, **kwargs)
        return problem(status, detail)

    return answer


bad_request = _answering(
    400, "The request cannot be read: correct its address or its body.", defaults.bad_request
)
forbidden = _answering(
    403, "You may not do this: sign in as somebody who may.", defaults.permission_denied
)
not_found = _answering(
    404, "There is nothing at this address: /api/v1/docs/ lists the API.", defaults.page_not_found
)
failed = _answering(
    500,
    "The server failed to answer; what went wrong has been noted. Try again later.",
    defaults.server_error,
)
