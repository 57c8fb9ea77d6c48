"""The one definition of a document: SQL that builds it from the working tables.

``documents_of`` is run as it is for the editorial dump, and as ``INSERT … SELECT`` to publish, for
one incident or a million. Keys are the models' field names, in the order a reader wants them.
"""

from incidents.codes import PlaceKind, WherePrecision
from incidents.documents import references
from incidents.documents.memory import memories, remembered

FIRST, LAST = "coalesce(i.earliest, i.latest)", "coalesce(i.latest, i.earliest)"
#: The kinds of place that say no more than a public precision allows, nearest first.
COARSE_ENOUGH = {
    WherePrecision.SETTLEMENT: ["settlement", "area3", "area2", "area1", "country"],
    WherePrecision.NEAR: ["settlement", "area3", "area2", "area1", "country"],
    WherePrecision.ZONE: ["zone", "route", "area3", "area2", "area1", "country"],
    WherePrecision.AREA3: ["area3", "area2", "area1", "country"],
    WherePrecision.AREA2: ["area2", "area1", "country"],
    WherePrecision.AREA1: ["area1", "country"],
    WherePrecision.COUNTRY: ["country"],
    WherePrecision.OFFSHORE: ["sea", "airspace", "country"],
    WherePrecision.NOT_STATED: [],
}


def actor(column: str) -> str:
    """The actor in a column, named as at the incident's date; null when there is none."""
    return remembered("actor", column, references.actor(column, FIRST, LAST))


def place(column: str) -> str:
    """The place in a column, named as at the incident's date."""
    return remembered("place", column, references.place(column, FIRST, LAST))


def source(column: str) -> str:
    """The source in a column."""
    return remembered("source", column, references.source(column))


def incident_type(column: str) -> str:
    """The type in a column."""
    return remembered("type", column, references.incident_type(column))


def claim(row: str, prefix: str = "") -> str:
    """The claim fields of a row, as columns."""
    by = actor(f"{row}.{prefix}by_id")
    return f"{row}.{prefix}basis AS basis, {row}.{prefix}stance AS stance, {by} AS by,"


def agg(select: str) -> str:
    """A JSON list of rows, empty rather than null."""
    return f"(SELECT coalesce(json_agg(row_to_json(part)), '[]') FROM ({select}) AS part)"


def public_place() -> str:
    """The id of the place that may be named: the row's own, or the one around it that is coarse."""
    kinds = " ".join(
        f"WHEN '{precision}' THEN ARRAY[{', '.join(map(repr, map(str, allowed)))}]::text[]"
        for precision, allowed in COARSE_ENOUGH.items()
    )
    every = ", ".join(repr(str(kind)) for kind in PlaceKind.values)
    return f"""(SELECT near.id FROM (
            SELECT l.place_id AS id, 0 AS depth
            UNION ALL SELECT up.ancestor_id, up.depth FROM incidents_placeancestor up
            WHERE up.descendant_id = l.place_id) AS near
        JOIN incidents_place AS around ON around.id = near.id
        WHERE around.kind = ANY (CASE l.public_precision {kinds} ELSE ARRAY[{every}] END)
            OR around.kind = 'world-region' AND l.public_precision <> 'not-stated'
        ORDER BY near.depth LIMIT 1)"""


def locations() -> str:
    """Where its parts were; what lies under a public precision is left out here, for good."""
    hidden = "l.public_precision <> ''"
    return agg(f"""SELECT l.role, {place("l.shown_place_id")} AS place,
        CASE WHEN {hidden} THEN NULL ELSE trim_scale(l.latitude) END AS latitude,
        CASE WHEN {hidden} THEN NULL ELSE trim_scale(l.longitude) END AS longitude,
        coalesce(nullif(l.public_precision, ''), l.precision) AS precision,
        CASE WHEN {hidden} THEN NULL ELSE trim_scale(l.radius_km) END AS radius_km,
        CASE WHEN {hidden} THEN '' ELSE l.described_as END AS described_as, l.primary,
        {claim("l")} l.standing, l.reason, l.cites
        FROM (SELECT l.*, CASE WHEN {hidden} THEN {public_place()} ELSE l.place_id END
                AS shown_place_id
              FROM incidents_location l WHERE l.incident_id = i.id) AS l
        ORDER BY l.position, l.id""")


def participations() -> str:
    """Who took part, in which role, on whose word."""
    return agg(f"""SELECT p.role, p.side, {actor("p.actor_id")} AS actor, p.described_as, p.kind,
        {claim("p")} p.standing, p.reason, p.cites
        FROM incidents_participation p WHERE p.incident_id = i.id ORDER BY p.position, p.id""")


def figures() -> str:
    """The numbers reported."""
    return agg(f"""SELECT f.measure, f.item, f.item_words, f.status, f.age_sex, f.nationality,
        f.side, {actor("f.actor_id")} AS actor, f.quantifier, f.low, f.best, f.high, f.words,
        f.scope, f.as_of, f.as_reported, {claim("f")} f.standing, f.reason, f.cites
        FROM incidents_figure f WHERE f.incident_id = i.id ORDER BY f.position, f.id""")


def citations() -> str:
    """The passages; a speaker this desk withholds is left out here, for good."""
    shown = "c.anonymity <> 'withheld'"
    return agg(f"""SELECT c.number, {source("c.source_id")} AS source,
        {references.publisher("c.publisher_id")} AS publisher, c.locator, c.quotation, c.paraphrase,
        {actor(f"CASE WHEN {shown} THEN c.speaker_id END")} AS speaker,
        CASE WHEN {shown} THEN c.speaker_described_as ELSE '' END AS speaker_described_as,
        {actor(f"CASE WHEN {shown} THEN c.on_behalf_of_id END")} AS on_behalf_of,
        c.anonymity, c.credibility
        FROM incidents_citation c WHERE c.incident_id = i.id ORDER BY c.number""")


def links(visible: str) -> str:
    """What it is part of, responds to, concerns …: only incidents that ``visible`` lets through."""
    return agg(f"""SELECT {link()}
        FROM incidents_incidentlink k JOIN incidents_incident t ON t.id = k.to_incident_id
        WHERE k.incident_id = i.id AND {visible} ORDER BY k.position, k.id""")


def link() -> str:
    """One link ``k`` to the incident ``t``, as columns; a draft is named by its id."""
    return f"""k.kind, (SELECT row_to_json(other) FROM (
            SELECT coalesce(t.reference, 'DRAFT-' || t.id) AS reference, t.title) AS other) AS "to",
        k.basis, k.stance, {references.actor("k.by_id", FIRST, LAST)} AS by, k.standing,
        k.reason, k.cites"""


def origins() -> str:
    """Where it was imported from; the original row is never published."""
    return agg("""SELECT o.dataset, o.release, o.original_id, o.licence, o.codes
        FROM incidents_origin o WHERE o.incident_id = i.id ORDER BY o.position, o.id""")


def documents_of(chosen: str, *, drafts: bool = False) -> str:
    """SQL giving ``incident_id`` and ``document`` for the incidents that the SQL ``chosen`` lists.

    With ``drafts`` links to unpublished incidents are in it: the editorial dump, never published.
    """
    visible = "TRUE" if drafts else "t.state = 'published'"
    return f"""
    WITH chosen (id) AS MATERIALIZED ({chosen}), {memories()}
    SELECT i.id AS incident_id, row_to_json(doc)::text AS document
    FROM incidents_incident i CROSS JOIN LATERAL (
        SELECT i.reference, i.version, i.title, i.short_name, i.summary, i.narrative, i.said,
            i.language, {incident_type("i.type_id")} AS type,
            (SELECT coalesce(json_agg({incident_type("o.type_id")} ORDER BY o.id), '[]')
             FROM incidents_incidentothertype o WHERE o.incident_id = i.id) AS other_types,
            i.means, i.target_kinds, i.date, i.date_as_reported, i.earliest, i.latest,
            i.certain_from, i.certain_to, i.precision, i.start_qualifier, i.end_qualifier,
            to_char(i.time, 'HH24:MI') AS time, i.part_of_day, i.day_order, i.timezone,
            i.occurrence,
            (SELECT row_to_json(claim) FROM (
                SELECT {claim("i", "occurrence_")} i.occurrence_reason AS reason,
                    i.occurrence_cites AS cites) AS claim) AS occurrence_claim,
            i.grain, i.event_count, i.grading, i.not_stated, i.tags,
            to_char(i.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS entered_at,
            {locations()} AS locations, {participations()} AS participations,
            {figures()} AS figures, {citations()} AS citations, {links(visible)} AS links,
            {origins()} AS origins
    ) AS doc WHERE i.id IN (SELECT id FROM chosen)"""
