"""References that many incidents of one batch share are put together once, not once for each.

Each memory is one JSON object from id to reference text. A row whose name or affiliation depends on
the incident's date is not remembered and is looked up each time.
"""

from incidents.documents import references

UNDATED = "NULL::date"
OF_CHOSEN = "incident_id IN (SELECT id FROM chosen)"

ACTORS = f"""
    SELECT unnest(ARRAY[actor_id, by_id]) FROM incidents_participation WHERE {OF_CHOSEN}
    UNION SELECT unnest(ARRAY[actor_id, by_id]) FROM incidents_figure WHERE {OF_CHOSEN}
    UNION SELECT by_id FROM incidents_location WHERE {OF_CHOSEN}
    UNION SELECT unnest(ARRAY[speaker_id, on_behalf_of_id])
        FROM incidents_citation WHERE {OF_CHOSEN}"""
PLACES = f"SELECT place_id FROM incidents_location WHERE {OF_CHOSEN}"
SOURCES = f"SELECT source_id FROM incidents_citation WHERE {OF_CHOSEN}"
TYPES = "SELECT type_id FROM incidents_incident WHERE id IN (SELECT id FROM chosen)"

DATED_PLACE = """EXISTS (
        SELECT FROM (SELECT row.id UNION ALL SELECT ancestor_id FROM incidents_placeancestor
                     WHERE descendant_id = row.id) AS named (id)
        JOIN incidents_placename n ON n.place_id = named.id
        WHERE n.starts_on IS NOT NULL OR n.ends_on IS NOT NULL)"""
DATED_ACTOR = """EXISTS (
        SELECT FROM incidents_actorancestor WHERE descendant_id = row.id
            AND (starts_on IS NOT NULL OR ends_on IS NOT NULL)
    ) OR EXISTS (
        SELECT FROM (SELECT row.id UNION ALL SELECT ancestor_id FROM incidents_actorancestor
                     WHERE descendant_id = row.id) AS named (id)
        JOIN incidents_actorname n ON n.actor_id = named.id
        WHERE n.starts_on IS NOT NULL OR n.ends_on IS NOT NULL)"""


def memory(kind: str, table: str, wanted: str, reference: str, dated: str) -> str:
    """A CTE with one row: the references of the wanted rows, by id."""
    return f"""{kind}_memory AS MATERIALIZED (
        SELECT coalesce(jsonb_object_agg(id, reference), '{{}}') AS by_id FROM (
            SELECT row.id, {reference}::text AS reference FROM {table} AS row
            WHERE row.id IN ({wanted}) AND NOT ({dated})) AS known)"""


def memories() -> str:
    """The CTEs of all memories; they read a CTE ``chosen`` with the incidents' ids."""
    place = references.place("row.id", UNDATED, UNDATED)
    actor = references.actor("row.id", UNDATED, UNDATED)
    kind, paper = references.incident_type("row.id"), references.source("row.id")
    return ", ".join(
        [
            memory("place", "incidents_place", PLACES, place, DATED_PLACE),
            memory("actor", "incidents_actor", ACTORS, actor, DATED_ACTOR),
            memory("type", "incidents_incidenttype", TYPES, kind, "FALSE"),
            memory("source", "incidents_source", SOURCES, paper, "FALSE"),
        ]
    )


def remembered(kind: str, column: str, reference: str) -> str:
    """The reference from memory, else put together now; null when the column is null."""
    return f"""CASE WHEN {column} IS NOT NULL THEN coalesce(
        ((SELECT by_id FROM {kind}_memory) ->> ({column})::text)::json, {reference}) END"""
