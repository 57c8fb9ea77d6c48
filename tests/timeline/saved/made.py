"""Timelines made by hand, and acts that change the incidents in them."""

from typing import Any

from incidents.codes import RetractionReason
from incidents.models import Incident, User
from incidents.publishing.acts import correct, retract, update
from timeline.models import Timeline, TimelineEntry
from timeline.saved.told import Pinned, Saved

KIRKUK, EMBASSY = "INC-000004", "INC-000011"
REASON = "The base was named."


def saved(**changes: Any) -> Saved:
    """An edition that need not be stored."""
    given = {"slug": "rockets", "edition": 1, "made_at": None, "title": "Rockets", "query": ""}
    return Saved(**{**given, "introduction": "", "author": "", "as_of": None, **changes})


def pinned(seen: int = 24, headline: str = "", note: str = "") -> Pinned:
    """The words of the desk on one incident."""
    return Pinned(headline, note, seen)


def timeline(slug: str = "rockets", **changes: Any) -> Timeline:
    """A draft with a pinned and a hidden entry and one section, checked and saved."""
    given = {"title": "Rockets over Iraq", "slug": slug, "filter": "type=rocket-attack"}
    made = Timeline(**{**given, **changes})
    made.full_clean()
    made.save()
    return made


def entry(of: Timeline, reference: str = KIRKUK, **changes: Any) -> TimelineEntry:
    """An entry of it, checked and saved."""
    made = TimelineEntry(timeline=of, reference=reference, **changes)
    made.full_clean()
    made.save()
    return made


def incident(reference: str = KIRKUK) -> Any:
    """The working row of a published incident, as the acts take it."""
    return Incident.objects.filter(reference=reference)


def corrected(by: User, reference: str = KIRKUK, title: str = "Rockets hit K-1 Air Base") -> None:
    """Correct an incident."""
    incident(reference).update(title=title)
    correct(incidents=incident(reference), by=by, reason=REASON)


def updated(by: User, reference: str = KIRKUK) -> None:
    """Tell more of an incident."""
    incident(reference).update(summary="More became known.")
    update(incidents=incident(reference), by=by)


def retracted(by: User, reference: str = KIRKUK) -> None:
    """Withdraw an incident."""
    why = RetractionReason.DID_NOT_HAPPEN
    retract(incidents=incident(reference), by=by, why=why, reason="It was an exercise.")
