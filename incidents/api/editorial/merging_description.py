"""What the OpenAPI description says of merging and of taking it back."""

from typing import Any

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


class MergeFields(Shape):
    """Whose value of each field is kept; left out: the winner's, or the only one there is."""

    def get_fields(self) -> Any:
        """One choice a field."""
        return {
            each.name: serializers.ChoiceField(offered(each), required=False)
            for each in CHOICES.values()
        }


class ToMerge(Shape):
    """Into what, and what is kept of which."""

    into = serializers.CharField(help_text="`INC-000042`, or `DRAFT-12`.")
    into_revision = serializers.IntegerField(help_text="The revision of it that you have seen.")
    reason = serializers.CharField(
        required=False, max_length=2000, help_text="Readers see it; needed if one is public."
    )
    rows = serializers.DictField(
        child=serializers.DictField(child=serializers.ChoiceField(WISHES)),
        required=False,
        help_text="How rows of the incident of the address stand there, by part and place: "
        '`{"figures": {"0": "recommended"}}`.',
    )

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

    action = serializers.ChoiceField(["updated", "corrected"], allow_null=True)
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
