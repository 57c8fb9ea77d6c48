"""What the OpenAPI description says of saved timelines."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from incidents.api import http_description
from incidents.api.asking import JSON
from incidents.api.description import AS_OF, PROBLEM_TYPE, REFUSALS, parameter
from incidents.api.shapes import Problem
from incidents.codes import LedgerAction

_JSON_TYPE = "application/json"
_FORMAT = parameter("format", "JSON is the only one here.", JSON, enum=[JSON])


class _Edition(serializers.Serializer[Any]):
    """What the list and the timeline itself both say."""

    slug = serializers.CharField(help_text="Part of its address, for good.")
    edition = serializers.IntegerField(help_text="Which of its editions this is, from 1.")
    published_at = serializers.DateTimeField(help_text="When the edition was published.")
    title = serializers.CharField()
    introduction = serializers.CharField(
        allow_blank=True, help_text="Plain text; empty lines part paragraphs."
    )
    author = serializers.CharField(allow_blank=True)
    page = serializers.URLField(help_text="The same for people.")


class ListedTimeline(_Edition):
    """One published timeline in the list."""

    timeline = serializers.URLField(help_text="The timeline with its entries.")


class TimelinePage(serializers.Serializer[Any]):
    """All published timelines."""

    position = serializers.IntegerField(help_text="Ledger position of the answer.")
    recorded_at = serializers.DateTimeField(allow_null=True)
    query = serializers.CharField(allow_blank=True, help_text="Empty: nothing can be asked.")
    results = ListedTimeline(many=True)


class TimelineAct(serializers.Serializer[Any]):
    """What was done to an incident."""

    action = serializers.ChoiceField(choices=LedgerAction.values)
    position = serializers.IntegerField()
    recorded_at = serializers.DateTimeField()
    reason = serializers.CharField(allow_blank=True)


class SinceThen(serializers.Serializer[Any]):
    """What became of an incident after it was put there, or after the timeline was pinned."""

    seen = serializers.IntegerField(help_text="Ledger position of the state that is meant.")
    withdrawn = serializers.BooleanField(help_text="Whether it is no longer published.")
    into = serializers.CharField(
        allow_blank=True, help_text="Reference of what a merged incident became part of."
    )
    acts = TimelineAct(many=True)
    diff = serializers.URLField(help_text="What changed; the history of what was withdrawn.")


class SectionOfTimeline(serializers.Serializer[Any]):
    """A heading with the days of its entries, with text, or with both."""

    title = serializers.CharField()
    to = serializers.DateField(allow_null=True, help_text="Last day; null: open.")
    text = serializers.CharField(allow_blank=True)

    def get_fields(self) -> Any:
        """`from` is a word of Python."""
        first = serializers.DateField(allow_null=True, help_text="First day; null: open.")
        return {"from": first, **super().get_fields()}


class EntryOfTimeline(serializers.Serializer[Any]):
    """One incident, in chronological order."""

    reference = serializers.CharField()
    title = serializers.CharField(help_text="As published.")
    type = serializers.CharField()
    date = serializers.CharField(help_text="EDTF.")
    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)
    occurrence = serializers.CharField()
    place = serializers.CharField(allow_blank=True)
    section = serializers.IntegerField(
        allow_null=True, help_text="Its place in `sections`, from 0."
    )
    pinned = serializers.BooleanField(help_text="Told whatever the filter finds.")
    headline = serializers.CharField(allow_blank=True, help_text="Words of the desk.")
    note = serializers.CharField(allow_blank=True, help_text="Words of the desk.")
    since = SinceThen(allow_null=True)
    incident = serializers.URLField(help_text="Its document.")


class AbsentEntry(serializers.Serializer[Any]):
    """A pinned incident that is not told: withdrawn, or not published at the position."""

    reference = serializers.CharField()
    since = SinceThen(allow_null=True)


class EndOfTimeline(serializers.Serializer[Any]):
    """The last member: an answer without it is not whole."""

    count = serializers.IntegerField()
    position = serializers.IntegerField()


class WholeTimeline(_Edition):
    """A timeline with all its entries."""

    position = serializers.IntegerField(help_text="Ledger position that the entries stand at.")
    recorded_at = serializers.DateTimeField(allow_null=True)
    query = serializers.CharField(help_text="Filter, timeline and edition.")
    count = serializers.IntegerField()
    filter = serializers.CharField(allow_blank=True, help_text="The filter alone.")
    as_of = serializers.IntegerField(allow_null=True, help_text="Pinned there; null: live.")
    left_out = serializers.IntegerField(help_text="Hidden ones that the filter finds.")
    sections = SectionOfTimeline(many=True)
    absent = AbsentEntry(many=True)
    entries = EntryOfTimeline(many=True)
    end = EndOfTimeline()


LIST: dict[str, Any] = {
    "operation_id": "timelines_list",
    "summary": "Timelines made by the desk",
    "description": "Every published timeline, the newest edition first; there are no pages.",
    "tags": ["timelines"],
    "parameters": [_FORMAT],
    "responses": {
        (200, _JSON_TYPE): TimelinePage,
        304: OpenApiResponse(description="The client has this answer already."),
        **REFUSALS,
    },
}
DETAIL: dict[str, Any] = {
    "operation_id": "timelines_retrieve",
    "summary": "One timeline",
    "description": (
        "Its head, its sections and all its entries in chronological order, streamed; the last "
        "member is `end`. 410 with the reason once it was withdrawn."
    ),
    "tags": ["timelines"],
    "parameters": [
        OpenApiParameter(
            "slug",
            location=OpenApiParameter.PATH,
            description="Part of its address.",
            examples=[OpenApiExample("kirkuk-to-baghdad", value="kirkuk-to-baghdad")],
        ),
        parameter(
            "as_of",
            f"{AS_OF} Not of a timeline that is pinned to a position.",
            "2026-01-05T09:30:00Z",
        ),
        parameter("edition", "A former edition; the newest without it.", "1"),
        _FORMAT,
        *http_description.headers("ETag", "X-Ledger-Position", "X-Recorded-At", "X-Query"),
    ],
    "responses": {
        (200, _JSON_TYPE): WholeTimeline,
        304: OpenApiResponse(description="The client has this answer already."),
        **REFUSALS,
        (404, PROBLEM_TYPE): Problem,
        (410, PROBLEM_TYPE): Problem,
    },
}
