"""Sends answers gzipped to those who take them so, each form under a strong ETag of its own.

Django's own middleware makes ETags weak; ours is the tag of the plain form with `-gz` at its end.
"""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

LEVEL = 1
"""The fastest: it halves the time on a slow line, the higher ones only cost the server more."""
SMALLEST = 500
"""Bytes below which nothing is won."""
SUFFIX = "-gz"
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH")
_TEXTUAL = re.compile(
    r"text/|application/(?:[\w.-]*\+|x-nd)?(?:json|xml|yaml)\s*(?:;|$)|application/vnd\.oai\.openapi"
)
_CODING = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([0-9.]+))?\s*", re.ASCII)
_GZIP_WITH_HEADER = 31


def strip_suffixes(request: HttpRequest) -> str:
    """Let conditions name the plain form, as whoever answers knows it; returns If-None-Match."""
    held: str = request.META.get("HTTP_IF_NONE_MATCH", "")
    for name in CONDITIONS:
        if name in request.META:
            request.META[name] = request.META[name].replace(f'{SUFFIX}"', '"')
    return held


def compress(request: HttpRequest, response: HttpResponseBase, held: str) -> None:
    """Gzip the answer if it is text, long enough and accepted; let a 304 name the form held."""
    patch_vary_headers(response, ["Accept-Encoding"])
    if response.status_code == 304:
        if "ETag" in response and suffixed(response["ETag"]) in held:
            response["ETag"] = suffixed(response["ETag"])
    elif _worth_it(request, response):
        _pack(response)
        response["Content-Encoding"] = "gzip"
        if "ETag" in response:
            response["ETag"] = suffixed(response["ETag"])


def suffixed(tag: str) -> str:
    """The ETag of the gzipped form."""
    return f'{tag[:-1]}{SUFFIX}"'


def accepted(header: str) -> bool:
    """Whether an Accept-Encoding takes gzip: named, or by `*`, and not with a quality of nought."""
    qualities = {}
    for part in header.lower().split(","):
        if found := _CODING.fullmatch(part):
            qualities[found[1]] = found[2] is None or found[2].strip("0.") != ""
    return qualities.get("gzip", qualities.get("*", False))


def _worth_it(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        not response.has_header("Content-Encoding")
        and bool(_TEXTUAL.match(response.headers.get("Content-Type", "")))
        and (response.streaming or len(_body(response)) >= SMALLEST)
        and accepted(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    )


def _body(response: HttpResponseBase) -> bytes:
    return getattr(response, "content", b"")


def _pack(response: HttpResponseBase) -> None:
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = _packed(response.streaming_content)  # type: ignore[arg-type]  # we never stream asynchronously
    else:
        packed = gzip.compress(_body(response), compresslevel=LEVEL, mtime=0)
        response.content = packed  # type: ignore[attr-defined]  # what does not stream has it


def _packed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """A stream that breaks off lacks its trailer: `gzip -t` tells."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP_WITH_HEADER)
    for piece in pieces:
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()
