"""What the OpenAPI description says of facets and statistics."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from incidents.api.counting_shapes import CoverageAnswer, FacetsAnswer, StatisticsAnswer
from incidents.api.description import AS_OF, REFUSALS, filter_parameters, parameter
from incidents.codes import Item, Measure
from incidents.counting.dimensions import NAMES
from incidents.counting.facets import DEFAULT_LIMIT, LARGEST_LIMIT
from incidents.counting.periods import IMPRECISE, LEAVE_OUT, SPREAD

FACETS_TEXT = """How many of the incidents that the filters find have each value.

A facet leaves its own filters out, so that a count says how many the list finds with that value in
their stead. An incident counts under everything its values lie within; `…__exact` does not."""
STATISTICS_TEXT = """Counts and totals by group.

Only what occurred or was attempted is counted, no umbrella, and a member of an aggregate once:
inside it, in every row where both are. What is left out is said in `left_out`."""
_LIST: dict[str, Any] = {"many": True, "style": "form", "explode": False, "enum": [*NAMES]}


def _imprecise(default: str) -> OpenApiParameter:
    text = (
        "Dates that no single period holds: counted in each that they may be in (`spread`), "
        f"or in none (`leave-out`). The answer says how many they are. `{default}` unless given."
    )
    return parameter("imprecise", text, SPREAD, enum=IMPRECISE)


def _counted(name: str, text: str, own: list[OpenApiParameter], shape: Any) -> dict[str, Any]:
    as_of = parameter("as_of", AS_OF, "2026-01-05T09:30:00Z")
    parameters = [*filter_parameters(), as_of, *own]
    summary = f"Incidents counted: {name}"
    return _described(f"incidents_{name}", (summary, text), parameters, shape)


def _described(
    name: str, texts: tuple[str, str], own: list[OpenApiParameter], shape: Any
) -> dict[str, Any]:
    return {
        "operation_id": name,
        "summary": texts[0],
        "description": texts[1],
        "tags": ["incidents"],
        "parameters": [
            *own,
            parameter(
                "format",
                "Instead of the Accept header.",
                "csv",
                enum=["json", "csv"],
                default="json",
            ),
        ],
        "responses": {
            (200, "application/json"): shape,
            (200, "text/csv; charset=utf-8"): OpenApiTypes.STR,
            **REFUSALS,
        },
    }


_LIMIT = {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT}
FACETS = _counted(
    "facets",
    FACETS_TEXT,
    [
        parameter("facet", "What to count, in this order.", "type", required=True, **_LIST),
        OpenApiParameter(
            "limit", _LIMIT, description="Values of each facet.", default=DEFAULT_LIMIT
        ),
        _imprecise(SPREAD),
    ],
    FacetsAnswer,
)
STATISTICS = _counted(
    "statistics",
    STATISTICS_TEXT,
    [
        parameter("group_by", "The keys of the rows: at most three, one period.", "month", **_LIST),
        parameter("measure", "What is added up.", "killed", enum=Measure.values),
        parameter("item", "Of what, for measures of things.", "rocket", enum=Item.values),
        _imprecise(LEAVE_OUT),
    ],
    StatisticsAnswer,
)
COVERAGE = _described(
    "coverage",
    ("What was looked for", "The places, types and days that this desk says it has covered."),
    [],
    CoverageAnswer,
)
