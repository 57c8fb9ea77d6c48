"""What the OpenAPI description says of the parts of HTTP that the lists share."""

from collections.abc import Iterable
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from incidents.api.asking import chronologies, offered
from incidents.columns import COLUMNS
from incidents.cutting import MEMBERS

FIELDS = (
    "Only these, by commas, in the order of the document or as given: members of the document in "
    "json and ndjson, columns in the other formats."
)
COUNT = "`exact` adds `count`, how many incidents there are on all pages together."
BOM = "Whether a byte order mark comes first, by which Excel knows that a CSV is UTF-8."
_HEADERS = {
    "ETag": "Strong; the gzipped form has one of its own, which ends in `-gz`.",
    "Last-Modified": "When the ledger position was recorded, to the second.",
    "Link": "`next` and `prev` of a page (RFC 8288).",
    "X-Ledger-Position": "Ledger position that the answer is pinned to.",
    "X-Recorded-At": "When that was recorded, to the microsecond; empty before the first.",
    "X-Query": "The filter in its normal form.",
    "X-Row-Count": "How many rows a file has.",
}


def members() -> OpenApiParameter:
    """The parameter that cuts one document."""
    return _fields("Only these members of the document, by commas, in its order.", MEMBERS)


def _fields(text: str, known: Iterable[str]) -> OpenApiParameter:
    return OpenApiParameter(
        "fields",
        description=text,
        many=True,
        style="form",
        explode=False,
        enum=[*known],
        examples=[OpenApiExample("reference,title,date", value=["reference", "title", "date"])],
    )


def shaping() -> list[OpenApiParameter]:
    """The parameters that shape an answer without choosing its incidents."""
    known = sorted({*MEMBERS, *(column.name for column in COLUMNS)})
    return [
        _fields(FIELDS, known),
        OpenApiParameter("count", description=COUNT, enum=["exact"]),
        OpenApiParameter("bom", OpenApiTypes.BOOL, description=BOM, default=False),
    ]


def headers(*names: str) -> list[OpenApiParameter]:
    """The headers of an answer: all that a list may have, or those named."""
    return [
        OpenApiParameter(
            name,
            location=OpenApiParameter.HEADER,
            description=text,
            response=[200, 304] if name in ("ETag", "Last-Modified") else [200],
        )
        for name, text in _HEADERS.items()
        if not names or name in names
    ]


def files() -> dict[Any, Any]:
    """The answers in the formats that hold all rows; JSON of programs is as they define it."""
    told = (f for f in chronologies().values() if f.media_type != "application/json")
    return {
        (200, each.media_type): OpenApiTypes.BINARY if each.packed else OpenApiTypes.STR
        for each in (*offered().values(), *told)
    }
