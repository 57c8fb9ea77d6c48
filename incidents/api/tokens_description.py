"""What the OpenAPI description says of tokens."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework import serializers

from incidents.api.description import PROBLEM_TYPE
from incidents.api.shapes import Problem
from incidents.api.writing_shapes import Refusal
from incidents.models.access_token import LONGEST_DAYS, Scope


class BearerTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # it has no types
    """Tells the description how a token is sent."""

    target_class = "incidents.api.authentication.BearerToken"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """A bearer token, as OpenAPI calls it."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Made under *Access tokens* in the admin, or at /api/v1/tokens/.",
        }


class NewToken(serializers.Serializer[Any]):
    """What a token is made from."""

    name = serializers.CharField(max_length=100, help_text="What it is for.")
    scope = serializers.ChoiceField(Scope.choices, help_text="How far it reaches.")
    days = serializers.IntegerField(
        min_value=1, max_value=LONGEST_DAYS, help_text="How long it lives."
    )


class Token(serializers.Serializer[Any]):
    """What is known of a token."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    scope = serializers.ChoiceField(Scope.choices)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(
        allow_null=True, help_text="To the minute: not every use is written down."
    )
    revoked_at = serializers.DateTimeField(allow_null=True)


class MadeToken(Token):
    """A token with its secret."""

    token = serializers.CharField(help_text="The secret. It is shown here and never again.")


class TokenList(serializers.Serializer[Any]):
    """All tokens of the user."""

    results = Token(many=True)


_REFUSALS = {(status, PROBLEM_TYPE): Problem for status in (400, 401, 403, 429, 503)}
_ONE = OpenApiParameter(
    "id",
    int,
    location=OpenApiParameter.PATH,
    description="Its `id`.",
    examples=[OpenApiExample("7", value=7)],
)
_NONE = {(404, PROBLEM_TYPE): Problem}


def _about(operation: str, summary: str, responses: dict[Any, Any], **more: Any) -> dict[str, Any]:
    return {
        "operation_id": operation,
        "summary": summary,
        "tags": ["tokens"],
        "responses": {**responses, **_REFUSALS},
        **more,
    }


LIST = _about("tokens_list", "Your tokens", {200: TokenList})
MAKE = _about(
    "tokens_create",
    "Make a token",
    {201: MadeToken, (422, PROBLEM_TYPE): Refusal},
    request=NewToken,
    description="With a session only: a token cannot make others.",
    examples=[
        OpenApiExample(
            "a token for a year",
            value={"name": "nightly export", "scope": "read", "days": 365},
            request_only=True,
        )
    ],
)
SHOW = _about("tokens_retrieve", "One of your tokens", {200: Token, **_NONE}, parameters=[_ONE])
REVOKE = _about(
    "tokens_destroy",
    "Revoke a token",
    {204: None, **_NONE},
    parameters=[_ONE],
    description="It is refused from the next request on. A token may revoke itself.",
)
