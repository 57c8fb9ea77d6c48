"""Links shown as their targets are now: published, retitled, retracted, or another incident."""

import json
from dataclasses import dataclass
from typing import Any

from django.db.backends.utils import CursorWrapper

from incidents.documents.query import PUBLISHED
from incidents.publishing.restating import LATEST, write_changed


@dataclass(frozen=True)
class Target:
    """What a link leads to, as documents name it."""

    reference: str
    title: str


def restate_links(cursor: CursorWrapper, targets: list[int]) -> int:
    """Restate the published incidents that link to these, whose visibility or title changed."""
    cursor.execute(
        f"""SELECT k.incident_id, t.reference, k.published_as::json, {PUBLISHED.format("t")},
            x.title
        FROM incidents_incidentlink k
        JOIN incidents_incident t ON t.id = k.to_incident_id
        JOIN incidents_incident i ON i.id = k.incident_id
        LEFT JOIN incidents_recordindex x ON x.incident_id = t.id AND x.superseded_by IS NULL
        WHERE k.to_incident_id = ANY (%(ids)s) AND i.id <> ALL (%(ids)s)
            AND {PUBLISHED.format("i")} AND k.published_as IS NOT NULL
        ORDER BY k.incident_id, k.position, k.id""",
        {"ids": targets},
    )
    links: dict[int, list[Any]] = {}
    for incident, *row in cursor.fetchall():
        links.setdefault(incident, []).append(row)
    if not links:
        return 0
    condition = "r.incident_id = ANY (%(ids)s)"
    cursor.execute(LATEST.format(condition=condition, way="ASC", limit="ALL"), {"ids": list(links)})
    documents = {pk: (text, json.loads(text)) for pk, _, text in cursor.fetchall()}
    for pk, (_, document) in documents.items():
        for reference, published_as, visible, title in links[pk]:
            relink(document["links"], reference, published_as, title if visible else None)
    return write_changed(cursor, documents, "")


def lead_elsewhere(
    cursor: CursorWrapper, links: list[tuple[int, str]], former: str, now: Target
) -> int:
    """Restate the published incidents whose links, by incident and kind, have another target now.

    A link that is shown to the `former` reference leads to the present one, once.
    """
    condition = "r.incident_id = ANY (%(ids)s)"
    ids = sorted({incident for incident, _ in links})
    cursor.execute(LATEST.format(condition=condition, way="ASC", limit="ALL"), {"ids": ids})
    documents = {pk: (text, json.loads(text)) for pk, _, text in cursor.fetchall()}
    for incident, kind in links:
        if incident in documents:
            lead(documents[incident][1]["links"], kind, former, now)
    return write_changed(cursor, documents, "")


def lead(links: list[Any], kind: str, former: str, now: Target) -> None:
    """Turn one link of a document to another incident, unless it is linked so already."""
    shown = {(link["kind"], link["to"]["reference"]): link for link in links}
    if link := shown.get((kind, former)):
        if (kind, now.reference) in shown:
            links.remove(link)
        else:
            link["to"] = {"reference": now.reference, "title": now.title}


def relink(links: list[Any], reference: str, published_as: Any, title: str | None) -> None:
    """Show one link with its target's present title, or take it away when that is not public."""
    kind = published_as["kind"]
    others = [
        link for link in links if (link["kind"], link["to"]["reference"]) != (kind, reference)
    ]
    shown = next((link for link in links if link not in others), published_as)
    place = links.index(shown) if shown in links else len(links)
    if title is not None:
        others.insert(place, {**shown, "to": {"reference": reference, "title": title}})
    links[:] = others
