"""A document written into the working tables, all of it or nothing."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pghistory
from django.db import DataError, IntegrityError, transaction

from incidents.documents.broken_rules import broken_rules
from incidents.documents.dump import dump
from incidents.documents.fields import Nested
from incidents.documents.problems import InvalidDocument, Path
from incidents.documents.related import Ids, MissingReferences, resolve
from incidents.documents.schema import check
from incidents.documents.shape import (
    CITATION,
    FIGURE,
    INCIDENT,
    LINK,
    LOCATION,
    ORIGIN,
    PARTICIPATION,
)
from incidents.documents.slim import slim
from incidents.models import (
    Citation,
    Figure,
    Incident,
    IncidentLink,
    IncidentOtherType,
    Location,
    Merge,
    Origin,
    Participation,
    User,
)

#: How a document names an incident that was never published.
DRAFT = re.compile(r"DRAFT-([0-9]{1,18})", re.ASCII)
#: The lists of a document, in the order their rows may be written.
PARTS: dict[str, tuple[Any, Nested]] = {
    "citations": (Citation, CITATION),
    "locations": (Location, LOCATION),
    "participations": (Participation, PARTICIPATION),
    "figures": (Figure, FIGURE),
    "links": (IncidentLink, LINK),
    "origins": (Origin, ORIGIN),
}


def load(
    document: Mapping[str, Any],
    *,
    by: User | None,
    incident: Incident | None = None,
    create_missing: bool = False,
    incidents: Mapping[str, int] | None = None,
) -> Incident:
    """Write a document into a new incident, or over an existing one, and return it as stored.

    The history says that ``by`` wrote it. Parts that say the same are left alone, with what no
    document carries (withheld speakers, exact coordinates). ``incidents`` gives ids for handles
    other than references. Raises ``InvalidDocument`` with everything that is wrong; nothing is
    stored then.
    """
    check(document)
    ids: Ids = {}
    wanted = slim(document)
    try:
        with transaction.atomic(), pghistory.context(**({"user": by.pk} if by else {})):
            refuse_merged(incident)
            ids |= resolve(document, create_missing=create_missing)
            name_incidents(ids, wanted, incidents or {})
            stored = store_incident(wanted, ids, incident, by)
            before = slim(dump([stored.pk])[stored.pk]) if incident else {}
            store_parts(stored, wanted, before, ids)
            check_deferred()
    except (IntegrityError, DataError) as error:
        rows = unsaved_rows(wanted, ids, incident) if ids else ()
        raise InvalidDocument(broken_rules(rows, wanted, error)) from error
    stored.refresh_from_db()
    return stored


def refuse_merged(incident: Incident | None) -> None:
    """Raise ``InvalidDocument`` for one that stands in another: it would change there unseen.

    It is locked first, so that it is not merged before what is written here is.
    """
    if incident is None:
        return
    list(Incident.objects.select_for_update(no_key=True).filter(pk=incident.pk).values_list("pk"))
    merge = Merge.objects.filter(loser=incident.pk).select_related("winner").first()
    if merge:
        loser, winner = (each.reference or str(each) for each in (incident, merge.winner))
        raise InvalidDocument([f"{loser} is merged into {winner}: take the merge back first"])


def check_deferred() -> None:
    """Let the deferred rules speak now, where their answer can still be told."""
    connection = transaction.get_connection()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def name_incidents(ids: Ids, wanted: Mapping[str, Any], known: Mapping[str, int]) -> None:
    """Add the ids of the incidents it links to; raises ``MissingReferences`` for unknown ones."""
    handles = {link["to"] for link in wanted["links"]}
    found = dict(Incident.objects.filter(reference__in=handles).values_list("reference", "pk"))
    numbers = [int(draft[1]) for draft in map(DRAFT.fullmatch, handles) if draft]
    found |= {
        f"DRAFT-{pk}": pk
        for pk in Incident.objects.filter(pk__in=numbers).values_list("pk", flat=True)
    }
    found |= {handle: known[handle] for handle in handles if handle in known}
    absent: dict[tuple[str, str], list[Path]] = {}
    for place, link in enumerate(wanted["links"]):
        if link["to"] not in found:
            absent.setdefault(("incident", link["to"]), []).append(("links", place, "to"))
    if absent:
        raise MissingReferences(absent)
    ids |= {("incident", handle): pk for handle, pk in found.items()}


def fill(row: Incident, wanted: Mapping[str, Any], ids: Ids) -> list[str]:
    """Put what the document says into the row itself; gives the names of the columns."""
    columns = {
        name: value_for(name, wanted[name])
        for name, field in INCIDENT.items()
        if field.given and field.parts is None and not field.refers_to
    }
    claim = wanted["occurrence_claim"]
    columns |= {
        f"occurrence_{name}": claim[name] for name in ("basis", "stance", "reason", "cites")
    }
    columns["type_id"] = ids["type", wanted["type"]]
    columns["occurrence_by_id"] = ids["actor", claim["by"]] if claim["by"] else None
    for name, value in columns.items():
        setattr(row, name, value)
    return list(columns)


def store_incident(
    wanted: Mapping[str, Any], ids: Ids, incident: Incident | None, by: User | None
) -> Incident:
    """The row itself: every plain field, the type and the claim about its occurrence.

    Of a row that is there only these columns are written, since its state may have moved on.
    """
    row = incident or Incident(entered_by=by)
    columns = fill(row, wanted, ids)
    row.save(update_fields=columns if incident else None)
    types = [ids["type", code] for code in wanted["other_types"]]
    held = list(
        IncidentOtherType.objects.filter(incident=row).order_by("id").values_list("type", flat=True)
    )
    if types != held:
        IncidentOtherType.objects.filter(incident=row).delete()
        IncidentOtherType.objects.bulk_create(
            IncidentOtherType(incident=row, type_id=pk) for pk in types
        )
    return row


def store_parts(
    incident: Incident, wanted: Mapping[str, Any], before: Mapping[str, Any], ids: Ids
) -> None:
    """Every list: rows that say the same stay, the others go, the missing come, in order."""
    for name, (model, fields) in PARTS.items():
        held = model.objects.filter(incident=incident).order_by(*model._meta.ordering)
        spare = list(zip(before[name], held, strict=True)) if before else []
        rows = [take(spare, part) or build(model, fields, part, ids) for part in wanted[name]]
        model.objects.filter(pk__in=[row.pk for _, row in spare]).delete()
        put_in_order(model, rows)
        for row in rows:
            row.incident = incident
        model.objects.bulk_create(row for row in rows if row.pk is None)


def take(spare: list[tuple[Any, Any]], part: Mapping[str, Any]) -> Any:
    """The stored row that says the same, taken out of ``spare``; none when there is none."""
    match = next((pair for pair in spare if pair[0] == part), None)
    if match is None:
        return None
    spare.remove(match)
    return match[1]


def put_in_order(model: Any, rows: list[Any]) -> None:
    """Number the rows as the document lists them; those stored are moved where they differ."""
    if not hasattr(model, "position"):
        return
    moved = [row for place, row in enumerate(rows) if row.pk and row.position != place]
    for place, row in enumerate(rows):
        row.position = place
    model.objects.bulk_update(moved, ["position"])


def unsaved_rows(
    wanted: Mapping[str, Any], ids: Ids, incident: Incident | None
) -> Iterator[tuple[Path, Any]]:
    """Every row of a document by its place in it, for whoever asks what is wrong with them."""
    row = incident or Incident()
    fill(row, wanted, ids)
    row.derive_dates()
    yield (), row
    for name, (model, fields) in PARTS.items():
        for place, part in enumerate(wanted[name]):
            below = build(model, fields, part, ids)
            below.incident_id = row.pk or 0
            yield (name, place), below


def build(model: Any, fields: Nested, part: Mapping[str, Any], ids: Ids) -> Any:
    """An unsaved row of one part."""
    row = model()
    for name, field in fields.items():
        if field.refers_to:
            column = "to_incident" if name == "to" else name
            setattr(row, f"{column}_id", ids[field.refers_to, part[name]] if part[name] else None)
        else:
            setattr(row, name, value_for(name, part[name]))
    return row


def value_for(name: str, value: Any) -> Any:
    """What the column takes: days and clock times as such."""
    if name == "as_of" and value is not None:
        return dt.date.fromisoformat(value)
    if name == "time" and value is not None:
        return dt.time.fromisoformat(value)
    return value
