"""Fills in the entities of a ledger that is older than they are, from its documents alone."""

from django.db.backends.utils import CursorWrapper

from incidents.publishing.entities import INSERT, PATHS

#: What documents say of the rows they name, with what is above, for a ledger older than this.
_SAID = """SELECT o, o -> '{above}' -> 0 AS parent FROM jsonb_path_query(d, '{path}') AS o
    UNION ALL
    SELECT {outer}, o -> '{above}' -> nth::integer
    FROM jsonb_path_query(d, '{path}') AS o,
        jsonb_array_elements(o -> '{above}') WITH ORDINALITY AS up (each, nth)"""
_TIED = """SELECT each - 'kind', NULL::jsonb
    FROM jsonb_path_query(d, '{path}') AS o, jsonb_array_elements(o -> 'via') AS each"""
_OBJECTS = {
    "actor": [
        sql.format(above="within", path=path.removesuffix(".**.slug"), outer="each")
        for kind, path in PATHS
        if kind == "actor"
        for sql in (_SAID, _TIED)
    ],
    "place": [_SAID.format(above="within", path="$.locations[*].place", outer="each")],
    "type": [
        _SAID.format(
            above="parents", path=path, outer="jsonb_build_object('code', each, 'name', each)"
        )
        for path in ("$.type", "$.other_types[*]")
    ],
    "source": ["SELECT o, o -> 'publisher' FROM jsonb_path_query(d, '$.citations[*].source') AS o"],
}
_FROM_DOCUMENTS = """
SELECT DISTINCT ON (slug) slug, min(position) OVER (PARTITION BY slug) AS position,
    CASE %(kind)s WHEN 'actor' THEN '' ELSE coalesce(parent ->> 'slug', parent #>> '{}', '') END
        AS parent,
    (o - 'within' - 'parents' - 'via' || CASE WHEN %(kind)s IN ('place', 'type')
        THEN jsonb_build_object('parent', coalesce(parent ->> 'slug', parent #>> '{}', ''))
        ELSE '{}' END)::text AS document
FROM (
    SELECT position, o, parent, coalesce(o ->> 'slug', o ->> 'code') AS slug,
        (SELECT count(*) FROM jsonb_object_keys(o)) AS told
    FROM incidents_record AS r, LATERAL (SELECT document::jsonb AS d OFFSET 0) AS parsed,
        LATERAL (OBJECTS) AS object (o, parent) WHERE jsonb_typeof(o) = 'object'
) AS named
WHERE NOT EXISTS (SELECT FROM incidents_entity e WHERE (e.kind, e.slug) = (%(kind)s, named.slug))
ORDER BY slug, told DESC, position DESC"""
_IS_COMPLETE = """
SELECT NOT EXISTS (SELECT FROM incidents_record) OR EXISTS (
    SELECT FROM incidents_entity WHERE position <= (SELECT min(position) FROM incidents_record))"""


def publish_what_documents_said(cursor: CursorWrapper) -> None:
    """Fill in the rows that a ledger older than the entities names, from its documents alone.

    Names, kinds and points are public with them already; aliases and affiliations are not, and come
    with the next restating.
    """
    cursor.execute(_IS_COMPLETE)
    if cursor.fetchone()[0]:
        return
    for kind, objects in _OBJECTS.items():
        rows = _FROM_DOCUMENTS.replace("OBJECTS", " UNION ALL ".join(objects))
        cursor.execute(INSERT.format(rows=rows), {"kind": kind})
