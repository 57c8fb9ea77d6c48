"""The shapes of refused writes, for their description only."""

from typing import Any

from rest_framework import serializers

from incidents.api.shapes import Problem


class RefusedPart(serializers.Serializer[Any]):
    """One fact about the body."""

    index = serializers.IntegerField(
        required=False, help_text="Which document, where several were sent; from 0."
    )
    pointer = serializers.CharField(
        allow_blank=True, help_text="Where in the body: a JSON Pointer (RFC 6901)."
    )
    detail = serializers.CharField()


class MissingRow(serializers.Serializer[Any]):
    """An actor, place, source, publisher or type that a document names and that is not there."""

    kind = serializers.CharField()
    handle = serializers.CharField(help_text="Its slug or code.")
    would_create = serializers.DictField(
        allow_null=True,
        help_text="What `create_missing=true` would make; null: too little is said.",
    )


class Refusal(Problem):
    """A body that is JSON but cannot be done: every reason at once."""

    errors = RefusedPart(many=True)  # type: ignore[assignment]  # its own name in RFC 9457
    missing = MissingRow(many=True, required=False)
