"""The shapes of the answers, for their description only: nothing is serialised with them."""

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from incidents.documents.schema import document_schema


class Document(serializers.Serializer[Any]):
    """One incident; described by the published schema of documents."""


class DocumentShape(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]  # it has no types
    """Puts that schema in the place of the empty serializer."""

    target_class = Document

    def get_name(self, auto_schema: AutoSchema, direction: str) -> str:
        """What the description calls it."""
        return "Incident"

    def map_serializer(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        """An object of whatever kind, until `put_document` says which."""
        return {"type": "object", "additionalProperties": {}}


def put_document(result: dict[str, Any], **_: object) -> dict[str, Any]:
    """Put the published schema where the description names it, after the hook before this one.

    That one would take the code lists out of it, and the two would no longer be the same.
    """
    document = {name: value for name, value in document_schema().items() if name != "$schema"}
    result["components"]["schemas"]["Incident"] = document
    return result


class ListHead(serializers.Serializer[Any]):
    """What a page was made of."""

    position = serializers.IntegerField(help_text="Ledger position the answer is pinned to.")
    recorded_at = serializers.DateTimeField(allow_null=True, help_text="When that was recorded.")
    query = serializers.CharField(help_text="The filter in its normal form.")
    count = serializers.IntegerField(required=False, help_text="On all pages: `count=exact`.")
    next = serializers.URLField(allow_null=True, help_text="The page after this one.")
    previous = serializers.URLField(allow_null=True, help_text="The page before this one.")


class IncidentPage(ListHead):
    """A page of documents, and what it was made of."""

    results = Document(many=True)


class Problem(serializers.Serializer[Any]):
    """Problem details, RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What is wrong and what to do.")


class RefusedParameter(serializers.Serializer[Any]):
    """One parameter that cannot be."""

    parameter = serializers.CharField()
    value = serializers.CharField(allow_blank=True)
    detail = serializers.CharField()
    nearest = serializers.ListField(child=serializers.CharField(), help_text="What may be meant.")


class ParameterProblem(Problem):
    """A refused question."""

    errors = RefusedParameter(many=True)  # type: ignore[assignment]  # its own name in RFC 9457
