"""What the chosen incidents name, put together once for all of them that share it.

Each CTE ``<kind>_named`` has the ids of what is named and the finished ``reference``. A name or an
affiliation may depend on the incident's date: actors and places therefore have a row an incident,
put together once for all incidents if nothing about them is dated, else once for each date.
"""

from incidents.documents import references

OF_CHOSEN = "incident_id IN (SELECT id FROM chosen)"

ACTOR_COLUMNS = {
    "participation": ["actor_id", "by_id"],
    "figure": ["actor_id", "by_id"],
    "location": ["by_id"],
    "incidentlink": ["by_id"],
    "citation": ["speaker_id", "on_behalf_of_id"],
}
ACTORS = " UNION ".join(
    [
        f"SELECT incident_id, {column} FROM incidents_{table} "
        f"WHERE {column} IS NOT NULL AND {OF_CHOSEN}"
        for table, columns in ACTOR_COLUMNS.items()
        for column in columns
    ]
    + ["SELECT id, occurrence_by_id FROM incident WHERE occurrence_by_id IS NOT NULL"]
)
PLACES = """
    SELECT DISTINCT incident_id, shown_place_id FROM location WHERE shown_place_id IS NOT NULL"""
SOURCES = f"SELECT source_id FROM incidents_citation WHERE {OF_CHOSEN}"
PUBLISHERS = f"SELECT publisher_id FROM incidents_citation WHERE {OF_CHOSEN}"
TYPES = f"""
    SELECT type_id FROM incident
    UNION SELECT type_id FROM incidents_incidentothertype WHERE {OF_CHOSEN}"""

DATED_PLACE = """EXISTS (
        SELECT FROM (SELECT one.id UNION ALL SELECT ancestor_id FROM incidents_placeancestor
                     WHERE descendant_id = one.id) AS named (id)
        JOIN incidents_placename n ON n.place_id = named.id
        WHERE n.starts_on IS NOT NULL OR n.ends_on IS NOT NULL)"""
ABOVE = "SELECT ancestor_id FROM incidents_actorancestor WHERE descendant_id"
NEAR = f"SELECT one.id UNION {ABOVE} = one.id"
BESIDE = f"SELECT parent_id FROM other_affiliation WHERE child_id IN ({NEAR})"
DATED = "(starts_on IS NOT NULL OR ends_on IS NOT NULL)"
DATED_ACTOR = f"""EXISTS (
        SELECT FROM incidents_actorancestor
        WHERE descendant_id IN (SELECT one.id UNION {BESIDE}) AND {DATED}
    ) OR EXISTS (
        SELECT FROM other_affiliation WHERE child_id IN ({NEAR}) AND {DATED}
    ) OR EXISTS (
        SELECT FROM incidents_actorname
        WHERE actor_id IN ({NEAR} UNION {BESIDE} UNION {ABOVE} IN ({BESIDE})) AND {DATED})"""


def by_date(kind: str, mentions: str, reference: str, dated: str) -> str:
    """The CTE of a kind whose names change in time: incident_id, id, reference."""
    return f"""{kind}_mention (incident_id, id) AS MATERIALIZED ({mentions}),
    {kind}_dated AS MATERIALIZED (
        SELECT id FROM (SELECT DISTINCT id FROM {kind}_mention) AS one WHERE {dated}),
    {kind}_alike AS MATERIALIZED (
        SELECT id, incidents, {reference} AS reference FROM (
            SELECT mention.id, first, last, array_agg(mention.incident_id) AS incidents
            FROM {kind}_mention AS mention LEFT JOIN {kind}_dated AS dated USING (id)
            LEFT JOIN incident AS day ON day.id = mention.incident_id AND dated.id IS NOT NULL
            GROUP BY mention.id, first, last) AS alike),
    {kind}_named AS MATERIALIZED (
        SELECT unnest(incidents) AS incident_id, id, reference FROM {kind}_alike)"""


def always(kind: str, mentions: str, reference: str) -> str:
    """The CTE of a kind whose names do not depend on a date: id, reference."""
    return f"""{kind}_named AS MATERIALIZED (
        SELECT one.id, {reference} AS reference
        FROM (SELECT DISTINCT id FROM ({mentions}) AS mention (id)) AS one)"""


def named() -> str:
    """All these CTEs; they read the CTEs ``chosen``, ``incident`` and ``location``."""
    actor = references.actor("alike.id", "alike.first", "alike.last")
    place = references.place("alike.id", "alike.first", "alike.last")
    return ", ".join(
        [
            by_date("actor", ACTORS, actor, DATED_ACTOR),
            by_date("place", PLACES, place, DATED_PLACE),
            always("type", TYPES, references.incident_type("one.id")),
            always("source", SOURCES, references.source("one.id")),
            always("publisher", PUBLISHERS, references.publisher("one.id")),
        ]
    )
