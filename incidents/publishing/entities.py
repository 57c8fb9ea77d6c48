"""What becomes public of actors, places, types and sources beside their names in documents.

A row goes public, as it stands, with the first document that names it; changes of it go public by
restating. An affiliation goes public when all who are named in it are.
"""

from collections.abc import Iterable
from typing import Any

from django.db.backends.utils import CursorWrapper

from incidents.codes import AffiliationKind
from incidents.documents import references

_OTHER_NAMES = """(SELECT coalesce(json_agg(row_to_json(other)), '[]') FROM (
            SELECT n.name, n.language, n.script, {form}n.start, n."end" FROM {names} n
            WHERE n.{owner}_id = {owner}.id ORDER BY n.name, n.language, n.id) AS other)"""
#: What is above a row is named when it is public, or becomes so with it.
_ABOVE = """({slug} = ANY (%(fresh)s) OR EXISTS (
                SELECT FROM incidents_entity e WHERE e.kind = '{kind}' AND e.slug = {slug}))"""
_PUBLIC = "EXISTS (SELECT FROM incidents_entity e WHERE e.kind = 'actor' AND e.slug = {}.slug)"
_PUBLIC_PLACE = _PUBLIC.replace("'actor'", "'place'")
_ROW = """SELECT {slug} AS slug, {parent} AS parent, (
        SELECT row_to_json(told) FROM (SELECT {members}) AS told)::text AS document FROM {rows}"""
#: What is told of a row of each kind as it stands: slug, parent and document.
ROWS = {
    "actor": _ROW.format(
        slug="actor.slug",
        parent="''",
        members=f"""actor.slug, actor.name, actor.kind, coalesce(land.iso_alpha2, '') AS country,
            actor.description, actor.wikidata, actor.acled_name, actor.ucdp_id, actor.start,
            actor."end", {
            _OTHER_NAMES.format(form="n.form, ", names="incidents_actorname", owner="actor")
        } AS names""",
        rows="incidents_actor actor LEFT JOIN incidents_place land ON land.id = actor.country_id",
    ),
    "place": _ROW.format(
        slug="place.slug",
        parent="coalesce(above.slug, '')",
        members=f"""place.slug, place.name, place.kind, coalesce(above.slug, '') AS parent,
            trim_scale(place.latitude) AS latitude, trim_scale(place.longitude) AS longitude,
            trim_scale(place.radius_km) AS radius_km, place.iso_alpha2, place.iso_alpha3,
            place.iso_3166_2, place.geonames_id, place.target_kind,
            {_OTHER_NAMES.format(form="", names="incidents_placename", owner="place")} AS names""",
        rows=f"""incidents_place place LEFT JOIN incidents_place above
            ON above.id = place.parent_id AND {_ABOVE.format(kind="place", slug="above.slug")}""",
    ),
    "type": _ROW.format(
        slug="kind.code",
        parent="coalesce(above.code, '')",
        members="""kind.code, kind.name, coalesce(above.code, '') AS parent, kind.definition,
            kind.expects, kind.acled""",
        rows=f"""incidents_incidenttype kind LEFT JOIN incidents_incidenttype above
            ON above.id = kind.parent_id AND {_ABOVE.format(kind="type", slug="above.code")}""",
    ),
    "source": f"""SELECT source.slug, house.slug AS parent,
            {references.source("source.id")}::text AS document
        FROM incidents_source source JOIN incidents_publisher house
            ON house.id = source.publisher_id""",
    "affiliation": _ROW.format(
        slug="""child.slug || '/' || md5(concat_ws('|', above.slug, held.kind, held.title,
            held.start))""",
        parent="above.slug",
        members="""child.slug AS child, above.slug AS parent, held.kind, held.title, held.start,
            held."end", held.starts_on, held.ends_on, held.basis, held.stance, held.standing,
            word.slug AS by, held.reason""",
        rows=f"""incidents_affiliation held
            JOIN incidents_actor child ON child.id = held.child_id AND {_PUBLIC.format("child")}
            JOIN incidents_actor above ON above.id = held.parent_id AND {_PUBLIC.format("above")}
            LEFT JOIN incidents_actor word ON word.id = held.by_id
            WHERE held.by_id IS NULL OR {_PUBLIC.format("word")}""",
    ),
}
#: Where a document names rows: the slugs that a path finds are of one kind.
PATHS = [
    *(
        ("actor", f"$.{path}.**.slug")
        for path in (
            *("participations[*].actor", "figures[*].actor", "*[*].by"),
            *("citations[*].speaker", "citations[*].on_behalf_of"),
        )
    ),
    ("place", "$.locations[*].place.**.slug"),
    *(("type", f"$.{path}") for path in ("type.code", "other_types[*].code")),
    *(("type", f"$.{path}") for path in ("type.parents[*]", "other_types[*].parents[*]")),
    ("source", "$.citations[*].source.slug"),
]
_NAMED = " UNION ALL ".join(
    f"SELECT position, '{kind}' AS kind, slug #>> '{{{{}}}}' AS slug "
    f"FROM doc, jsonb_path_query(d, '{path}') AS slug"
    for kind, path in PATHS
)
#: The axes of the index that tell an actor: in a part, on whose word, by a tie of its own.
_OF_ACTORS = ", ".join(f"'{axis}'" for axis in ("actor", "named", *AffiliationKind.values))
#: The index has looked already: an axis of its own tells the kind. *names* may be an actor or a
#: place, *unidentified* nobody at all: only then are the documents themselves read.
_NEW = f"""
WITH term AS MATERIALIZED (
    SELECT axis, substr(term, strpos(term, ':') + 1) AS slug, term, oldest AS position
    FROM ({{terms}}) AS told, split_part(term, ':', 1) AS axis
    WHERE axis IN ({_OF_ACTORS}, 'place', 'type', 'source', 'names')),
unclear AS MATERIALIZED (
    SELECT array_agg(term) AS terms FROM term
    WHERE (axis = 'names' OR term = 'actor:unidentified') AND (
        EXISTS (SELECT FROM incidents_actor row
            WHERE row.slug = term.slug AND NOT {_PUBLIC.format("row")})
        OR EXISTS (SELECT FROM incidents_place row
            WHERE row.slug = term.slug AND NOT {_PUBLIC_PLACE.format("row")}))),
doc AS MATERIALIZED (
    SELECT record.position, record.document::jsonb AS d
    FROM incidents_recordindex AS x JOIN incidents_record AS record USING (position)
    WHERE position BETWEEN %(first)s AND %(last)s AND x.terms && (SELECT terms FROM unclear))
SELECT kind, slug, min(position) AS position FROM (
    SELECT position, CASE WHEN axis IN ({_OF_ACTORS}) THEN 'actor' ELSE axis END AS kind, slug
    FROM term WHERE axis <> 'names' AND term <> 'actor:unidentified'
    UNION ALL {_NAMED}) AS named
WHERE NOT EXISTS (SELECT FROM incidents_entity e
    WHERE (e.kind, e.slug) = (named.kind, named.slug) OFFSET 0)  -- looked up: most are there
GROUP BY kind, slug"""
INSERT = """
INSERT INTO incidents_entity (kind, slug, position, parent, category, folded, document)
SELECT %(kind)s, slug, position, parent, coalesce(d ->> 'kind', ''),
    fold(concat_ws(E'\\n', coalesce(d ->> 'name', d ->> 'title'), slug,
        (SELECT string_agg(n ->> 'name', E'\\n') FROM jsonb_array_elements(d -> 'names') AS n))),
    document
FROM ({rows}) AS told, LATERAL (SELECT document::jsonb AS d OFFSET 0) AS parsed"""
_FRESH = "unnest(%(fresh)s::text[], %(positions)s::bigint[]) AS new (slug, position)"
#: Each is looked up, and told once: a join would read all rows there are, as often as there are
#: batches, and its text would be made anew wherever it is used.
_OF_FRESH = f"""SELECT row.slug, new.position, row.parent, row.document
    FROM {_FRESH}, LATERAL (
        SELECT * FROM ({{rows}}) AS every WHERE every.slug = new.slug OFFSET 0) AS row"""
_JOINING_FRESH = f"""
    SELECT row.slug, greatest(low.position, high.position, word.position) AS position,
        row.parent, row.document
    FROM ({{rows}}) AS row
    LEFT JOIN {_FRESH.replace("new", "low")} ON low.slug = split_part(row.slug, '/', 1)
    LEFT JOIN {_FRESH.replace("new", "high")} ON high.slug = row.parent
    LEFT JOIN {_FRESH.replace("new", "word")} ON word.slug = row.document::jsonb ->> 'by'
    WHERE greatest(low.position, high.position, word.position) IS NOT NULL"""
_CHANGED = """
SELECT now.slug AS former, row.slug, row.parent, row.document
FROM (SELECT * FROM incidents_entity WHERE kind = %(kind)s AND superseded_by IS NULL
        AND {touched}) AS now
{join} JOIN (SELECT * FROM ({rows}) AS row WHERE {touched}) AS row ON row.slug = now.slug
WHERE now.document IS DISTINCT FROM row.document"""
_TOUCHED = {
    "source": "(slug = ANY (%(slugs)s) OR parent = ANY (%(houses)s))",
    "affiliation": "(split_part(slug, '/', 1) = ANY (%(slugs)s) OR parent = ANY (%(slugs)s))",
}
_CLOSE = """UPDATE incidents_entity SET superseded_by = %(position)s
WHERE kind = %(kind)s AND slug = ANY (%(former)s) AND superseded_by IS NULL"""
_GIVEN = """SELECT slug, %(position)s::bigint AS position, parent, document
    FROM unnest(%(slugs)s::text[], %(parents)s::text[], %(documents)s::text[])
        AS given (slug, parent, document)"""

Named = tuple[str, str]
Change = tuple[str, str | None, str | None, str | None, str | None]


def publish_named(cursor: CursorWrapper, bounds: dict[str, int], terms: str) -> None:
    """Publish what new records name for the first time ever; the SQL gives their terms."""
    cursor.execute(_NEW.format(terms=terms), bounds)
    named = cursor.fetchall()
    for kind, rows in ROWS.items():
        of = "actor" if kind == "affiliation" else kind
        fresh = {slug: position for each, slug, position in named if each == of}
        if fresh:
            insert = _JOINING_FRESH if kind == "affiliation" else _OF_FRESH
            given: dict[str, Any] = {
                "kind": kind,
                "fresh": list(fresh),
                "positions": list(fresh.values()),
            }
            cursor.execute(INSERT.format(rows=insert.format(rows=rows)), given)


def changes(cursor: CursorWrapper, names: Iterable[Named]) -> list[Change]:
    """What the public does not know yet of these (kind, slug): kind, former and new state."""
    slugs: dict[str, list[str]] = {}
    for kind, slug in names:
        slugs.setdefault(kind, []).append(slug)
    found: list[Change] = []
    for kind, rows in ROWS.items():
        of = "actor" if kind == "affiliation" else kind
        asked: dict[str, Any] = {
            "kind": kind,
            "slugs": slugs.get(of, []),
            "houses": slugs.get("publisher", []),
        }
        asked["fresh"] = []
        touched = _TOUCHED.get(kind, "slug = ANY (%(slugs)s)")
        join = "FULL" if kind == "affiliation" else ""
        cursor.execute(_CHANGED.format(touched=touched, join=join, rows=rows), asked)
        found += [(kind, *row) for row in cursor.fetchall()]
    return found


def publish_changes(cursor: CursorWrapper, changed: Iterable[Change], position: int) -> None:
    """Let the new states hold from a position on, which must belong to the same transaction."""
    by_kind: dict[str, list[Change]] = {}
    for change in changed:
        by_kind.setdefault(change[0], []).append(change)
    for kind, rows in by_kind.items():
        former = [before for _, before, *_ in rows if before]
        cursor.execute(_CLOSE, {"kind": kind, "former": former, "position": position})
        new = [row[2:] for row in rows if row[2] is not None]
        columns = zip(*new, strict=True) if new else ([], [], [])
        given = dict(zip(("slugs", "parents", "documents"), map(list, columns), strict=True))
        values: dict[str, Any] = {"kind": kind, "position": position, **given}
        cursor.execute(INSERT.format(rows=_GIVEN), values)
