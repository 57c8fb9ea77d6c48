"""Working states as the editorial API shows them: the document, and what is known of its row."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from incidents.api.editorial.etags import etag
from incidents.api.editorial.handles import handle_of
from incidents.documents.dump import dump
from incidents.history.events import marks_of
from incidents.models import Incident


def rows(numbers: Sequence[int]) -> list[dict[str, Any]]:
    """What is known of each incident, without its document, in the order given."""
    marks = marks_of(numbers)
    found = Incident.objects.in_bulk(list(numbers))
    return [row(found[number], etag(found[number], marks[number])) for number in numbers]


def row(incident: Incident, tag: str) -> dict[str, Any]:
    """State, version and ETag of one."""
    handle = handle_of(incident)
    return {
        "id": incident.pk,
        "handle": handle,
        "reference": incident.reference,
        "state": incident.state,
        "version": incident.version,
        "revision": incident.revision,
        "etag": tag,
        "url": address(handle),
    }


def whole(numbers: Sequence[int]) -> list[dict[str, Any]]:
    """The same with the documents.

    They are read after the ETags: what changes in between is in the document and not in the ETag,
    so that a write is refused once too often rather than once too rarely.
    """
    known = rows(numbers)
    documents = dump(numbers)
    return [{**each, "document": documents[each["id"]]} for each in known]


def address(handle: str) -> str:
    """Where the working state of an incident is."""
    return reverse("api-editorial-incident", args=[handle])
