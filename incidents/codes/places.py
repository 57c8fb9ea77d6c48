"""Code lists of places: what sort, what part they play in an incident, how exactly known."""

from decimal import Decimal
from typing import Final, Self

from incidents.codes.base import CodeList


class PlaceKind(CodeList):
    """What sort of place it is."""

    WORLD_REGION = "world-region", "Several countries under one name.", "World region"
    COUNTRY = "country", "Country or territory with an ISO 3166-1 code.", "Country"
    AREA1 = "area1", "First-level area: governorate, province, region.", "First-level area"
    AREA2 = "area2", "Second-level area: district.", "Second-level area"
    AREA3 = "area3", "Third-level area: sub-district.", "Third-level area"
    SETTLEMENT = "settlement", "City, town or village.", "Settlement"
    NEIGHBOURHOOD = "neighbourhood", "Named part of a settlement.", "Neighbourhood"
    SITE = "site", "Named premises; say the target kind.", "Site"
    ROUTE = "route", "Road, river, canal, front line or border line.", "Route"
    ZONE = "zone", "Named or described area without a drawn border.", "Zone"
    SEA = "sea", "Sea, strait or gulf.", "Sea"
    AIRSPACE = "airspace", "The air above a country or sea.", "Airspace"


class LocationRole(CodeList):
    """Which part of an incident was at the place."""

    AT = "at", "It happened here; of a statement, where it was made if that is told.", "At"
    LAUNCHED_FROM = "launched-from", "What was fired or flown came from here.", "Launched from"
    IMPACT = "impact", "What was fired or flown hit here; there may be several.", "Impact"
    ORIGIN = "origin", "The movement began here.", "Origin"
    DESTINATION = "destination", "The movement ended or is to end here.", "Destination"
    VIA = "via", "The movement passed here.", "Via"
    ABOUT = "about", "The statement speaks of this place; nothing happened here.", "About"


PHYSICAL: Final = frozenset(LocationRole) - {LocationRole.ABOUT}
"""The roles that put something of the incident on the ground; maps and distances use these."""


class WherePrecision(CodeList):
    """How exactly a point is known; the equivalents are UCDP where_prec and ACLED geo_precision.

    ``default_radius_km`` is drawn and searched when a location has no radius of its own. It is
    None where the place's own radius says it better, or where nothing does.
    """

    default_radius_km: Decimal | None

    def __new__(cls, code: str, definition: str = "", radius_km: str = "") -> Self:
        """Make a member; the radius is decimal text, empty for none."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.definition = definition
        member.default_radius_km = Decimal(radius_km) if radius_km else None
        return member

    EXACT = "exact", "A measured point (UCDP 1, ACLED 1).", "0.1", "Exact"
    SITE = "site", "Named premises or a street (UCDP 1, ACLED 1).", "1", "Site"
    SETTLEMENT = (
        "settlement",
        "A settlement, whose point stands for it (UCDP 1, ACLED 1).",
        "5",
        "Settlement",
    )
    NEAR = "near", "Within a distance of the place, told or not (UCDP 2, ACLED 2).", "25", "Near"
    ZONE = (
        "zone",
        "A route or an area without a border; the point represents it (UCDP 5, ACLED 2 or 3).",
        "25",
        "Zone",
    )
    AREA3 = "area3", "Somewhere in a third-level area (UCDP 3, ACLED 3).", "", "Third-level area"
    AREA2 = "area2", "Somewhere in a second-level area (UCDP 3, ACLED 3).", "", "Second-level area"
    AREA1 = "area1", "Somewhere in a first-level area (UCDP 4, ACLED 3).", "", "First-level area"
    COUNTRY = "country", "Somewhere in a country (UCDP 6, ACLED 3).", "", "Country"
    OFFSHORE = "offshore", "At sea or in the air outside a country (UCDP 7).", "", "Offshore"
    NOT_STATED = "not-stated", "The sources do not say where.", "", "Not stated"


FINE: Final = frozenset(
    {
        WherePrecision.EXACT,
        WherePrecision.SITE,
        WherePrecision.SETTLEMENT,
        WherePrecision.NEAR,
        WherePrecision.ZONE,
    }
)
"""The precisions whose point says where it was; that of the others only stands for an area."""
WIDEST_FINE_KM: Final = 50
"""A location with a larger radius of its own is not known by its point, whatever its precision."""
AREAS: Final = frozenset(
    {
        PlaceKind.WORLD_REGION,
        PlaceKind.COUNTRY,
        PlaceKind.AREA1,
        PlaceKind.AREA2,
        PlaceKind.AREA3,
        PlaceKind.SEA,
        PlaceKind.AIRSPACE,
    }
)
"""The kinds of place whose point is the middle of something wide."""
