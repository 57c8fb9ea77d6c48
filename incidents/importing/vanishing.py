"""What came from a dataset and is not in its newest release any more."""

from collections.abc import Collection, Mapping

from incidents.codes import RetractionReason, State
from incidents.importing.report import Outcome, Report
from incidents.importing.wish import Wish
from incidents.models import Incident, Origin
from incidents.publishing import retract


class TooMuchGone(ValueError):
    """A file said to be all of a dataset lacks most of it: perhaps it is only a part."""

    def __init__(self, gone: int, held: int) -> None:
        super().__init__(
            f"{gone} of the {held} incidents of this dataset are not in the file, so nothing was "
            "imported: leave --release-of out for a part of it, or say why they go by --reason"
        )


def check_vanished(held: Collection[str], ids: Collection[str], wish: Wish) -> None:
    """Raise `TooMuchGone` if most of what is held would go, and nobody said why."""
    gone = sum(original_id not in ids for original_id in held) if wish.whole else 0
    if gone * 2 > len(held) and not wish.reason:
        raise TooMuchGone(gone, len(held))


def retract_vanished(ids: Collection[str], wish: Wish, report: Report) -> None:
    """Retract what came from this dataset and is not in the file any more; drafts are left."""
    origins = Origin.objects.filter(dataset=wish.dataset.name)
    numbers = origins.order_by("pk").values_list("original_id", "incident_id")
    absent = {original_id: pk for original_id, pk in numbers if original_id not in ids}
    found = Incident.objects.in_bulk(absent.values())
    gone = {original_id: found[pk] for original_id, pk in absent.items()}
    resting = _resting_on_others(absent, wish)
    public = [each.pk for each in gone.values() if each.state == State.PUBLISHED]
    public = [pk for pk in public if pk not in resting]
    if public and wish.publishing:
        chosen = Incident.objects.filter(pk__in=public)
        why = RetractionReason.SOURCE_WITHDRAWN
        retract(incidents=chosen, by=wish.by, why=why, reason=wish.why_gone)
    for original_id, incident in gone.items():
        if incident.pk in resting:
            rule = f"it is not in the file any more; {incident} rests on other records too"
            report.add(Outcome.SKIPPED, "", original_id, rule=rule)
        elif incident.state == State.PUBLISHED and wish.publishing:
            report.add(Outcome.RETRACTED, "", original_id, rule=wish.why_gone)
        elif incident.state != State.RETRACTED:
            rule = f"it is not in the file any more, and {incident.state} here: see {incident}"
            report.add(Outcome.SKIPPED, "", original_id, rule=rule)


def _resting_on_others(absent: Mapping[str, int], wish: Wish) -> set[int]:
    """The incidents that came from another record as well: two that were merged."""
    origins = Origin.objects.filter(incident__in=absent.values())
    others = origins.exclude(dataset=wish.dataset.name, original_id__in=absent)
    return set(others.values_list("incident", flat=True))
