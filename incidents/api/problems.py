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
from psycopg.errors import QueryCanceled
from rest_framework.exceptions import APIException, MethodNotAllowed

from incidents.filters import InvalidParameters, ParameterError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 10
_NO_ANSWER = "The server failed to answer; what went wrong has been noted. Try again later."
_TOO_LONG = "The database took too long: narrow the filter, or try again later."
_UNREACHABLE = "The database cannot be reached just now: try again later."
_logger = logging.getLogger("django.request")


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
        return _refused(error)
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


def _refused(error: APIException) -> HttpResponse:
    response = problem(error.status_code, str(error.detail))
    if isinstance(error, MethodNotAllowed):
        response["Allow"] = "GET, HEAD, OPTIONS"
    return response


def _unavailable(error: Exception) -> HttpResponse:
    too_long = isinstance(error.__cause__, QueryCanceled)
    _logger.warning("The database did not answer: %s", str(error).strip())
    response = problem(503, _TOO_LONG if too_long else _UNREACHABLE)
    response["Retry-After"] = str(RETRY_AFTER_S)
    return response


def _unexpected(error: Exception, request: Any) -> HttpResponse:
    if settings.DEBUG:
        raise error
    got_request_exception.send(sender=None, request=request)
    _logger.error("Internal Server Error: %s", request.path, exc_info=error)
    return problem(500, _NO_ANSWER)
