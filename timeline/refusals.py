"""Answers to a request that gets no timeline: a page for readers, problem details for programs."""

from collections.abc import Iterable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from incidents.filters import ParameterError

_TITLES = {
    400: "The question cannot be answered as asked",
    403: "Sign in to read",
    404: "There is no such format",
    503: "The answer took too long",
}


def wrong_parameters(
    request: HttpRequest, errors: Iterable[ParameterError], *, page: bool
) -> HttpResponse:
    """Answer 400 with one entry a parameter: name, value, what is wrong, what may be meant."""
    errors = list(errors)
    if page:
        context = {"errors": errors, "title": _TITLES[400]}
        return render(request, "timeline/refused.html", context, status=400)
    listed = [
        {"parameter": e.name, "value": e.value, "message": e.message, "nearest": list(e.nearest)}
        for e in errors
    ]
    return problem(400, "; ".join(e.message for e in errors), errors=listed)


def not_allowed(request: HttpRequest, *, page: bool) -> HttpResponse:
    """Send a reader to sign in and back; tell a program 403."""
    if page:
        return redirect_to_login(request.get_full_path())
    return problem(403, "Reading needs an account here: sign in first.")


def problem(status: int, detail: str, **members: object) -> JsonResponse:
    """Problem details (RFC 9457)."""
    body = {"type": "about:blank", "title": _TITLES[status], "status": status, "detail": detail}
    return JsonResponse({**body, **members}, status=status, content_type="application/problem+json")
