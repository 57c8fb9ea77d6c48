"""Keeps the tallies in step with the index: what is current is added, what is superseded taken off.

Statistics read them where nothing is filtered; `moved_since` takes them back to any position.
"""

from incidents.codes import PHYSICAL

MONTH = "(date_part('year', {day}) * 12 + date_part('month', {day}) - 1)::integer"
FIGURES = ("figured", "worded", "low", "best", "high", "no_best", "no_high")
KEYS = ("first", "last", "types", "countries", "occurrence", "grain")
SUMS = (
    "count",
    "events",
    "unplaced",
    *(f"{m}_{name}" for m in ("killed", "wounded") for name in FIGURES),
)
COLUMNS = ", ".join(("key", *KEYS, *SUMS))
COUNTED = "occurrence IN ('occurred', 'attempted') AND grain <> 'umbrella'"
"""What is counted; the rest is listed only."""
_ROLES = ", ".join(f"'{role}'" for role in sorted(PHYSICAL))
UNPLACED = f"""({COUNTED} AND NOT EXISTS (SELECT FROM incidents_recordlocation AS spot
    WHERE spot.position = incidents_recordindex.position AND spot.role IN ({_ROLES})
        AND spot.latitude_e6 IS NOT NULL))"""
"""Whether a row of the index is counted and no physical location of it has a point."""
NEW = "position BETWEEN %(first)s AND %(last)s AND live"
SUPERSEDED = """superseded_by BETWEEN %(first)s AND %(last)s AND live AND incident_id IN (
    SELECT incident_id FROM incidents_record WHERE position BETWEEN %(first)s AND %(last)s)"""
CURRENT = "live AND superseded_by IS NULL"
PUBLISHED_SINCE = "position > {at} AND live AND superseded_by IS NULL"
SUPERSEDED_SINCE = """superseded_by > {at} AND position <= {at} AND live AND incident_id IN (
    SELECT incident_id FROM incidents_record WHERE position > {at})"""


def figure_sums(measure: str, low: str, best: str, high: str) -> dict[str, str]:
    """SQL for what one incident adds to the sums of a measure: `FIGURES` by name."""
    figured = f"coalesce({low}, {best}, {high}) IS NOT NULL"
    worded = f"coalesce(worded @> ARRAY['{measure}'], false) AND NOT ({figured})"
    return {
        "figured": f"({figured})::integer",
        "worded": f"({worded})::integer",
        "low": f"coalesce({low}, 0)",
        "best": f"coalesce({best}, {low}, 0)",
        "high": f"coalesce({high}, 0)",
        "no_best": f"({figured} AND {best} IS NULL)::integer",
        "no_high": f"({figured} AND {high} IS NULL)::integer",
    }


def rows(sign: int, condition: str) -> str:
    """SQL giving `KEYS` and `SUMS` of each row of the index, added (1) or taken off (-1)."""
    sums = {"count": "1", "events": "coalesce(event_count, 1)"}
    sums["unplaced"] = f"{UNPLACED}::integer"
    for measure in ("killed", "wounded"):
        told = figure_sums(measure, *(f"{measure}_{n}" for n in ("low", "best", "high")))
        sums |= {f"{measure}_{name}": value for name, value in told.items()}
    first, last = (MONTH.format(day=day) for day in ("earliest", "latest"))
    return f"""SELECT {first} AS first, {last} AS last, types, countries, occurrence, grain,
        {", ".join(f"{sign} * ({value}) AS {name}" for name, value in sums.items())}
    FROM incidents_recordindex WHERE {condition}"""


def added_up(source: str) -> str:
    """SQL that inserts the sums of such rows by their keys."""
    keys = ", ".join(KEYS)
    return f"""INSERT INTO incidents_tally ({COLUMNS})
    SELECT md5(row({keys})::text)::uuid, {keys}, {", ".join(f"sum({name})" for name in SUMS)}
    FROM ({source}) AS moved GROUP BY {keys}"""


def moved_since(at: int | str) -> str:
    """SQL for such rows that take the tallies of now back to a position."""
    back = rows(-1, PUBLISHED_SINCE.format(at=at))
    return f"{back} UNION ALL {rows(1, SUPERSEDED_SINCE.format(at=at))}"


MOVE = f"""{added_up(f"{rows(1, NEW)} UNION ALL {rows(-1, SUPERSEDED)}")}
ON CONFLICT (key) DO UPDATE SET
    {", ".join(f"{name} = incidents_tally.{name} + excluded.{name}" for name in SUMS)}"""
RECOUNT = added_up(rows(1, CURRENT))
