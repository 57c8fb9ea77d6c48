"""Answers to a reader who gets no timeline: where to sign in, or a page that says what to mend."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from incidents.api.problems import problem
from incidents.filters import ParameterError

_NOT_ALLOWED = "Sign in as somebody who may see published incidents."


def may_read(request: HttpRequest) -> bool:
    """Whoever may see the ledger, and everybody where the setting `ANONYMOUS_READING` is on."""
    return settings.ANONYMOUS_READING or (
        request.user.is_authenticated and request.user.has_perm("incidents.view_record")
    )


def not_allowed(request: HttpRequest, *, page: bool) -> HttpResponse:
    """Send a reader to sign in and back; tell a program, or somebody signed in, 403."""
    if page and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if page:
        raise PermissionDenied(_NOT_ALLOWED)
    return problem(403, _NOT_ALLOWED)


def wrong_parameters_page(request: HttpRequest, errors: Sequence[ParameterError]) -> HttpResponse:
    """400 with one paragraph a parameter: what was given, what is wrong, what may be meant."""
    return render(request, "timeline/refused.html", {"errors": errors}, status=400)
