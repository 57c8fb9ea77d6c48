"""The one definition of a document: SQL that builds it from the working tables.

``documents_of`` is run as it is for the editorial dump, and as ``INSERT … SELECT`` to publish, for
one incident or a million. Keys are the models' field names, in the order a reader wants them.
"""

from incidents.codes import PlaceKind, WherePrecision
from incidents.documents.named import OF_CHOSEN, named

FIRST, LAST = "coalesce(i.earliest, i.latest)", "coalesce(i.latest, i.earliest)"
#: Whether an incident is published, asked of one that is found already: while many drafts are being
#: published PostgreSQL takes the published for few, and would begin with all of them.
PUBLISHED = "({}.state = 'published') IS TRUE"
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

DOCUMENT = """
    SELECT i.reference, i.version, i.title, i.short_name, i.summary, i.narrative, i.said,
        i.language, kind.reference AS type, coalesce(other_types.list, '[]') AS other_types,
        i.means, i.target_kinds, i.date, i.date_as_reported, i.earliest, i.latest,
        i.certain_from, i.certain_to, i.precision, i.start_qualifier, i.end_qualifier,
        to_char(i.time, 'HH24:MI') AS time, i.part_of_day, i.day_order, i.timezone,
        i.occurrence,
        (SELECT row_to_json(claim) FROM (
            SELECT i.occurrence_basis AS basis, i.occurrence_stance AS stance,
                word.reference AS by, i.occurrence_reason AS reason,
                i.occurrence_cites AS cites) AS claim) AS occurrence_claim,
        i.grain, i.event_count, i.grading, i.not_stated, i.tags,
        to_char(i.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS entered_at,
        coalesce(locations.list, '[]') AS locations,
        coalesce(participations.list, '[]') AS participations,
        coalesce(figures.list, '[]') AS figures, coalesce(citations.list, '[]') AS citations,
        coalesce(links.list, '[]') AS links, coalesce(origins.list, '[]') AS origins"""


def of_incident(kind: str, name: str, row: str, column: str) -> str:
    """A join that gives what a column names: ``{name}.reference``, null when it names nothing."""
    return f"""LEFT JOIN {kind}_named AS {name}
            ON ({name}.incident_id, {name}.id) = ({row}.incident_id, {column})"""


def said_by(row: str) -> str:
    """The join for whose word a claim stands on."""
    return of_incident("actor", "word", row, f"{row}.by_id")


def claim(row: str) -> str:
    """The claim fields of a row, as columns; ``said_by`` joins whose word it is."""
    return f"""{row}.basis, {row}.stance, word.reference AS by, {row}.standing, {row}.reason,
        {row}.cites"""


def part(name: str, columns: str, rows: str, order: str) -> str:
    """A CTE with one JSON list an incident; ``rows`` is a FROM, its first row called ``row``."""
    return f"""{name} AS (
        SELECT row.incident_id, json_agg((SELECT row_to_json(part) FROM (SELECT {columns}) AS part)
            ORDER BY {order}) AS list
        FROM {rows} GROUP BY row.incident_id)"""


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


def located() -> str:
    """Where its parts were, each with the place that may be named."""
    return f"""location AS MATERIALIZED (
        SELECT l.*, l.public_precision <> '' AS hidden,
            CASE WHEN l.public_precision = '' THEN l.place_id ELSE {public_place()} END
                AS shown_place_id
        FROM incidents_location l WHERE l.{OF_CHOSEN})"""


def locations() -> str:
    """Where its parts were; what lies under a public precision is left out here, for good."""
    return part(
        "locations",
        f"""row.role, place.reference AS place,
            CASE WHEN NOT row.hidden THEN trim_scale(row.latitude) END AS latitude,
            CASE WHEN NOT row.hidden THEN trim_scale(row.longitude) END AS longitude,
            coalesce(nullif(row.public_precision, ''), row.precision) AS precision,
            CASE WHEN NOT row.hidden THEN trim_scale(row.radius_km) END AS radius_km,
            CASE WHEN row.hidden THEN '' ELSE row.described_as END AS described_as, row.primary,
            {claim("row")}""",
        f"""location AS row {of_incident("place", "place", "row", "row.shown_place_id")}
            {said_by("row")}""",
        "row.position, row.id",
    )


def participations() -> str:
    """Who took part, in which role, on whose word."""
    return part(
        "participations",
        f"""row.role, row.side, who.reference AS actor, row.described_as, row.kind,
            {claim("row")}""",
        f"""incidents_participation AS row {of_incident("actor", "who", "row", "row.actor_id")}
            {said_by("row")} WHERE row.{OF_CHOSEN}""",
        "row.position, row.id",
    )


def figures() -> str:
    """The numbers reported."""
    return part(
        "figures",
        f"""row.measure, row.item, row.item_words, row.status, row.age_sex, row.nationality,
            row.side, who.reference AS actor, row.quantifier, row.low, row.best, row.high,
            row.words, row.scope, row.as_of, row.as_reported, {claim("row")}""",
        f"""incidents_figure AS row {of_incident("actor", "who", "row", "row.actor_id")}
            {said_by("row")} WHERE row.{OF_CHOSEN}""",
        "row.position, row.id",
    )


def citations() -> str:
    """The passages; a speaker this desk withholds is left out here, for good."""
    shown = "row.anonymity <> 'withheld'"
    return part(
        "citations",
        f"""row.number, source.reference AS source, publisher.reference AS publisher, row.locator,
            row.quotation, row.paraphrase, speaker.reference AS speaker,
            CASE WHEN {shown} THEN row.speaker_described_as ELSE '' END AS speaker_described_as,
            behalf.reference AS on_behalf_of, row.anonymity, row.credibility""",
        f"""incidents_citation AS row
            LEFT JOIN source_named AS source ON source.id = row.source_id
            LEFT JOIN publisher_named AS publisher ON publisher.id = row.publisher_id
            {of_incident("actor", "speaker", "row", "row.speaker_id")} AND {shown}
            {of_incident("actor", "behalf", "row", "row.on_behalf_of_id")} AND {shown}
            WHERE row.{OF_CHOSEN}""",
        "row.number",
    )


def links(visible: str) -> str:
    """What it is part of, responds to, concerns …: only incidents that ``visible`` lets through."""
    return part(
        "links",
        link("row", "word.reference"),
        f"""incidents_incidentlink AS row JOIN incidents_incident t ON t.id = row.to_incident_id
            {said_by("row")} WHERE row.{OF_CHOSEN} AND {visible}""",
        "row.position, row.id",
    )


def link(row: str, by: str) -> str:
    """One link to the incident ``t``, as columns; a draft is named by its id."""
    return f"""{row}.kind, (SELECT row_to_json(other) FROM (
            SELECT coalesce(t.reference, 'DRAFT-' || t.id) AS reference, t.title) AS other) AS "to",
        {row}.basis, {row}.stance, {by} AS by, {row}.standing, {row}.reason, {row}.cites"""


def origins() -> str:
    """Where it was imported from; the original row is never published."""
    return part(
        "origins",
        "row.dataset, row.release, row.original_id, row.licence, row.codes",
        f"incidents_origin AS row WHERE row.{OF_CHOSEN}",
        "row.position, row.id",
    )


def documents_of(chosen: str, *, drafts: bool = False) -> str:
    """SQL giving ``incident_id`` and ``document`` for the incidents that the SQL ``chosen`` lists.

    With ``drafts`` links to unpublished incidents are in it: the editorial dump, never published.
    """
    visible = "TRUE" if drafts else PUBLISHED.format("t")
    lists = [locations(), participations(), figures(), citations(), links(visible), origins()]
    return f"""
    WITH chosen (id) AS MATERIALIZED ({chosen}),
    incident AS MATERIALIZED (
        SELECT i.*, {FIRST} AS first, {LAST} AS last
        FROM incidents_incident i WHERE i.id IN (SELECT id FROM chosen)),
    {located()}, {named()}, {", ".join(lists)},
    other_types AS (
        SELECT o.incident_id, json_agg(kind.reference ORDER BY o.id) AS list
        FROM incidents_incidentothertype o JOIN type_named AS kind ON kind.id = o.type_id
        WHERE o.{OF_CHOSEN} GROUP BY o.incident_id)
    SELECT i.id AS incident_id, (SELECT row_to_json(doc) FROM ({DOCUMENT}) AS doc)::text AS document
    FROM incident AS i
    LEFT JOIN type_named AS kind ON kind.id = i.type_id
    LEFT JOIN actor_named AS word ON (word.incident_id, word.id) = (i.id, i.occurrence_by_id)
    LEFT JOIN other_types ON other_types.incident_id = i.id
    LEFT JOIN locations ON locations.incident_id = i.id
    LEFT JOIN participations ON participations.incident_id = i.id
    LEFT JOIN figures ON figures.incident_id = i.id
    LEFT JOIN citations ON citations.incident_id = i.id
    LEFT JOIN links ON links.incident_id = i.id
    LEFT JOIN origins ON origins.incident_id = i.id"""
