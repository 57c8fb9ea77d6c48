"""`/api/acled/read` and its siblings: the ledger for clients that were written for ACLED."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, ClassVar

from django.http import HttpResponseBase, JsonResponse, StreamingHttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from incidents.acled.asking import Asked, read
from incidents.acled.gone import DELETED, deleted
from incidents.acled.reading import DAYS, SUMMARIES, Answer, summed
from incidents.acled.rows import COLUMNS, Row
from incidents.acled.sub_events import equivalents
from incidents.api.answers import Begun
from incidents.api.problems import answer_exception
from incidents.api.views import ReadingView
from incidents.columns import harmless
from incidents.copying import in_chunks
from incidents.filters import InvalidParameters
from incidents.selection import READER

_RESTRICTIONS = {"date_recency": None}


class AcledView(ReadingView):
    """A table in ACLED's envelope; a refusal says why in that envelope too."""

    columns: ClassVar[Sequence[str]] = COLUMNS

    def get_exception_handler(self) -> Any:
        """ACLED's clients read `error`; the status is that of our own refusals."""
        return _answer_exception

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponseBase:
        """Answer the rows as JSON or CSV, one after the other."""
        asked = read(dict(request._request.GET.lists()), self.columns)
        answer = Answer(asked)
        rows = self.rows(answer)
        if asked.format == "csv":
            pieces, media_type = _csv(rows, asked.fields), "text/csv; charset=utf-8"
        else:
            pieces, media_type = _json(rows, answer), "application/json"
        return StreamingHttpResponse(Begun(in_chunks(pieces)), content_type=media_type)

    def rows(self, answer: Answer) -> Iterator[Row]:
        """The rows of the page asked for."""
        return answer.rows()


class DeletedRead(AcledView):
    """Incidents that have no row any more."""

    columns = DELETED

    def rows(self, answer: Answer) -> Iterator[Row]:
        """The page, cut out of all that are gone."""
        return _page(deleted(answer.asked, equivalents(READER)), answer.asked)


class SummaryRead(AcledView):
    """Actors, countries or regions, with how many events they have."""

    def rows(self, answer: Answer) -> Iterator[Row]:
        """Those that the conditions hold for."""
        name = next(name for name, keys in SUMMARIES.items() if keys[0] == self.columns[0])
        conditions = answer.asked.conditions
        found = (row for row in summed(name) if all(each.holds(row) for each in conditions))
        return _page(found, answer.asked)


class ActorRead(SummaryRead):
    """Everybody who is an actor of some row."""

    columns = (*SUMMARIES["actor"], *DAYS)


class CountryRead(SummaryRead):
    """Every country that has a row."""

    columns = (*SUMMARIES["country"], *DAYS)


class RegionRead(SummaryRead):
    """Every region that has a row."""

    columns = (*SUMMARIES["region"], *DAYS)


def _page(rows: Iterable[Row], asked: Asked) -> Iterator[Row]:
    start = (asked.page - 1) * asked.limit
    for row in islice(rows, start, start + asked.limit if asked.limit else None):
        yield {name: row[name] for name in asked.fields}


def _json(rows: Iterator[Row], answer: Answer) -> Iterator[bytes]:
    """The envelope, its counts after the rows: they are known then, and mark the end."""
    yield b'{"status": 200, "success": true, "last_update": null, "filename": "", "data": ['
    count = 0
    for count, row in enumerate(rows, start=1):
        yield f"{',' if count > 1 else ''}\n{json.dumps(row, ensure_ascii=False)}".encode()
    end = {
        "count": count,
        **({"total_count": answer.total} if answer.total is not None else {}),
        "messages": answer.messages(),
        "data_query_restrictions": _RESTRICTIONS,
    }
    yield f"\n], {json.dumps(end, ensure_ascii=False)[1:]}\n".encode()


def _csv(rows: Iterator[Row], columns: Sequence[str]) -> Iterator[bytes]:
    """A table that no spreadsheet runs: cells that would be formulas get an apostrophe in front."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for cells in ([columns], ([row[name] for name in columns] for row in rows)):
        for each in cells:
            writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in each])
            yield line.getvalue().encode()
            line.seek(0)
            line.truncate()


def _answer_exception(error: Exception, context: dict[str, Any]) -> HttpResponseBase:
    response = answer_exception(error, context)
    told = json.loads(response.content)
    messages = (
        [{"message": f"{each.name}: {each.message}"} for each in error.errors]
        if isinstance(error, InvalidParameters)
        else [{"message": told["detail"]}]
    )
    body = {"status": response.status_code, "success": False, "error": messages, "data": []}
    refusal = JsonResponse(body, status=response.status_code)
    for name in ("Retry-After", "Cache-Control", "WWW-Authenticate", "Allow"):
        if name in response:
            refusal[name] = response[name]
    return refusal
