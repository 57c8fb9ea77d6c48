"""What every address that writes does alike: problems, strict bodies and parameters, no caching."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from jsonschema import Draft202012Validator
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from incidents.api.permissions import MayEdit
from incidents.api.preference import LeftToTheView
from incidents.api.problems import Refusal, answer_exception
from incidents.documents.problems import Problem, pointer, schema_problems
from incidents.filters import InvalidParameters, WrongValueError
from incidents.filters.scalars import Scalars
from incidents.filters.texts import check_names

MOST_ERRORS = 1000


class NotRead(BaseParser):
    """Leaves the body alone: the check of a session looks for a form, and for nothing more."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> QueryDict:
        """No form."""
        return QueryDict("")


class BodyLeftToTheView(LeftToTheView):
    """The view reads the body itself."""

    def select_parser(self, request: Request, parsers: object) -> NotRead:  # type: ignore[override]  # it does nothing, too
        """The one that reads nothing."""
        return NotRead()


class WritingView(APIView):
    """A view for those who may edit; reads the body itself and answers JSON that nobody keeps."""

    permission_classes = [MayEdit]
    content_negotiation_class = BodyLeftToTheView
    permissions: Mapping[str, str] = {}
    """The permission each method needs; seeing incidents for those not named."""

    def get_exception_handler(self) -> Any:
        """Problem details for everything."""
        return answer_exception

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        """What is not public is kept by nobody."""
        final = super().finalize_response(request, response, *args, **kwargs)
        final["Cache-Control"] = "no-store"
        return final


def json_answer(body: Any, status: int = 200, **headers: str) -> HttpResponse:
    """JSON in UTF-8, one line."""
    answer = JsonResponse(
        body, status=status, safe=False, json_dumps_params={"ensure_ascii": False}
    )
    for name, value in headers.items():
        answer[name.replace("_", "-")] = value
    return answer


def parameters(request: Request, known: Collection[str]) -> Scalars:
    """The parameters of the address; call `refuse_wrong` once all are read."""
    scalars = Scalars(dict(request._request.GET.lists()))
    scalars.errors += check_names(scalars.given, known)
    return scalars


def refuse_wrong(scalars: Scalars) -> None:
    """Raise `InvalidParameters` with all that is wrong, if anything is."""
    if scalars.errors:
        raise InvalidParameters(scalars.errors)


def switch(text: str) -> bool:
    """Read `true` or `false`."""
    if text not in ("true", "false"):
        raise WrongValueError("it is a switch: write true or false.", ["true", "false"])
    return text == "true"


def checked(value: Any, validator: Draft202012Validator) -> Any:
    """The value, if it is as the schema has it; raises 422 with every departure."""
    if found := [*schema_problems(validator, value)]:
        raise unprocessable([entry(problem) for problem in found])
    return value


def unprocessable(entries: Sequence[dict[str, Any]], **members: Any) -> Refusal:
    """422: JSON that cannot be done; each entry states one fact with its place."""
    first = " ".join(f"{each['pointer'] or 'the body'}: {each['detail']}" for each in entries[:3])
    more = f" And {len(entries) - 3} more, see errors." if len(entries) > 3 else ""
    return Refusal(422, first + more, errors=entries[:MOST_ERRORS], **members)


def entry(problem: Problem, index: int | None = None) -> dict[str, Any]:
    """One fact as the answer says it: `pointer` leads into the body that was sent."""
    if index is None:
        return {"pointer": pointer(problem.path), "detail": problem.message}
    place = pointer((index, *problem.path))
    return {"index": index, "pointer": place, "detail": problem.message}
