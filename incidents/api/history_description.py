"""What the OpenAPI description says of the history of one incident."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework import serializers

from incidents.api.description import DETAIL, OF_ONE
from incidents.api.shapes import Document
from incidents.codes import LedgerAction

STATE = "A version, such as `2`, or `p` and the position of an entry, such as `p1207`."
_JSON_TYPE = "application/json"

STATES = ["published", "retracted", "merged", "withheld"]
"""What a reader may be told of an incident."""
KINDS = ["changed", "added", "removed", "reordered"]
"""What may have become of a part from one document to another."""


class Head(serializers.Serializer[Any]):
    """One entry of the ledger, without its document."""

    position = serializers.IntegerField(help_text="Its place in the ledger.")
    recorded_at = serializers.DateTimeField(help_text="When it was recorded.")
    version = serializers.IntegerField(help_text="Of the incident; restating keeps it.")
    action = serializers.ChoiceField(choices=LedgerAction.values, help_text="What it did.")
    reason = serializers.CharField(allow_blank=True, help_text="Why, in the editor's words.")


class HistoryEntry(Head):
    """One entry, and what came of it."""

    restated = serializers.BooleanField(help_text="Only names of what it refers to changed.")
    superseded_by = serializers.IntegerField(allow_null=True, help_text="The next entry's place.")
    superseded_at = serializers.DateTimeField(allow_null=True)
    tombstone = serializers.DictField(allow_null=True, help_text="In place of a document.")
    document = serializers.URLField(allow_null=True, help_text="Exactly what was published then.")
    diff = serializers.URLField(allow_null=True, help_text="What it changed.")


class Pinned(serializers.Serializer[Any]):
    """What every answer is made of."""

    position = serializers.IntegerField(help_text="Ledger position the answer is pinned to.")
    recorded_at = serializers.DateTimeField(allow_null=True, help_text="When that was recorded.")
    query = serializers.CharField(allow_blank=True, help_text="The question in its normal form.")
    reference = serializers.CharField(help_text="Of the incident.")


class History(Pinned):
    """All entries about one incident."""

    state = serializers.ChoiceField(choices=STATES)
    entries = HistoryEntry(many=True)


class Difference(serializers.Serializer[Any]):
    """One difference between two documents."""

    kind = serializers.ChoiceField(choices=KINDS)
    old_path = serializers.CharField(allow_null=True, help_text="JSON pointer into the former one.")
    new_path = serializers.CharField(allow_null=True, help_text="JSON pointer into the later one.")
    old = serializers.JSONField(allow_null=True)
    new = serializers.JSONField(allow_null=True)
    words = serializers.CharField(help_text="The same for people.")


class Diff(Pinned):
    """What lies between two states of one incident."""

    to = Head()
    changes = Difference(many=True)

    def get_fields(self) -> Any:
        """`from` is no name for an attribute."""
        return {**super().get_fields(), "from": Head()}


_SHARED: dict[str, Any] = {"tags": ["history"], "parameters": OF_ONE}
_REFUSALS = {key: shape for key, shape in DETAIL["responses"].items() if key[0] != 200}


def _state(name: str, text: str, example: str) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        description=f"{text} {STATE}",
        required=True,
        examples=[OpenApiExample(example, value=example)],
    )


HISTORY: dict[str, Any] = {
    **_SHARED,
    "operation_id": "incidents_history",
    "summary": "What became of one incident",
    "description": "Every entry about the incident, oldest first, also of one that was withdrawn.",
    "responses": {
        (200, _JSON_TYPE): History,
        **{key: shape for key, shape in _REFUSALS.items() if key[0] != 410},
    },
}
VERSION: dict[str, Any] = {
    **_SHARED,
    "operation_id": "incidents_version",
    "summary": "One version of one incident",
    "description": (
        "The document of the version's newest entry: as it was last restated, if it was. The "
        "headers `X-Ledger-Position`, `X-Recorded-At` and `X-Ledger-Action` say which entry that "
        "is. 410 with the tombstone for a version that withdrew the incident."
    ),
    "parameters": [
        *DETAIL["parameters"],
        OpenApiParameter(
            "version",
            {"type": "integer", "minimum": 1},
            location=OpenApiParameter.PATH,
            description="Version of the incident, from 1.",
        ),
    ],
    "responses": {(200, _JSON_TYPE): Document, **_REFUSALS},
}
DIFF: dict[str, Any] = {
    **_SHARED,
    "operation_id": "incidents_diff",
    "summary": "What changed between two versions",
    "description": (
        "Field by field, with the parts of an incident matched: what moved or was renumbered is "
        "not a change. The other way round it tells the way back."
    ),
    "parameters": [
        *OF_ONE,
        _state("from", "The former state.", "1"),
        _state("to", "The later state.", "3"),
    ],
    "responses": {(200, _JSON_TYPE): Diff, **_REFUSALS},
}
