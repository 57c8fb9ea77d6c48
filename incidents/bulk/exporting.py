"""The published ones among chosen incidents, as a selection that every format can write."""

from collections.abc import Iterable
from dataclasses import replace

from incidents.bulk.planning import Plan
from incidents.codes import State
from incidents.models import Incident
from incidents.selection import Selection, select


def plan_export(rows: list[Incident]) -> Plan:
    """Leaves out what has no public version now."""
    public = [row for row in rows if row.state == State.PUBLISHED]
    left = [row for row in rows if row.state != State.PUBLISHED]
    return Plan(public, [(row, f"it is {row.get_state_display().lower()}") for row in left])


def selection_of(incidents: Iterable[Incident]) -> Selection:
    """These incidents as they are published now, in chronological order.

    What waits to be published is not in it. The filter that it states is the one that finds them,
    though there may be more of them than may be asked for at once.
    """
    everything = select({"ordering": ["date"]})
    references = sorted(row.reference for row in incidents if row.reference)
    found = everything.found.filter(reference__in=references)
    return replace(everything, parameters={"reference": tuple(references)}, found=found)
