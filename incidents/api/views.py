"""The list of incidents, one incident, and the schema of their documents."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from incidents.api import caching, description
from incidents.api.answers import file_answer, page_answer
from incidents.api.asking import question
from incidents.api.documents import document_answer
from incidents.api.lookup import find, recall_members
from incidents.api.permissions import MayRead
from incidents.api.preference import LeftToTheView, preferred, require_json
from incidents.api.problems import answer_exception
from incidents.api.withholding import newest_withholding
from incidents.documents.schema import document_schema
from incidents.sites import site_address


class ReadingView(APIView):
    """A view that reads the ledger: its refusals are problem details, its answers its own."""

    permission_classes = [MayRead]
    content_negotiation_class = LeftToTheView

    def get_exception_handler(self) -> Any:
        """Problem details for everything."""
        return answer_exception


class IncidentList(ReadingView):
    """The incidents that a filter finds, page by page, or all of them as a file."""

    @extend_schema(**description.LIST)
    def get(self, request: Request) -> HttpResponseBase:
        """Answer a page of documents, or stream the file that `format` or Accept names."""
        http: HttpRequest = request._request
        asked = question(http.GET, lambda: preferred(http))
        site, past = site_address(http), newest_withholding() if "as_of" in http.GET else None
        tag = caching.etag(http, asked.selection.position, site, past, *asked.said)
        if known := caching.unchanged(http, tag, asked.selection.recorded_at):
            return known
        if asked.format is None:
            return caching.mark(page_answer(http, asked), tag)
        selection = replace(asked.selection, site=site)
        return caching.mark(file_answer(http, selection, asked.format, bom=asked.bom), tag)


class IncidentDetail(ReadingView):
    """One incident by its permanent reference."""

    @extend_schema(**description.DETAIL)
    def get(self, request: Request, reference: str) -> HttpResponseBase:
        """Answer the document as it is; 410 with the tombstone once it has been withdrawn."""
        http: HttpRequest = request._request
        at, members = recall_members(http.GET)
        require_json(http)
        return document_answer(http, find(reference, at, members=members), at, members)


class DocumentSchema(ReadingView):
    """The JSON Schema of a document."""

    permission_classes = [AllowAny]

    @extend_schema(exclude=True)
    def get(self, request: Request) -> JsonResponse:
        """Answer the schema; it is the same for everybody."""
        return JsonResponse(document_schema(), content_type="application/schema+json")
