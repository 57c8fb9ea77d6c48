"""Incidents that a dataset says were one operation, linked when the later of the two is stored.

A link that was once there is not made again: somebody took it away.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Count

from incidents.codes import CLOSED, Basis, LinkKind
from incidents.importing.report import Outcome
from incidents.importing.together import Together
from incidents.importing.wish import Wish
from incidents.models import Incident, IncidentLink, Origin

if TYPE_CHECKING:
    from incidents.importing.batches import Row, Stored

Pair = frozenset[int]


def link(rows: "Sequence[Row]", wish: Wish, together: Together, stored: "Stored") -> None:
    """Link the incidents of these rows with those of the others that are here, each pair once."""
    told = {row.original_id: together.of(row.original_id) for row in rows}
    told = {original_id: others for original_id, others in told.items() if others}
    if not told:
        return
    ids = _incidents(wish, set(told).union(*told.values()))
    wanted: dict[Pair, tuple[int, int, Row]] = {}
    for row in rows:
        one = ids.get(row.original_id)
        for other in sorted(told.get(row.original_id, ())):
            if one and (two := ids.get(other)) and one != two:
                wanted.setdefault(frozenset((one, two)), (one, two, row))
    once = set(_ever_linked({pk for pair in wanted for pk in pair}))
    _add([each for pair, each in wanted.items() if pair not in once], stored)


def _incidents(wish: Wish, original_ids: set[str]) -> dict[str, int]:
    """The incidents that may be linked; what was retracted or merged is left so."""
    origins = Origin.objects.filter(dataset=wish.dataset.name, original_id__in=original_ids)
    return dict(
        origins.exclude(incident__state__in=CLOSED).values_list("original_id", "incident_id")
    )


def _ever_linked(ids: set[int]) -> Iterator[Pair]:
    history = apps.get_model("incidents", "IncidentLinkEvent").objects.all()
    for links in (IncidentLink.objects.all(), history):
        found = links.filter(kind=LinkKind.COORDINATED_WITH, incident__in=ids, to_incident__in=ids)
        yield from map(frozenset, found.values_list("incident_id", "to_incident_id"))


def _add(wanted: "Sequence[tuple[int, int, Row]]", stored: "Stored") -> None:
    taken = dict(
        Incident.objects.filter(pk__in={one for one, *_ in wanted})
        .annotate(links_there=Count("links"))
        .values_list("pk", "links_there")
    )
    made = []
    for one, several in groupby(wanted, key=lambda each: each[0]):
        for place, (_, two, row) in enumerate(several, start=taken[one]):
            made.append(
                IncidentLink(
                    incident_id=one,
                    to_incident_id=two,
                    kind=LinkKind.COORDINATED_WITH,
                    basis=Basis.DATASET,
                    position=place,
                )
            )
            last = row
        if one not in {*stored.created, *stored.changed}:
            stored.changed.append(one)
            stored.add(Outcome.NOTED, last, "linked with what it was coordinated with")
    IncidentLink.objects.bulk_create(made)
