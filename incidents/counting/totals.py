"""The counting rule over many incidents, as one SQL statement.

Only what occurred or was attempted is counted, and no umbrella. In each row, and in the total, an
incident that is part of another one there, or an alternative account of one, is counted inside it;
its figure is left out too if that one has a figure, and stands in for it if not. Rows come as
(what, k1, k2, k3, *SUMS): ``row``, ``total``, or a number of what is ``left`` out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from incidents.counting.asking import MOST_KEYS
from incidents.counting.dimensions import Dimension
from incidents.publishing.tally import COUNTED, FIGURES, KEYS, MONTH, figure_sums, moved_since
from incidents.publishing.tally import SUMS as TALLIED
from incidents.selection import Selection

SUMS = (
    *("n", "events", "figured", "worded", "low", "best", "high", "no_best", "no_high"),
    "by_members",
)
ADDED_UP = ", ".join(f"sum({name})" for name in SUMS)
PEOPLE_COLUMNS = ("killed", "wounded")
EDGES = """
    SELECT reference AS inside, unnest(part_of) AS holder FROM incidents_recordindex
    WHERE part_of IS NOT NULL AND {stood}
    UNION
    SELECT greatest(reference, other), least(reference, other)
    FROM incidents_recordindex, unnest(alternative_to) AS other
    WHERE alternative_to IS NOT NULL AND {stood}"""
STOOD = "(superseded_by IS NULL OR superseded_by > {at}) AND live AND position <= {at}"
NUMBERED = {
    "decade": "date_part('year', {day})::integer / 10",
    "year": "date_part('year', {day})::integer",
    "month": MONTH,
    "week": "({day} - DATE '0001-01-01') / 7",
    "day": "{day} - DATE '0001-01-01' + 1",
    "hour": """({day} - DATE '0001-01-01') * 24 + CASE
        WHEN time <> '' AND (earliest = latest OR {edge} = 0) THEN left(time, 2)::integer
        ELSE {edge} END""",
}
"""SQL for the number of the period that a day is in, the first or the last (`EDGES_OF_DAY`)."""
EDGES_OF_DAY = {"earliest": 0, "latest": 23}
_MONTHS_OF = {"month": "{}", "year": "{} / 12", "decade": "{} / 120"}
"""SQL for the periods that the tallies, which are kept by month, can tell."""


@dataclass(frozen=True)
class Grouping:
    """The keys of the rows, and how an uncertain date meets its period.

    ``spread`` is the first and last period (as numbers) that dates are spread over; None leaves
    out what one period does not hold.
    """

    by: Sequence[str]
    unit: str | None
    dimensions: Sequence[Dimension]
    spread: tuple[int, int] | None = None

    @property
    def lists(self) -> range:
        """The numbers of the keys that are no period."""
        return range(len(self.dimensions))

    def keys(self) -> list[str]:
        """SQL for each key, in the order asked for."""
        others = iter(self.lists)
        return ["period.k::text" if name == self.unit else f"o{next(others)}.k" for name in self.by]

    def joins(self, rows: str) -> str:
        """SQL that makes one row of ``rows`` for each group that it is in."""
        said = []
        if self.unit and self.spread:
            low, high = self.spread
            said.append(
                "CROSS JOIN LATERAL generate_series("
                f"greatest({rows}.first, {low}), least({rows}.last, {high})) AS period (k)"
            )
        elif self.unit:
            said.append(
                f"CROSS JOIN LATERAL (SELECT {rows}.first AS k"
                f" WHERE {rows}.first = {rows}.last) AS period"
            )
        said += [f"LEFT JOIN LATERAL unnest({rows}.raw{n}) AS o{n} (k) ON true" for n in self.lists]
        return " ".join(said)


def statement(
    selection: Selection, grouping: Grouping, measure: str | None
) -> tuple[str, Sequence[Any]]:
    """The SQL and its parameters."""
    grouped, parameters = frame([selection], grouping, measure)
    whole = Grouping((), None, ())
    sql = f"""{grouped}
{rows("row", grouping)}
UNION ALL {rows("total", whole)}
UNION ALL SELECT 'left', why, NULL, NULL, {ADDED_UP}
FROM grouped WHERE NOT counted GROUP BY why
UNION ALL SELECT 'imprecise', NULL, NULL, NULL, {ADDED_UP}
FROM grouped WHERE counted AND first IS DISTINCT FROM last"""
    return sql, parameters


def frame(
    selections: Sequence[Selection], grouping: Grouping, measure: str | None
) -> tuple[str, Sequence[Any]]:
    """The WITH clause that `rows` reads, of selections that share no row, and its parameters."""
    at = selections[0].position
    sources = [_source(each, grouping, measure) for each in selections]
    source = " UNION ALL ".join(sql for sql, _ in sources)
    parameters = [value for _, values in sources for value in values]
    everything, again = source, parameters
    if tallied(selections[0], grouping, measure):
        everything, again = _tallies(at, grouping, measure), []
    raw = ", ".join(["first", "last", *(f"raw{n}" for n in grouping.lists)])
    counted = ", ".join(f"sum({name}) AS {name}" for name in SUMS)
    stood = STOOD.format(at=at)
    sql = f"""
WITH RECURSIVE edge AS MATERIALIZED ({EDGES.format(stood=stood)}),
one AS MATERIALIZED (
    SELECT * FROM ({source}) AS source
    WHERE counted AND reference IN (SELECT inside FROM edge UNION ALL SELECT holder FROM edge)
),
held AS (
    SELECT inside, holder FROM edge JOIN one ON one.reference = edge.inside
    UNION SELECT held.inside, edge.holder FROM held JOIN edge ON edge.inside = held.holder
),
pair AS MATERIALIZED (  -- of two that hold each other the first holds
    SELECT inside, holder FROM held WHERE inside <> holder AND (inside > holder OR NOT EXISTS (
        SELECT FROM held AS back WHERE back.inside = held.holder AND back.holder = held.inside))
),
grouped AS MATERIALIZED (
    SELECT counted, why, {raw}, {counted} FROM ({everything}) AS source
    GROUP BY counted, why, {raw} HAVING sum(n) > 0
)"""
    return sql, [*parameters, *again]


def _source(
    selection: Selection, grouping: Grouping, measure: str | None
) -> tuple[str, Sequence[Any]]:
    """The selected rows as what is added up: each sum of one incident, and its raw keys."""
    numbers = _figure(measure) if measure else ()
    columns = ["reference", "earliest", "latest", "occurrence", "grain", "event_count"]
    columns += [name for name in ("types", "countries", "terms") if _reads(grouping, name)]
    columns += ["time"] if grouping.unit == "hour" else []
    columns += ["worded"] if measure else []
    if measure:
        columns += numbers if measure in PEOPLE_COLUMNS else ["totals"]
    rows, parameters = selection.rows().order_by().values(*columns).query.sql_with_params()
    told = figure_sums(measure, *numbers) if measure else dict.fromkeys(FIGURES, "0")
    number = NUMBERED[grouping.unit] if grouping.unit else "NULL::integer"
    first, last = (number.format(day=day, edge=edge) for day, edge in EDGES_OF_DAY.items())
    return (
        f"""
        SELECT reference, {_counted(grouping)},
            {first} AS first, {last} AS last,
            1 AS n, coalesce(event_count, 1) AS events,
            {", ".join(f"{value} AS {name}" for name, value in told.items())}, 0 AS by_members
        FROM ({rows}) AS found""",
        parameters,
    )


def outer_periods(selection: Selection, unit: str) -> tuple[str, Sequence[Any]]:
    """SQL for the first and the last period that dates of what is counted begin or end in."""
    grouping = Grouping((unit,), unit, ())
    source, parameters = _source(selection, grouping, None)
    if tallied(selection, grouping, None):
        source, parameters = _tallies(selection.position, grouping, None), ()
    sql = f"""SELECT min(least(first, last)), max(greatest(first, last)) FROM (
        SELECT first, last FROM ({source}) AS source WHERE counted
        GROUP BY first, last HAVING sum(n) > 0) AS told"""
    return sql, parameters


def tallied(selection: Selection, grouping: Grouping, measure: str | None) -> bool:
    """Whether the tallies answer it: everything, by what they are kept by."""
    kept = all("terms" not in each.values for each in grouping.dimensions)
    people = measure is None or measure in PEOPLE_COLUMNS
    return not selection.parameters and kept and people and grouping.unit in (None, *_MONTHS_OF)


def _tallies(at: int, grouping: Grouping, measure: str | None) -> str:
    """The same as `_source` from the tallies, which need no parameters."""
    month = _MONTHS_OF.get(grouping.unit or "", "NULL::integer")
    figures = {name: f"{measure}_{name}" if measure else "0" for name in FIGURES}
    columns = ", ".join((*KEYS, *TALLIED))
    return f"""
        SELECT {_counted(grouping)}, {month.format("first")} AS first,
            {month.format("last")} AS last, count AS n, events,
            {", ".join(f"{value} AS {name}" for name, value in figures.items())}, 0 AS by_members
        FROM (SELECT {columns} FROM incidents_tally UNION ALL {moved_since(at)}) AS told"""


def _counted(grouping: Grouping) -> str:
    """SQL for whether it is counted, why not, and the raw keys."""
    raws = "".join(f", {each.values} AS raw{n}" for n, each in enumerate(grouping.dimensions))
    return f"""{COUNTED} AS counted,
            CASE WHEN {COUNTED} THEN '' WHEN grain = 'umbrella' THEN grain ELSE occurrence END
                AS why{raws}"""


def _figure(measure: str) -> tuple[str, str, str]:
    """SQL for low, best and high."""
    if measure in PEOPLE_COLUMNS:
        return f"{measure}_low", f"{measure}_best", f"{measure}_high"
    low, best, high = (f"(totals -> '{measure}' ->> {n})::numeric" for n in range(3))
    return low, best, high


def _reads(grouping: Grouping, column: str) -> bool:
    return any(column in each.values for each in grouping.dimensions)


def rows(what: str, grouping: Grouping) -> str:
    """SQL for the sums of each row, less what is inside another incident of the same row."""
    keys = grouping.keys()
    names = [f"k{n}" for n in range(len(keys))]
    padded = [*names, *["NULL"] * (MOST_KEYS - len(keys))]
    k = "".join(f", {key} AS {name}" for key, name in zip(keys, names, strict=True))
    same = "".join(f" AND m.{name} IS NOT DISTINCT FROM h.{name}" for name in names)
    grouped = "".join(f", m.{name}" for name in names)
    group_by = f"GROUP BY {', '.join(names)}" if names else ""
    return f"""SELECT '{what}', {", ".join(padded)}, {ADDED_UP}
FROM (
    SELECT {", ".join(SUMS)}{k} FROM grouped {grouping.joins("grouped")} WHERE counted
    UNION ALL
    SELECT -1, -events, -figured, -worded, -told * low, -told * best, -told * high,
        -told * no_best, -told * no_high, figured * (1 - told){"".join(f", {n}" for n in names)}
    FROM (
        WITH each AS (SELECT one.*{k} FROM one {grouping.joins("one")})
        SELECT m.events, m.figured, m.worded, m.low, m.best, m.high, m.no_best, m.no_high,
            max(h.figured) AS told{grouped}
        FROM each AS m JOIN pair ON pair.inside = m.reference
        JOIN each AS h ON h.reference = pair.holder{same}
        GROUP BY m.reference, m.events, m.figured, m.worded, m.low, m.best, m.high,
            m.no_best, m.no_high{grouped}
    ) AS held_there
) AS told {group_by}"""
