"""Reads the JSON of a request strictly: what another parser might read otherwise is refused."""

import json
import re
from collections.abc import Iterable
from email.message import Message
from math import isfinite
from typing import Any, NoReturn

from django.http import HttpRequest
from rest_framework.exceptions import APIException, ParseError, UnsupportedMediaType

JSON_TYPE = "application/json"
LARGEST_MIB = 20
LARGEST = LARGEST_MIB * 2**20
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]", re.ASCII)


class TooLarge(APIException):
    """413."""

    status_code = 413
    default_detail = f"The body is larger than {LARGEST_MIB} MiB: send it in parts."


class LengthRequired(APIException):
    """411."""

    status_code = 411
    default_detail = "The request does not say how long its body is: send Content-Length."


class NotThisJson(ValueError):
    """JSON that means different things to different readers."""


def read_json(request: HttpRequest) -> Any:
    """The value in the body; raises 400, 411, 413 or 415 for whatever is not one clear value."""
    return parse(read_bytes(request))


def read_bytes(request: HttpRequest, *, optional: bool = False) -> bytes:
    """The whole body, of the announced type and length; an empty object for an optional one."""
    said = request.META.get("CONTENT_LENGTH") or ""
    if optional and said in ("", "0") and "HTTP_TRANSFER_ENCODING" not in request.META:
        return b"{}"
    _check_type(request)
    if not (said.isascii() and said.isdigit()):
        raise LengthRequired
    if int(said) > LARGEST:
        raise TooLarge
    data = request.read()
    if len(data) < int(said):
        raise ParseError(f"The body broke off after {len(data)} of {said} bytes: send it again.")
    return bytes(data)


def parse(data: bytes) -> Any:
    """The value that JSON says; raises 400 where another reader might see another one."""
    text = _text(data)
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_float=_float
        )
    except RecursionError:
        raise ParseError("The body is nested too deeply to be a document.") from None
    except ValueError as error:
        raise ParseError(f"The body is not JSON as RFC 8259 has it: {str(error)[:300]}.") from None
    if _SURROGATE.search(text):
        _check_characters(value)
    return value


def _check_type(request: HttpRequest) -> None:
    message = Message()
    message["Content-Type"] = request.META.get("CONTENT_TYPE", "")
    charset = str(message.get_param("charset", "utf-8")).lower()
    if message.get_content_type() != JSON_TYPE or charset not in ("utf-8", "utf8"):
        raise UnsupportedMediaType("", f"Send Content-Type: {JSON_TYPE}, in UTF-8.")
    if request.META.get("HTTP_CONTENT_ENCODING", "identity").lower() != "identity":
        raise UnsupportedMediaType("", "Send the body as it is, without Content-Encoding.")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ParseError(f"The body is not UTF-8 at byte {error.start}.") from None


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once."""
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise NotThisJson(f"the key {key[:100]!a} stands twice in one object")
        made[key] = value
    return made


def _constant(name: str) -> NoReturn:
    raise NotThisJson(f"{name} is no number of JSON")


def _float(text: str) -> float:
    """A number that can be counted with."""
    number = float(text)
    if not isfinite(number):
        raise NotThisJson(f"the number {text[:40]} is too large")
    return number


def _check_characters(value: Any) -> None:
    """Refuse half characters, which no UTF-8 can hold, in keys and texts alike."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise ParseError("A text has half a character (a lone surrogate).") from None
