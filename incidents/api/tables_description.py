"""What the OpenAPI description says of the tables."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, inline_serializer
from rest_framework import serializers

from incidents.api import description
from incidents.api.asking import JSON, offered
from incidents.api.shapes import ListHead
from incidents.columns import Column
from incidents.tables import Kind
from incidents.tables.row_filters import RowFilter

TEXT = """One row is {meaning}; the rows of the incidents that all filters hold for.

Filters whose names begin with `row_` narrow the rows; all others choose incidents, exactly as they
do on the list of incidents. Rows come in the order of their incidents, then as they stand in the
document. JSON comes in pages; the other formats hold all rows."""
_TYPES: dict[str, Any] = {
    "date": serializers.DateField,
    "time": serializers.DateTimeField,
    "number": serializers.FloatField,
}


def of(kind: Kind) -> dict[str, Any]:
    """The description of the address of one table."""
    return {
        "operation_id": f"{kind.name}_list",
        "summary": f"{kind.name.capitalize()} of incidents, one a row",
        "description": TEXT.format(meaning=kind.meaning),
        "tags": ["tables"],
        "parameters": [
            *(each for each in description.LIST["parameters"] if each.name != "format"),
            *map(_parameter, kind.filters),
            OpenApiParameter(
                "format",
                description="Instead of the Accept header.",
                enum=[JSON, *offered(flat=True)],
                default=JSON,
            ),
        ],
        "responses": {
            (200, "application/json"): page_of(kind.name, kind.columns),
            **{(200, f.media_type): OpenApiTypes.STR for f in offered(flat=True).values()},
            **description.REFUSALS,
        },
    }


def _parameter(each: RowFilter) -> OpenApiParameter:
    return OpenApiParameter(
        each.name,
        description=f"Only rows with this. {each.meaning}",
        examples=[OpenApiExample(each.example, value=each.example)],
        enum=list(each.values) or None,
        many=True,
        style="form",
        explode=False,
    )


def page_of(table: str, columns: Sequence[Column]) -> Any:
    """A page of rows, each an object with the columns of the table."""
    name = table.capitalize()
    row = inline_serializer(f"{name}Row", {c.name: _field(c) for c in columns}, many=True)
    return type(f"{name}Page", (ListHead,), {"results": row, "__doc__": "A page of rows."})


def _field(column: Column) -> Any:
    if column.kind == "list":
        entry = serializers.JSONField()
        return serializers.ListField(child=entry, help_text=column.meaning)
    field = _TYPES.get(column.kind, serializers.CharField)
    return field(allow_null=True, help_text=column.meaning)
