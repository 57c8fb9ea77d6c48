"""All that is public of one actor, place, type or source."""

import json
from typing import Any

from django.db import connections
from django.http import Http404

from incidents.dates.errors import shown
from incidents.reference.listing import Listing
from incidents.reference.standing import COUNTS, STOOD, VALID, above, count_of, steps
from incidents.selection import READER

_NAME = "(SELECT coalesce(n ->> 'name', n ->> 'title') FROM (SELECT {e}.document::jsonb AS n) AS x)"
_ONE = """
WITH RECURSIVE step AS MATERIALIZED ({steps}), {counts}
SELECT e.document, e.position, {count}, (
    SELECT coalesce(json_agg(json_build_object('slug', w.slug, 'name', {name}) ORDER BY nth), '[]')
    FROM unnest({within}) WITH ORDINALITY AS up (slug, nth)
    JOIN incidents_entity w ON w.kind = e.kind AND w.slug = up.slug AND {w_stood}), (
    SELECT coalesce(json_agg(json_build_object('slug', w.slug, 'name', {name})
        ORDER BY w.slug), '[]')
    FROM incidents_entity w
    WHERE w.kind = e.kind AND w.slug IN (SELECT low FROM step WHERE high = e.slug) AND {w_stood})
FROM incidents_entity e WHERE e.kind = %(kind)s AND e.slug = %(slug)s AND {stood}"""
_AFFILIATIONS = f"""
SELECT a.document, {_NAME.format(e="other")}, {_NAME.format(e="word")}
FROM incidents_entity a CROSS JOIN LATERAL (SELECT a.document::jsonb AS d) AS held
JOIN incidents_entity other ON other.kind = 'actor' AND other.slug = d ->> %(other)s
    AND {STOOD.format(e="other")}
LEFT JOIN incidents_entity word ON word.kind = 'actor' AND word.slug = d ->> 'by'
    AND {STOOD.format(e="word")}
WHERE a.kind = 'affiliation' AND {STOOD.format(e="a")} AND {VALID}
    AND CASE %(other)s WHEN 'parent' THEN a.slug LIKE %(below)s ELSE a.parent = %(slug)s END
ORDER BY d ->> 'starts_on' NULLS FIRST, a.slug"""
_TOLD = ("kind", "title", "start", "end", "basis", "stance", "standing", "reason")


def detail(listing: Listing, slug: str) -> dict[str, Any]:
    """What is told of the row; raises `Http404` if no document had named it by then."""
    sql = _ONE.format(
        steps=steps(listing.kind.kind),
        counts=COUNTS,
        count=count_of(listing.kind.kind, "e.slug"),
        name=_NAME.format(e="w"),
        within=above("e.slug"),
        stood=STOOD.format(e="e"),
        w_stood=STOOD.format(e="w"),
    )
    with connections[READER].cursor() as cursor:
        cursor.execute(sql, {**listing.values(), "slug": slug})
        row = cursor.fetchone()
    if row is None:
        message = f"No published incident named the {listing.kind.kind} {shown(slug)}"
        raise Http404(f"{message} as of {listing.position}.")
    document, position, count, within, below = row
    told = {"slug": slug, **json.loads(document), "within": within}
    if listing.kind.kind == "actor":
        told["affiliations"] = _affiliations(listing, slug, "parent")
        told["members"] = _affiliations(listing, slug, "child")
    elif listing.kind.kind != "source":
        told["children"] = below
    return {**told, "incidents": count, "told_since": position}


def _affiliations(listing: Listing, slug: str, other: str) -> list[dict[str, Any]]:
    """Those in which the actor stands below (the other is the parent) or above."""
    values = {**listing.values(), "slug": slug, "other": other, "below": f"{slug}/%"}
    with connections[READER].cursor() as cursor:
        cursor.execute(_AFFILIATIONS, values)
        found = [(json.loads(text), name, by) for text, name, by in cursor.fetchall()]
    return [
        {
            "actor": {"slug": held[other], "name": name},
            **{key: held[key] for key in _TOLD},
            "by": {"slug": held["by"], "name": by} if held["by"] else None,
        }
        for held, name, by in found
    ]
