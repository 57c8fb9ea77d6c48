"""SQL for the entities as they stood at one ledger position, and for what lies above and below."""

STOOD = "{e}.position <= %(position)s AND coalesce({e}.superseded_by > %(position)s, true)"
"""Whether a state of an entity held right after the position."""
#: Affiliations that lead up: what filters by actor follow, at the day asked for or at any time.
_FOLLOWED = """SELECT split_part(a.slug, '/', 1) AS low, a.parent AS high
        FROM incidents_entity a, LATERAL (SELECT a.document::jsonb AS d) AS held
        WHERE a.kind = 'affiliation' AND a.category IN ('part-of', 'office')
            AND d ->> 'standing' = 'recommended' AND d ->> 'stance' <> 'denies'
            AND {stood} AND {valid}"""
VALID = """(%(at)s::date IS NULL OR (
                coalesce((d ->> 'starts_on')::date <= %(at)s, true)
                AND coalesce((d ->> 'ends_on')::date >= %(at)s, true)))"""
"""Whether an affiliation, `d`, held on the day asked for; all do when none is."""
_TREE = """SELECT t.slug AS low, t.parent AS high FROM incidents_entity t
        WHERE t.kind = %(kind)s AND t.parent <> '' AND {stood}"""


def steps(kind: str) -> str:
    """Each step up, from `low` to `high`, as it stood."""
    if kind == "actor":
        return _FOLLOWED.format(stood=STOOD.format(e="a"), valid=VALID)
    return _TREE.format(stood=STOOD.format(e="t"))


def above(slug: str) -> str:
    """What a slug lies within, nearest first, as an array; `step` has the steps."""
    return f"""ARRAY(
        WITH RECURSIVE up (slug, depth) AS (
            SELECT high, 1 FROM step WHERE low = {slug}
            UNION SELECT high, depth + 1 FROM up JOIN step ON low = up.slug WHERE depth < 40)
        SELECT slug FROM up GROUP BY slug ORDER BY min(depth), slug)"""


BELOW = """(
        WITH RECURSIVE down (slug) AS (
            SELECT low FROM step WHERE high = ANY (%(within)s)
            UNION SELECT low FROM down JOIN step ON high = down.slug)
        SELECT slug FROM down)"""
"""Everything that lies within one of the slugs asked for."""

COUNTS = """moved AS MATERIALIZED (
    SELECT term, sum(n) AS n FROM (
        SELECT unnest(terms) AS term, -1 AS n FROM incidents_recordindex
        WHERE position > %(position)s AND live AND superseded_by IS NULL
        UNION ALL
        SELECT unnest(former.terms), 1
        FROM (SELECT DISTINCT incident_id FROM incidents_record WHERE position > %(position)s)
            AS later, LATERAL (
            SELECT terms FROM incidents_recordindex AS x
            WHERE x.incident_id = later.incident_id AND x.live AND x.position <= %(position)s
                AND x.superseded_by > %(position)s OFFSET 0) AS former
    ) AS since GROUP BY term)"""
"""By how much the counts of terms were other than now, at the position: nothing at the head."""


def count_of(kind: str, slug: str) -> str:
    """How many incidents the filter of that kind found at the position; `moved` is COUNTS.

    Slugs have a collation of their own, terms the database's: the index of terms goes by that.
    """
    term = f"('{kind}:' || {slug}) COLLATE \"default\""
    return f"""coalesce((SELECT count FROM incidents_term WHERE term = {term}), 0)
        + coalesce((SELECT n FROM moved WHERE term = {term}), 0)::bigint"""
