"""Writes documents into the working tables, all or none, with every reason why not at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from rest_framework.exceptions import PermissionDenied

from incidents.api.problems import Refusal
from incidents.api.writing import MOST_ERRORS, entry, unprocessable
from incidents.documents.load import load
from incidents.documents.problems import InvalidDocument
from incidents.documents.related import MissingReferences, unknown_rows, would_create
from incidents.documents.schema import check
from incidents.models import Incident, User

Missing = dict[tuple[str, str], Any]


def create(
    documents: Sequence[Any], *, by: User, create_missing: bool, listed: bool
) -> list[Incident]:
    """New drafts, one a document; raises 422 with the errors of all of them, and stores none.

    ``listed`` says whether they came as a list, so that errors point into one.
    """
    stored: list[Incident] = []
    errors: list[dict[str, Any]] = []
    missing: Missing = {}
    with transaction.atomic():
        for index, document in enumerate(documents):
            try:
                stored.append(load(document, by=by, create_missing=create_missing))
            except InvalidDocument as error:
                errors += [entry(fact, index if listed else None) for fact in error.facts]
                missing |= missing_in(error, document)
            if len(errors) >= MOST_ERRORS:
                break
        if errors:
            raise refused(errors, missing)
    return stored


def replace(incident: Incident, document: Any, *, by: User, create_missing: bool) -> Incident:
    """Put a document in the place of what an incident says; raises 422 with every error."""
    try:
        return load(document, by=by, incident=incident, create_missing=create_missing)
    except InvalidDocument as error:
        found = [entry(fact) for fact in error.facts]
        raise refused(found, missing_in(error, document)) from error


def unknown(documents: Iterable[Any]) -> Missing:
    """What the sound ones among the documents name and is not there."""
    return unknown_rows(document for document in documents if is_sound(document))


def is_sound(document: Any) -> bool:
    """Whether a document is as the schema has it."""
    try:
        check(document)
    except InvalidDocument:
        return False
    return True


def refuse_to_create(missing: Missing, by: User) -> None:
    """Raise `PermissionDenied` for rows that the user may not add."""
    kinds = sorted({kind for kind, _ in missing if kind != "type"})
    if lacking := [kind for kind in kinds if not by.has_perm(f"incidents.add_{kind}")]:
        raise PermissionDenied(f"{by} may not add: {', '.join(lacking)}.")


def missing_in(error: InvalidDocument, document: Mapping[str, Any]) -> Missing:
    """The rows that a refused document names and that are not there, with what it says of them."""
    if not isinstance(error, MissingReferences):
        return {}
    said = unknown_rows([document])
    return {key: said.get(key) for key in error.missing}


def refused(errors: list[dict[str, Any]], missing: Missing) -> Refusal:
    """422 with errors and, where rows are missing, what could be created."""
    more = {"missing": told(missing)} if missing else {}
    return unprocessable(errors, **more)


def told(missing: Missing) -> list[dict[str, Any]]:
    """Rows that are not there, as answers say them."""
    return [
        {"kind": kind, "handle": handle, "would_create": would_create(kind, value)}
        for (kind, handle), value in sorted(missing.items(), key=lambda item: item[0])
    ]
