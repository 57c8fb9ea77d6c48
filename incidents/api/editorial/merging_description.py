"""What the OpenAPI description says of merging and of taking it back."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from incidents.api.editorial.description import (
    _BODY,
    _NONE,
    _STATE,
    DRY_RUN,
    HANDLE,
    IF_MATCH,
    KEY,
    _about,
    _either,
)
from incidents.api.editorial.shapes import (
    Change,
    DryRun,
    Positions,
    StateRow,
    WorkingState,
)
from incidents.api.shapes import Document
from incidents.merging.choices import CHOICES, WISHES, offered

Shape = serializers.Serializer[Any]


@extend_schema_field(
    {
        "type": "object",
        "description": "Whose value of each is kept; left out: the winner's, or the only one.",
        "properties": {
            each.name: {"type": "string", "enum": [*offered(each)]} for each in CHOICES.values()
        },
        "additionalProperties": False,
    }
)
class MergeFields(serializers.DictField):
    """Whose value of each field is kept."""


@extend_schema_field(
    {
        "type": "object",
        "description": "How rows of the incident of the address stand there, by part and place.",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": {"type": "string", "enum": [*WISHES]},
        },
        "example": {"figures": {"0": "recommended"}},
    }
)
class MergeRows(serializers.DictField):
    """How rows of the loser stand in the winner."""


class ToMerge(Shape):
    """Into what, and what is kept of which."""

    into = serializers.CharField(help_text="`INC-000042`, or `DRAFT-12`.")
    into_revision = serializers.IntegerField(help_text="The revision of it that you have seen.")
    reason = serializers.CharField(
        required=False, max_length=2000, help_text="Readers see it; needed if one is public."
    )
    rows = MergeRows(required=False)

    def get_fields(self) -> Any:
        """`fields` is a word of the framework."""
        return {**super().get_fields(), "fields": MergeFields(required=False)}


class Merged(Shape):
    """After a merge."""

    merged = StateRow()
    into = WorkingState()
    positions = Positions(allow_null=True, help_text="Null: neither is public.")


class WouldMerge(DryRun):
    """What the other incident would say."""

    action = serializers.CharField(allow_null=True, help_text="updated, corrected; null: none.")
    changes = Change(many=True)
    document = Document()


class ToUnmerge(Shape):
    """Why it is taken back."""

    reason = serializers.CharField(
        required=False, max_length=2000, help_text="Readers see it; needed if one is public."
    )


class Unmerged(Shape):
    """Both as they are again."""

    restored = WorkingState()
    positions = Positions(allow_null=True)

    def get_fields(self) -> Any:
        """`from` is a word of Python."""
        return {**super().get_fields(), "from": WorkingState()}


class WouldUnmerge(DryRun):
    """Both as they would be."""

    restored = WorkingState()

    def get_fields(self) -> Any:
        """`from` is a word of Python."""
        return {**super().get_fields(), "from": WorkingState()}


MERGE = _about(
    "editorial_merge",
    "Merge into another incident",
    {200: _either("MergeAnswer", Merged, WouldMerge), **_NONE, **_STATE, **_BODY},
    description="The other incident takes over what this one says; this one answers 410 with "
    "where it went. `If-Match` names the state of this one, `into_revision` that of the other.",
    request=ToMerge,
    parameters=[HANDLE, IF_MATCH, DRY_RUN, KEY],
)
UNMERGE = _about(
    "editorial_unmerge",
    "Take a merge back",
    {200: _either("UnmergeAnswer", Unmerged, WouldUnmerge), **_NONE, **_STATE, **_BODY},
    description="Both say again what they said before; refused where an edit since touches what "
    "was united.",
    request=ToUnmerge,
    parameters=[HANDLE, IF_MATCH, DRY_RUN, KEY],
)
