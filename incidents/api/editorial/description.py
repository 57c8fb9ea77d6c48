"""What the OpenAPI description says of the editorial API."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, PolymorphicProxySerializer

from incidents.api.asking import DEFAULT_PAGE_SIZE, LARGEST_PAGE
from incidents.api.description import PROBLEM_TYPE
from incidents.api.editorial import shapes
from incidents.api.shapes import Document, ParameterProblem, Problem
from incidents.api.writing_shapes import Refusal
from incidents.codes import State

ACT_NAMES = ["publish", "update", "correct", "retract", "restore"]
EXAMPLE = {
    "title": "Rockets at Kirkuk",
    "type": "rocket-attack",
    "date": "2019-12-27",
    "citations": [{"number": 1, "source": "military-times-2020-01-02"}],
}


def _parameter(name: str, text: str, example: Any, **more: Any) -> OpenApiParameter:
    shown = [OpenApiExample(str(example), value=example)]
    return OpenApiParameter(name, description=text, examples=shown, **more)


_PATH = OpenApiParameter.PATH
_HEADER = OpenApiParameter.HEADER
HANDLE = _parameter(
    "handle",
    "`INC-000042`, or `DRAFT-12` for what has no reference yet.",
    "DRAFT-12",
    location=_PATH,
)
DRY_RUN = _parameter(
    "dry_run", "Say what would be done, and do nothing.", "true", enum=["true", "false"]
)
CREATE_MISSING = _parameter(
    "create_missing",
    "Add the actors, places, sources and publishers that are named and not there, where the "
    "document says enough of them; for those who may add them.",
    "true",
    enum=["true", "false"],
)
REASON = _parameter("reason", "Kept in the history, not published.", "second source")
IF_MATCH = _parameter(
    "If-Match",
    "The ETag of the state you have seen, as `GET` gave it.",
    '"12-3-incident:40"',
    location=_HEADER,
    required=True,
)
KEY = _parameter(
    "Idempotency-Key",
    "Any text of your own: sent again within 24 hours, the same request gets the same answer.",
    "8e03978e-40d5-43e8-bc93-6894a57f9324",
    location=_HEADER,
)
_REFUSED = {
    (400, PROBLEM_TYPE): ParameterProblem,
    **{(status, PROBLEM_TYPE): Problem for status in (401, 403, 429, 503)},
}
_BODY = {
    **{(status, PROBLEM_TYPE): Problem for status in (411, 413, 415)},
    (422, PROBLEM_TYPE): Refusal,
}
_NONE = {(404, PROBLEM_TYPE): Problem}
_STATE = {
    (409, PROBLEM_TYPE): shapes.Conflict,
    (412, PROBLEM_TYPE): shapes.TooLate,
    (428, PROBLEM_TYPE): Problem,
}


def _either(name: str, *serializers: Any) -> PolymorphicProxySerializer:
    return PolymorphicProxySerializer(name, serializers, resource_type_field_name=None, many=False)


def _about(operation: str, summary: str, responses: dict[Any, Any], **more: Any) -> dict[str, Any]:
    return {
        "operation_id": operation,
        "summary": summary,
        "tags": ["editorial"],
        "responses": {**responses, **_REFUSED},
        **more,
    }


LIST = _about(
    "editorial_list",
    "Working states",
    {200: shapes.WorkingPage},
    description="Every incident as it is edited, drafts among them, the newest first.",
    parameters=[
        _parameter("state", "Only those in this state.", "draft", enum=State.values),
        OpenApiParameter(
            "page_size",
            {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE},
            description="Rows a page.",
            default=DEFAULT_PAGE_SIZE,
        ),
        OpenApiParameter("cursor", description="Where the page begins: follow `next`."),
    ],
)
CREATE = _about(
    "editorial_create",
    "Enter incidents",
    {
        201: _either("Entered", shapes.MadeState, shapes.MadeStates),
        200: shapes.WouldCreate,
        **_BODY,
    },
    description="One document, or a list of up to 1,000 of which all are stored or none. A refusal "
    "has every error of every document. With `dry_run=true` the answer is a 200.",
    request=_either("ToEnter", Document(), Document(many=True)),
    parameters=[DRY_RUN, CREATE_MISSING, REASON, KEY],
    examples=[OpenApiExample("one document", value=EXAMPLE, request_only=True)],
)
SHOW = _about(
    "editorial_retrieve",
    "One working state",
    {200: shapes.WorkingState, **_NONE},
    parameters=[HANDLE],
)
REPLACE = _about(
    "editorial_replace",
    "Replace a document",
    {200: _either("Replaced", shapes.MadeState, shapes.WouldReplace), **_NONE, **_STATE, **_BODY},
    description="What the document does not say is taken away, but for what no document carries: "
    "internal notes, withheld speakers, exact coordinates under a public precision.",
    request=Document,
    parameters=[HANDLE, IF_MATCH, DRY_RUN, CREATE_MISSING, REASON, KEY],
)
DELETE = _about(
    "editorial_destroy",
    "Delete a draft",
    {204: None, 200: shapes.DryRun, **_NONE, **_STATE},
    parameters=[HANDLE, IF_MATCH, DRY_RUN, REASON],
)
ACT = _about(
    "editorial_act",
    "Publish, update, correct, retract, restore",
    {200: _either("Acted", shapes.ActedOn, shapes.WouldAct), **_NONE, **_STATE, **_BODY},
    description="`correct` needs a reason, `retract` also why, `restore` a reason and the version.",
    request=shapes.Said,
    parameters=[
        HANDLE,
        _parameter("act", "What to do.", "publish", enum=ACT_NAMES, location=_PATH),
        IF_MATCH,
        DRY_RUN,
        KEY,
    ],
)
ACTS = _about(
    "editorial_acts",
    "The same for many at once",
    {200: _either("AllActed", shapes.AllActedOn, shapes.WouldAct), **_NONE, **_STATE, **_BODY},
    description="Up to 1,000 incidents, each at the revision you have seen; all or none.",
    request=shapes.SaidOfMany,
    parameters=[
        _parameter("act", "What to do.", "publish", enum=ACT_NAMES[:-1], location=_PATH),
        DRY_RUN,
        KEY,
    ],
)
