"""Stores what a returned sheet wants, all of it or nothing; a dry run stores it and takes it back.

Documents go in as all others do, through `incidents.documents.load`, so that the same rules speak.
"""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction

from incidents.documents.load import load
from incidents.documents.problems import InvalidDocument, Problem
from incidents.history.events import Marks, marks_of
from incidents.models import Incident, User
from incidents.sheets.columns import INCIDENT
from incidents.sheets.comparison import Comparison, Wanted
from incidents.sheets.filling import NOTE
from incidents.sheets.locations import OF_LOCATION

MOVED = "somebody changed it a moment ago: look through the sheet again"


@dataclass(frozen=True)
class Stored:
    """One incident that was made or changed, and the moment before."""

    wanted: Wanted
    incident: Incident
    marks: Marks = field(default_factory=dict)


def refuse_unpermitted(comparison: Comparison, by: User) -> None:
    """Raise ``PermissionDenied`` for whoever may not make, or not change, incidents."""
    needed = {"incidents.add_incident": comparison.created}
    needed["incidents.change_incident"] = comparison.changed
    for permission, number in needed.items():
        if number and not by.has_perm(permission):
            act = permission.partition(".")[2].partition("_")[0]
            raise PermissionDenied(f"{by} may not {act} incidents, and this sheet would.")


def try_out(comparison: Comparison, *, by: User) -> None:
    """Store it and take it back, to add to the comparison every rule that a row breaks."""
    refuse_unpermitted(comparison, by)
    with transaction.atomic():
        store(comparison, by=by)
        transaction.set_rollback(True)


def store(comparison: Comparison, *, by: User) -> list[Stored]:
    """Write every row; the rules that rows break become faults, and the caller stores nothing."""
    numbers = [each.held.pk for each in comparison.wanted if each.held]
    rows = Incident.objects.select_for_update(no_key=True).filter(pk__in=numbers)
    incidents = {row.pk: row for row in rows.order_by("pk")}
    marks = marks_of(numbers) if numbers else {}
    stored = []
    for each in comparison.wanted:
        former = incidents.get(each.held.pk) if each.held else None
        if each.held and (former is None or former.revision != each.held.revision):
            comparison.fault(each.row, INCIDENT, MOVED)
            continue
        try:
            with transaction.atomic():
                incident = _write(each, former, by)
        except InvalidDocument as error:
            for fact in error.facts:
                _tell(comparison, each, fact)
        else:
            stored.append(Stored(each, incident, marks.get(incident.pk, {})))
    return stored


def _write(wanted: Wanted, incident: Incident | None, by: User) -> Incident:
    stored = load(wanted.document, by=by, incident=incident)
    if stored.internal_note != wanted.internal_note:
        stored.internal_note = wanted.internal_note
        stored.save(update_fields=[NOTE])
    return stored


def _tell(comparison: Comparison, wanted: Wanted, fact: Problem) -> None:
    """Say it of the cell that it is about; of the row where it is about none."""
    column = column_of(fact.path, wanted)
    comparison.fault(wanted.row, column, fact.message)


def column_of(path: tuple[str | int, ...], wanted: Wanted) -> str:
    """The column of a place in a document; the first changed one of the row where there is none."""
    if not path:
        return next(iter(wanted.after), "")
    if path[0] == "locations":
        names = {key: name for name, key in OF_LOCATION.items()}
        changed = next((name for name in wanted.after if name in OF_LOCATION), "place_slug")
        return names.get(str(path[-1]), changed)
    if path[0] == "figures" and len(path) > 1:
        figure = wanted.document["figures"][int(path[1])]
        key = str(path[-1]) if path[-1] in ("low", "best", "high") else "best"
        return f"{figure['measure']}_{key}"
    return str(path[0])
