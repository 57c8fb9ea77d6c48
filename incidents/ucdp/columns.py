"""The 49 columns of UCDP GED, in the order of its files, and the codes that stand in them."""

from collections.abc import Mapping

from incidents.codes import WherePrecision

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
    *("source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid"),
    *("country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
"""As in GED 19.1 and later; the order is that of the files UCDP gives out."""
NUMBERS = frozenset(
    {
        *("id", "year", "type_of_violence", "conflict_dset_id", "conflict_new_id"),
        *("dyad_dset_id", "dyad_new_id", "side_a_dset_id", "side_a_new_id", "side_b_dset_id"),
        *("side_b_new_id", "number_of_sources", "where_prec", "priogrid_gid", "country_id"),
        *("event_clarity", "date_prec", "deaths_a", "deaths_b", "deaths_civilians"),
        *("deaths_unknown", "best", "high", "low"),
    }
)
"""The columns of whole numbers; latitude and longitude are numbers with decimals."""
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
"""What `type_of_violence` may be."""
CIVILIANS = "Civilians"
"""What UCDP calls the second side of one-sided violence."""
WHERE_PREC: Mapping[str, int] = {
    WherePrecision.EXACT: 1,
    WherePrecision.SITE: 1,
    WherePrecision.SETTLEMENT: 1,
    WherePrecision.NEAR: 2,
    WherePrecision.AREA3: 3,
    WherePrecision.AREA2: 3,
    WherePrecision.AREA1: 4,
    WherePrecision.ZONE: 5,
    WherePrecision.COUNTRY: 6,
    WherePrecision.OFFSHORE: 7,
}
"""UCDP's `where_prec` for each precision; one that is not stated has none."""
LONGEST = {1: 1, 2: 6, 3: 7, 4: 31, 5: 366}
"""The most days that each `date_prec` spans, both ends counted."""
KEPT: Mapping[str, tuple[str, ...]] = {
    "record": ("relid", "active_year", "code_status"),
    "sides": (
        *("type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name"),
        *("dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
        *("side_b_dset_id", "side_b_new_id", "side_b", "gwnoa", "gwnob"),
    ),
    "sources": (
        *("number_of_sources", "source_article", "source_office", "source_date"),
        *("source_headline", "source_original"),
    ),
    "place": (
        *("where_coordinates", "where_description", "adm_1", "adm_2", "country", "country_id"),
        *("region", "priogrid_gid", "geom_wkt"),
    ),
    "date": ("date_prec", "year"),
}
"""What an imported incident keeps of its row as UCDP's own codes, by what it is said of.

Each group holds only while the incident is still about that: `of` names it (`rows.holds`).
"""


def date_prec(days: int) -> int | None:
    """UCDP's `date_prec` for a stretch of so many days; None where it is too long for any."""
    return next((code for code, most in LONGEST.items() if days <= most), None)


def priogrid(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID (half a degree wide, counted from 90° S 180° W) that a point is in."""
    row = min(int((latitude + 90) * 2), 359)
    column = min(int((longitude + 180) * 2), 719)
    return row * 720 + column + 1
