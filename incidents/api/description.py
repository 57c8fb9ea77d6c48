"""What the OpenAPI description says of the list and of one incident."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from incidents.api import http_description
from incidents.api.asking import DEFAULT_PAGE_SIZE, JSON, LARGEST_PAGE, chronologies, offered
from incidents.api.shapes import Document, IncidentPage, ParameterProblem, Problem
from incidents.filters import filters
from incidents.filters.fields import Choice, Scalar
from incidents.filters.inputs import PeriodField
from incidents.filters.numbers import Number
from incidents.selection import DEFAULT_ORDERING, ORDERINGS

PROBLEM_TYPE = "application/problem+json"
AS_OF = (
    "State of the ledger to answer from: a position, or a time with its offset from UTC. "
    "Without it: the newest."
)
CURSOR = "Where the page begins: taken from `next` or `previous`, for the same question only."
PERIOD = "`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `a/b`, `a/..` or `../b`; all its days are included."
FORMAT = (
    "Instead of the Accept header. The chronologies, `{}`, are had by this alone: they hold all "
    "incidents in chronological order, and take neither `fields` nor another `ordering`."
)
LIST_TEXT = """Published incidents that all filters hold for.

Several values of one filter, repeated or joined by commas, are alternatives. JSON comes in pages;
the other formats hold all rows. Every answer names the ledger position it was made at; asked again
with `as_of` that position, it is the same answer."""


def parameter(name: str, text: str, example: str, **more: Any) -> OpenApiParameter:
    """A parameter with its one example."""
    return OpenApiParameter(
        name, description=text, examples=[OpenApiExample(example, value=example)], **more
    )


def _filter(name: str, each: Scalar) -> OpenApiParameter:
    period = each.field_class is PeriodField
    text = f"{each.meaning} {PERIOD}" if period else each.meaning
    if isinstance(each, Choice):
        # No default in the schema: clients made from it would send it, and alone it is refused.
        implied = f" `{each.implied}` unless given." if each.implied else ""
        return parameter(name, text + implied, each.example, enum=each.words)
    if isinstance(each, Number):
        number = {"type": "integer", "minimum": each.smallest, "maximum": each.largest}
        example = OpenApiExample(each.example, value=int(each.example))
        return OpenApiParameter(name, number, description=text, examples=[example])
    if not each.several:
        return parameter(name, text, each.example)
    options: dict[str, Any] = {"many": True, "style": "form", "explode": False, "enum": each.listed}
    return parameter(name, text, each.example, **options)


def filter_parameters() -> list[OpenApiParameter]:
    """One for each filter there is."""
    return [_filter(name, each) for name, each in filters().items()]


def _list_parameters() -> list[OpenApiParameter]:
    number = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE}
    return [
        *filter_parameters(),
        parameter("as_of", AS_OF, "2026-01-05T09:30:00Z"),
        parameter(
            "ordering",
            "By date, or by ledger position (`updated`); `-` for the newest first.",
            "date",
            enum=[*ORDERINGS],
            default=DEFAULT_ORDERING,
        ),
        OpenApiParameter(
            "page_size", number, description=f"Rows a page; {DEFAULT_PAGE_SIZE} unless given."
        ),
        OpenApiParameter("cursor", description=CURSOR),
        *http_description.shaping(),
        parameter(
            "format",
            FORMAT.format("`, `".join(chronologies())),
            "csv",
            enum=[JSON, *offered(), *chronologies()],
            default=JSON,
        ),
        *http_description.headers(),
    ]


REFUSALS = {
    (400, PROBLEM_TYPE): ParameterProblem,
    (403, PROBLEM_TYPE): Problem,
    (406, PROBLEM_TYPE): Problem,
    (414, PROBLEM_TYPE): Problem,
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
        **http_description.files(),
        304: OpenApiResponse(description="The client has this answer already."),
        **REFUSALS,
    },
}
OF_ONE = [
    OpenApiParameter(
        "reference",
        location=OpenApiParameter.PATH,
        description="Permanent number of the incident.",
        examples=[OpenApiExample("INC-000042", value="INC-000042")],
    ),
    parameter("as_of", AS_OF, "2026-01-05T09:30:00Z"),
    parameter("format", "JSON is the only one.", JSON, enum=[JSON]),
    *http_description.headers("ETag", "X-Ledger-Position"),
]
DETAIL: dict[str, Any] = {
    "operation_id": "incidents_retrieve",
    "summary": "One incident",
    "description": "The document of one incident, as it was published.",
    "tags": ["incidents"],
    "parameters": [*OF_ONE, http_description.members()],
    "responses": {
        (200, "application/json"): Document,
        **REFUSALS,
        (404, PROBLEM_TYPE): Problem,
        (410, PROBLEM_TYPE): Problem,
    },
}
