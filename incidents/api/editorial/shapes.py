"""The shapes of editorial bodies and answers, for their description only."""

from typing import Any

from rest_framework import serializers

from incidents.api.shapes import Document, Problem
from incidents.api.writing_shapes import MissingRow, RefusedPart
from incidents.codes import RetractionReason, State

Shape = serializers.Serializer[Any]

KINDS_OF_CHANGE = ["added", "removed", "changed"]
"""What may have become of a row."""


class StateRow(Shape):
    """What is known of an incident beside its document."""

    id = serializers.IntegerField()
    handle = serializers.CharField(help_text="What addresses and links call it.")
    reference = serializers.CharField(allow_null=True, help_text="Null until it is published.")
    state = serializers.ChoiceField(State.choices)
    version = serializers.IntegerField(help_text="Of the ledger; 0 for a draft.")
    revision = serializers.IntegerField(help_text="Rises with every change.")
    etag = serializers.CharField(help_text="For If-Match.")
    url = serializers.CharField()


class WorkingState(StateRow):
    """An incident as it is edited."""

    document = Document()


class WorkingPage(Shape):
    """A page of working states."""

    query = serializers.CharField(allow_blank=True)
    next = serializers.URLField(allow_null=True)
    results = WorkingState(many=True)


class MadeState(WorkingState):
    """A stored document."""

    created = MissingRow(many=True, help_text="Rows that were added for it.")


class MadeStates(Shape):
    """Stored documents."""

    count = serializers.IntegerField()
    created = MissingRow(many=True)
    results = StateRow(many=True)


class DryRun(Shape):
    """Nothing was done."""

    dry_run = serializers.BooleanField()


class OnlyDocument(Shape):
    """A document as it would read."""

    document = Document()


class WouldCreate(DryRun):
    """What would be entered."""

    count = serializers.IntegerField()
    would_create = MissingRow(many=True)
    results = OnlyDocument(many=True)


class ChangedField(Shape):
    """One field."""

    field = serializers.CharField()
    then = serializers.JSONField(help_text="As documents write it.")
    now = serializers.JSONField(help_text="The same; null: nothing.")


class Change(Shape):
    """One row that was added, removed or changed."""

    part = serializers.CharField(help_text="incident, figure, citation …")
    row = serializers.CharField(help_text="Which one, in words.")
    kind = serializers.ChoiceField(KINDS_OF_CHANGE)
    fields = ChangedField(many=True)  # type: ignore[assignment]  # its own name in the answer


class ChangeBy(Change):
    """The same, and who did it."""

    by = serializers.CharField(allow_null=True)
    at = serializers.DateTimeField(allow_null=True)


class WouldReplace(DryRun):
    """What would change."""

    would_create = MissingRow(many=True)
    changes = Change(many=True)
    document = Document()


class TooLate(Problem):
    """Somebody was faster: what changed since the ETag that was sent."""

    current_etag = serializers.CharField(required=False)
    changes = ChangeBy(many=True)


class Conflict(Problem):
    """The incidents are in no state for this."""

    errors = RefusedPart(many=True, required=False)  # type: ignore[assignment]  # as in RFC 9457


class Said(Shape):
    """What an act is told."""

    reason = serializers.CharField(required=False, max_length=2000, help_text="Readers see it.")
    why = serializers.ChoiceField(
        RetractionReason.choices, required=False, help_text="Only of `retract`, which needs it."
    )
    version = serializers.IntegerField(
        required=False, min_value=1, help_text="Only of `restore`, which needs it."
    )


class SaidOfMany(Shape):
    """What an act on many is told."""

    incidents = serializers.DictField(
        child=serializers.IntegerField(), help_text="The revision you have seen, by handle."
    )
    reason = serializers.CharField(required=False, max_length=2000, help_text="Readers see it.")
    why = serializers.ChoiceField(
        RetractionReason.choices, required=False, help_text="Only of `retract`, which needs it."
    )


class Positions(Shape):
    """Where in the ledger an act was written."""

    first = serializers.IntegerField()
    last = serializers.IntegerField()


class ActedOn(WorkingState):
    """An incident after an act."""

    positions = Positions()


class AllActedOn(Shape):
    """Incidents after an act."""

    count = serializers.IntegerField()
    positions = Positions()
    results = StateRow(many=True)


class WouldAct(DryRun):
    """What an act would do; versions are those the incidents would have."""

    action = serializers.CharField()
    count = serializers.IntegerField()
    reason = serializers.CharField(allow_blank=True)
    results = StateRow(many=True)
