"""What the OpenAPI description says of reference data."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, inline_serializer
from rest_framework import serializers

from incidents.api import description
from incidents.api.asking import DEFAULT_PAGE_SIZE, JSON, LARGEST_PAGE
from incidents.api.shapes import Problem
from incidents.api.tables_description import page_of
from incidents.formats import Format
from incidents.reference import ReferenceKind

LIST_TEXT = """One row is {meaning}.

Nothing else is known here: what only drafts name is not there, and no count or refusal tells of it.
`incidents` counts what the filter of that name finds at the position of the answer."""
DETAIL_TEXT = "All that is public of it; 404 when no published incident ever named it."
_MEANINGS = {
    "within": ("Only what lies within one of these, at any depth.", ""),
    "publisher": ("Only sources of these publishers.", "military-times"),
    "at": ("Only affiliations that held on this day count.", "2019-12-27"),
}


def of_list(kind: ReferenceKind, formats: Mapping[str, Format]) -> dict[str, Any]:
    """The description of the address of one list."""
    number = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE}
    return {
        "operation_id": f"{kind.name}_list",
        "summary": f"{kind.name.capitalize()} that published incidents name",
        "description": LIST_TEXT.format(meaning=kind.meaning),
        "tags": ["reference data"],
        "parameters": [
            _parameter(
                "q", "Words or parts of words, all of which its names and slug have.", "kataib"
            ),
            *(_own(kind, name) for name in kind.own),
            _parameter("as_of", description.AS_OF, "2026-01-05T09:30:00Z"),
            OpenApiParameter(
                "page_size", number, description=f"Rows a page; {DEFAULT_PAGE_SIZE} unless given."
            ),
            OpenApiParameter("cursor", description=description.CURSOR),
            _format([JSON, *formats]),
        ],
        "responses": {
            (200, "application/json"): page_of(kind.name, kind.columns),
            **{(200, f.media_type): OpenApiTypes.STR for f in formats.values()},
            **description.REFUSALS,
        },
    }


def of_detail(kind: ReferenceKind) -> dict[str, Any]:
    """The description of the address of one row."""
    own = ["at"] if "at" in kind.own else []
    return {
        "operation_id": f"{kind.name}_retrieve",
        "summary": f"One of the {kind.name}",
        "description": DETAIL_TEXT,
        "tags": ["reference data"],
        "parameters": [
            OpenApiParameter(
                "slug", location=OpenApiParameter.PATH, description="Its permanent slug or code."
            ),
            *(_own(kind, name) for name in own),
            _parameter("as_of", description.AS_OF, "2026-01-05T09:30:00Z"),
            _format([JSON]),
        ],
        "responses": {
            (200, "application/json"): _one(kind),
            **description.REFUSALS,
            (404, description.PROBLEM_TYPE): Problem,
        },
    }


def _parameter(name: str, text: str, example: str, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(
        name, description=text, examples=[OpenApiExample(example, value=example)], **more
    )


def _format(names: list[str]) -> OpenApiParameter:
    return OpenApiParameter(
        "format", description="Instead of the Accept header.", enum=names, default=JSON
    )


def _own(kind: ReferenceKind, name: str) -> OpenApiParameter:
    if name == "at":
        return _parameter("at", *_MEANINGS["at"])
    several: dict[str, Any] = {"many": True, "style": "form", "explode": False}
    if name == "kind":
        values = list(kind.codes.values) if kind.codes else None
        return OpenApiParameter("kind", description="Only these kinds.", enum=values, **several)
    text, example = _MEANINGS[name]
    return _parameter(name, text, example or kind.example, **several)


def _one(kind: ReferenceKind) -> Any:
    """What every detail begins and ends with; between them stands what its kind has."""
    named: dict[str, Any] = {
        "slug": serializers.CharField(),
        "name": serializers.CharField(allow_null=True),
    }
    above = inline_serializer(f"{kind.name.capitalize()}Above", named, many=True)
    fields: dict[str, Any] = {
        "position": serializers.IntegerField(help_text="Ledger position of the answer."),
        "recorded_at": serializers.DateTimeField(allow_null=True),
        "query": serializers.CharField(allow_blank=True, help_text="`at`, if it was given."),
        "slug": serializers.CharField(help_text="Its permanent slug or code."),
        "within": above,
        "incidents": serializers.IntegerField(help_text="Incidents that the filter finds."),
        "told_since": serializers.IntegerField(help_text="Position from which this is told."),
    }
    return inline_serializer(f"{kind.name.capitalize()}Detail", fields)
