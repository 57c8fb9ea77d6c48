"""Facets, statistics and exact counts: asked for the first time, and when nothing has moved."""

from benchmarks.cases import middle_month, path_of
from benchmarks.clients import asked
from benchmarks.report import table, timed
from benchmarks.server import get, running

BASE = "/api/v1/incidents/"
FACETS = "type,actor,country,month,occurrence"


def questions() -> dict[str, str]:
    """The totals by what they are."""
    facets = {"facet": FACETS}
    year = middle_month()[:4]
    return {
        "facets of 5": path_of(f"{BASE}facets/", facets),
        "facets of 5, one type": path_of(f"{BASE}facets/", {**facets, "type": "raid"}),
        "facets of 5, one year": path_of(f"{BASE}facets/", {**facets, "during": year}),
        "facets of 5, common actor": path_of(f"{BASE}facets/", {**facets, "actor": "bench-1"}),
        "statistics, month and type": path_of(
            f"{BASE}statistics/", {"group_by": "month,type", "measure": "killed"}
        ),
        "statistics of one actor": path_of(
            f"{BASE}statistics/", {"group_by": "month,type", "actor": "bench-1"}
        ),
        "exact count": path_of(BASE, {"count": "exact", "page_size": "1"}),
        "exact count, one type": path_of(
            BASE, {"count": "exact", "page_size": "1", "type": "raid"}
        ),
    }


def measure_totals() -> None:
    """Each asked of a fresh server, then again; what takes over a minute is said so."""
    rows = []
    for name, path in questions().items():
        with running() as (connection, _):
            try:
                cold = f"{timed(lambda c=connection, p=path: get(c, p)) * 1000:.0f}"
                warm = f"{asked(connection.port, path).p50:.1f}"
            except RuntimeError as refused:
                cold, warm = str(refused)[:200], "-"
        rows.append([name, cold, warm])
    table(["totals", "cold, ms", "again, p50 ms"], rows)
