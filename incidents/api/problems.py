"""Every refusal of the API: problem details (RFC 9457), never a page."""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from psycopg.errors import DeadlockDetected, LockNotAvailable, QueryCanceled
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAuthenticated, Throttled

from incidents.filters import InvalidParameters, ParameterError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 10
_NO_ANSWER = "The server failed to answer; what went wrong has been noted. Try again later."
_TOO_LONG = "The database took too long: narrow the filter, or try again later."
_UNREACHABLE = "The database cannot be reached just now: try again later."
_HELD = "Somebody else is writing the same just now: nothing was changed, try again."
_SIGN_IN = "Sign in, or send a token: Authorization: Bearer …"
_logger = logging.getLogger("django.request")


class Refusal(APIException):
    """A refusal with a status and members of its own, to be raised anywhere below a view."""

    def __init__(self, status: int, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.status_code, self.members = status, members


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """Problem details of that status; `more` are further members."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    response = JsonResponse(
        body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )
    response["Cache-Control"] = "no-store"
    return response


def wrong_parameters(errors: Sequence[ParameterError]) -> HttpResponse:
    """400 with one entry for each parameter that cannot be."""
    entries = [
        {
            "parameter": error.name,
            "value": error.value,
            "detail": error.message,
            "nearest": list(error.nearest),
        }
        for error in errors
    ]
    return problem(400, " ".join(error.message for error in errors), errors=entries)


def answer_exception(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """Turn whatever a view raised into problem details; what nobody expected is logged as well."""
    if isinstance(error, InvalidParameters):
        return wrong_parameters(error.errors)
    if isinstance(error, APIException):
        return _refused(error, context)
    if isinstance(error, Http404):
        return problem(404, str(error) or "There is nothing here.")
    if isinstance(error, PermissionDenied | SuspiciousOperation):
        return problem(_status(error), str(error) or "You may not do this.")
    if isinstance(error, OperationalError | InterfaceError):
        return _unavailable(error)
    return _unexpected(error, context["request"])


def _status(error: Exception) -> int:
    if isinstance(error, RequestDataTooBig):
        return 413
    return 403 if isinstance(error, PermissionDenied) else 400


def unknown_path(request: HttpRequest, path: str = "") -> HttpResponse:
    """404 for an address of the API that there is not."""
    detail = f"The API has no address {request.path}: /api/v1/docs/ lists all."
    return problem(404, detail)


def _refused(error: APIException, context: dict[str, Any]) -> HttpResponse:
    unsaid = isinstance(error, NotAuthenticated)
    members = getattr(error, "members", {})
    response = problem(error.status_code, _SIGN_IN if unsaid else str(error.detail), **members)
    if isinstance(error, MethodNotAllowed):
        response["Allow"] = ", ".join(context["view"].allowed_methods)
    if isinstance(error, Throttled):
        response["Retry-After"] = str(getattr(error, "wait", RETRY_AFTER_S))
    if challenge := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = challenge
    return response


def _unavailable(error: Exception) -> HttpResponse:
    _logger.warning("The database did not answer: %s", str(error).strip())
    response = problem(503, _why_unavailable(error.__cause__))
    response["Retry-After"] = str(RETRY_AFTER_S)
    return response


def _why_unavailable(cause: BaseException | None) -> str:
    if isinstance(cause, LockNotAvailable | DeadlockDetected):
        return _HELD
    return _TOO_LONG if isinstance(cause, QueryCanceled) else _UNREACHABLE


def _unexpected(error: Exception, request: Any) -> HttpResponse:
    if settings.DEBUG:
        raise error
    got_request_exception.send(sender=None, request=request)
    _logger.error("Internal Server Error: %s", request.path, exc_info=error)
    return problem(500, _NO_ANSWER)
