"""What the OpenAPI description says of the list and of one incident."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from incidents.api.asking import DEFAULT_PAGE_SIZE, JSON, LARGEST_PAGE, offered
from incidents.api.shapes import Document, IncidentPage, ParameterProblem, Problem
from incidents.filters import filters
from incidents.filters.fields import Choice, Codes, Scalar
from incidents.selection import DEFAULT_ORDERING, ORDERINGS

PROBLEM_TYPE = "application/problem+json"
AS_OF = (
    "State of the ledger to answer from: a position, or a time with its offset from UTC. "
    "Without it: the newest."
)
CURSOR = "Where the page begins: taken from `next` or `previous`, for the same question only."
PERIOD = "`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `a/b`, `a/..` or `../b`; all its days are included."
LIST_TEXT = """Published incidents that all filters hold for.

Several values of one filter, repeated or joined by commas, are alternatives. JSON comes in pages;
the other formats hold all rows. Every answer names the ledger position it was made at; asked again
with `as_of` that position, it is the same answer."""


def _parameter(name: str, text: str, example: str, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(
        name, description=text, examples=[OpenApiExample(example, value=example)], **more
    )


def _filter(name: str, each: Scalar) -> OpenApiParameter:
    text = f"{each.meaning} {PERIOD}" if name in ("during", "after", "before") else each.meaning
    if isinstance(each, Choice):
        return _parameter(name, text, each.example, enum=each.words, default=each.words[0])
    if not each.several:
        return _parameter(name, text, each.example)
    values = each.codes.values if isinstance(each, Codes) else None
    options: dict[str, Any] = {"many": True, "style": "form", "explode": False, "enum": values}
    return _parameter(name, text, each.example, **options)


def _list_parameters() -> list[OpenApiParameter]:
    number = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE}
    return [
        *(_filter(name, each) for name, each in filters().items()),
        _parameter("as_of", AS_OF, "2026-01-05T09:30:00Z"),
        _parameter(
            "ordering",
            "By date, or by ledger position (`updated`); `-` for the newest first.",
            "date",
            enum=[*ORDERINGS],
            default=DEFAULT_ORDERING,
        ),
        OpenApiParameter(
            "page_size", number, description="Rows a page.", default=DEFAULT_PAGE_SIZE
        ),
        OpenApiParameter("cursor", description=CURSOR),
        _parameter(
            "format",
            "Instead of the Accept header.",
            "csv",
            enum=[JSON, *offered()],
            default=JSON,
        ),
    ]


REFUSALS = {
    (400, PROBLEM_TYPE): ParameterProblem,
    (403, PROBLEM_TYPE): Problem,
    (406, PROBLEM_TYPE): Problem,
    (503, PROBLEM_TYPE): Problem,
}
LIST: dict[str, Any] = {
    "operation_id": "incidents_list",
    "summary": "Incidents by filter",
    "description": LIST_TEXT,
    "tags": ["incidents"],
    "parameters": _list_parameters(),
    "responses": {
        (200, "application/json"): IncidentPage,
        **{(200, each.media_type): OpenApiTypes.STR for each in offered().values()},
        **REFUSALS,
    },
}
DETAIL: dict[str, Any] = {
    "operation_id": "incidents_retrieve",
    "summary": "One incident",
    "description": "The document of one incident, as it was published.",
    "tags": ["incidents"],
    "parameters": [
        OpenApiParameter(
            "reference",
            location=OpenApiParameter.PATH,
            description="Permanent number of the incident.",
            examples=[OpenApiExample("INC-000042", value="INC-000042")],
        ),
        _parameter("as_of", AS_OF, "2026-01-05T09:30:00Z"),
        _parameter("format", "JSON is the only one.", JSON, enum=[JSON]),
    ],
    "responses": {
        (200, "application/json"): Document,
        **REFUSALS,
        (404, PROBLEM_TYPE): Problem,
        (410, PROBLEM_TYPE): Problem,
    },
}
