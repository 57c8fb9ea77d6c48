"""A selection of documents made by hand, for formats that need no database."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

from incidents.selection import Selection
from tests.timeline.documents import document

RECORDED_AT = "2026-01-04T08:00:00.000001Z"
"""When every document was published."""


class MadeSelection:
    """Gives what formats ask of a selection, for as many documents as wanted."""

    query = "country=iq"
    site = ""
    position = 7
    recorded_at: datetime | None = datetime(2026, 1, 5, 9, 30, 0, 123456, UTC)

    def __init__(self, *documents: dict[str, Any], times: int = 1) -> None:
        self._documents, self._times = documents, times

    def count(self) -> int:
        return len(self._documents) * self._times

    def documents(self) -> Iterator[str]:
        for _ in range(self._times):
            for each in self._documents:
                yield json.dumps(each)

    def copy_texts(self, _timed_document: object) -> Iterator[bytes]:
        for text in self.documents():
            yield f"{RECORDED_AT}{text}\n".encode()

    def copy_documents(self) -> Iterator[bytes]:
        for text in self.documents():
            yield text.encode() + b"\n"


def made(*documents: dict[str, Any], times: int = 1) -> Selection:
    """A selection of these documents, repeated so many times."""
    return cast("Selection", MadeSelection(*documents, times=times))


def nothing_published() -> Selection:
    """A selection of an empty ledger."""
    selection = MadeSelection()
    selection.query, selection.position, selection.recorded_at = "", 0, None
    return cast("Selection", selection)


def text_of(stream: Iterator[bytes]) -> str:
    """The whole stream as text."""
    return b"".join(stream).decode()


HOSTILE = document(
    title="# <script>alert(1)</script> *x* [a](javascript:alert(1)) & \u202eevil",
    summary="</style><img src=x onerror=alert(1)>\n\n- no list",
    said="``` no code",
    date_as_reported="</dl>",
)
