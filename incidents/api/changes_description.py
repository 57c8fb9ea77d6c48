"""What the OpenAPI description says of the change feed."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework import serializers

from incidents.api.asking import JSON, offered
from incidents.api.change_asking import (
    DEFAULT_LIMIT,
    FARTHEST,
    LARGEST_LIMIT,
    LONGEST_WAIT_S,
    NDJSON,
)
from incidents.api.description import AS_OF, LIST
from incidents.api.history_description import Head
from incidents.api.shapes import Document

TEXT = """Every entry of the ledger that follows a position, in the order of the ledger.

Follow `next`, which there always is, and put each document in the place of the one with the same
reference; null takes it away. Nothing is ever missed: positions are given in the order of commits.
With `wait` the answer is held until there is something to tell, in as many requests as the server
has room for; `pause` says how many seconds to wait before `next` is asked."""


class ChangeEntry(Head):
    """One entry of the ledger."""

    reference = serializers.CharField(help_text="Of the incident.")
    document = Document(allow_null=True)
    tombstone = serializers.DictField(allow_null=True, help_text="In place of a document.")


class ChangePage(serializers.Serializer[Any]):
    """A stretch of the ledger."""

    position = serializers.IntegerField(help_text="Ledger position the answer is pinned to.")
    recorded_at = serializers.DateTimeField(allow_null=True, help_text="When that was recorded.")
    query = serializers.CharField(help_text="The question in its normal form.")
    next = serializers.URLField(help_text="What follows these entries, now or later.")
    more = serializers.BooleanField(help_text="Whether something follows now.")
    pause = serializers.IntegerField(help_text="Seconds to wait before `next` is asked.")
    results = ChangeEntry(many=True)


def _number(name: str, least: int, most: int, default: int, text: str) -> OpenApiParameter:
    shape = {"type": "integer", "minimum": least, "maximum": most}
    return OpenApiParameter(name, shape, description=text, default=default)


CHANGES: dict[str, Any] = {
    "operation_id": "changes_list",
    "summary": "Everything that was published, in order",
    "description": TEXT,
    "tags": ["history"],
    "parameters": [
        _number("after", 0, FARTHEST, 0, "Position that the entries follow; 0 for all of them."),
        OpenApiParameter(
            "seen",
            description="When the entry at `after` was recorded, as `next` says: refused if the "
            "ledger was replaced by another one meanwhile, so that no copy goes wrong.",
            examples=[
                OpenApiExample("2026-01-05T09:30:00.000000Z", value="2026-01-05T09:30:00.000000Z")
            ],
        ),
        _number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT, "Entries an answer; not with `ndjson`."),
        _number(
            "wait",
            0,
            LONGEST_WAIT_S,
            0,
            "Seconds to wait for an entry; not with `ndjson` or `as_of`.",
        ),
        OpenApiParameter(
            "as_of",
            description=AS_OF,
            examples=[OpenApiExample("2026-01-05T09:30:00Z", value="2026-01-05T09:30:00Z")],
        ),
        OpenApiParameter(
            "format",
            description="`ndjson`: all entries, a line each, and an end mark.",
            enum=[JSON, NDJSON],
            default=JSON,
        ),
    ],
    "responses": {
        (200, "application/json"): ChangePage,
        (200, offered()[NDJSON].media_type): OpenApiTypes.STR,
        **{key: shape for key, shape in LIST["responses"].items() if key != 304 and key[0] != 200},
    },
}
