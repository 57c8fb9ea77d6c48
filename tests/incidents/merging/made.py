"""Two tellings of one act, as two analysts might have entered it."""

from collections.abc import Mapping
from typing import Any

from incidents.documents.dump import dump
from incidents.documents.load import load
from incidents.merging import Choices, merge
from incidents.models import Incident, User
from incidents.publishing import publish

CITED = {"number": 1, "source": "military-times-2020-01-02"}
FIRST: dict[str, Any] = {
    "title": "Rockets at a base",
    "type": "rocket-attack",
    "date": "2019-12-27",
    "means": ["rocket"],
    "tags": ["iraq"],
    "citations": [{**CITED, "locator": "paragraph 1"}],
    "locations": [{"role": "at", "place": "kirkuk", "precision": "settlement", "cites": [1]}],
    "participations": [{"role": "target", "actor": "us-armed-forces", "cites": [1]}],
    "figures": [{"measure": "killed", "low": 1, "best": 1, "high": 1, "cites": [1]}],
}
SECOND: dict[str, Any] = {
    "title": "Attack on K-1",
    "type": "rocket-attack",
    "date": "2019-12-27",
    "summary": "About thirty rockets.",
    "time": "19:20",
    "means": ["mortar-shell"],
    "tags": ["iraq", "k1"],
    "citations": [
        {**CITED, "number": 1, "locator": "paragraph 9"},
        {**CITED, "number": 2, "locator": "paragraph 1"},
    ],
    "locations": [{"role": "at", "place": "kirkuk", "precision": "settlement", "cites": [1]}],
    "participations": [
        {"role": "target", "actor": "us-armed-forces", "cites": [2]},
        {"role": "initiator", "described_as": "gunmen", "kind": "unidentified", "cites": [1]},
    ],
    "figures": [
        {"measure": "killed", "low": 2, "best": 2, "high": 2, "cites": [1]},
        {"measure": "wounded", "low": 4, "best": 4, "high": 4, "cites": [2]},
    ],
    "origins": [{"dataset": "ged", "original_id": "77"}],
}


def stored(document: dict[str, Any], **changes: Any) -> Incident:
    return load({**document, **changes}, by=None)


def pair(by: User, **changes: Any) -> tuple[Incident, Incident]:
    """Loser and winner, both published."""
    loser, winner = stored(SECOND, **changes), stored(FIRST)
    for each in (winner, loser):
        publish(incidents=Incident.objects.filter(pk=each.pk), by=by)
        each.refresh_from_db()
    return loser, winner


def joined(by: User) -> Incident:
    """The winner, two drafts having been merged without any choice."""
    loser, winner = stored(SECOND), stored(FIRST)
    merge(loser=loser, winner=winner, by=by, choices=Choices())
    return winner


def said_by(incident: Incident) -> dict[str, Any]:
    """Its document as it is now."""
    return dump([incident.pk])[incident.pk]


def uniting(wishes: Mapping[Any, str]) -> Choices:
    """Choices of rows, by the rows themselves."""
    return Choices(rows={(row._meta.model_name, row.pk): wish for row, wish in wishes.items()})
