"""Where each incident was: one row a location."""

from incidents.codes import LocationRole, WherePrecision
from incidents.tables.fragments import CLAIM, PASSAGES, chain, listed, told, yes_or_no
from incidents.tables.kind import Kind
from incidents.tables.row_filters import CLAIM_FILTERS, Coded, Slugs, values_of
from incidents.tables.shared_columns import CLAIM as CLAIM_COLUMNS
from incidents.tables.shared_columns import INCIDENT, LEDGER, code, degrees, number, text

_COUNTRY = """jsonb_path_query_first(
        jsonb_build_array(c -> 'place') || coalesce(c -> 'place' -> 'within', '[]'),
        '$[*] ? (@.kind == "country").iso_alpha2') #>> '{}'"""
_ROWS = f"""
SELECT number AS nth, number, c ->> 'role' AS role, c -> 'place' ->> 'slug' AS place,
    c -> 'place' ->> 'name' AS place_name, c -> 'place' ->> 'kind' AS place_kind,
    {told(_COUNTRY)} AS country,
    coalesce(c ->> 'latitude', c -> 'place' ->> 'latitude')::numeric(9, 6) AS latitude,
    coalesce(c ->> 'longitude', c -> 'place' ->> 'longitude')::numeric(9, 6) AS longitude,
    CASE WHEN c ->> 'latitude' IS NOT NULL THEN 'location'
        WHEN c -> 'place' ->> 'latitude' IS NOT NULL THEN 'place' END AS point_of,
    {told("c ->> 'precision'")} AS precision, (c ->> 'radius_km')::numeric AS radius_km,
    {told("c ->> 'described_as'")} AS described_as, {yes_or_no("c ->> 'primary'")} AS "primary",
    {CLAIM}, {chain("c -> 'place'")} AS place_chain
FROM {listed("locations")} {PASSAGES}"""

LOCATIONS = Kind(
    name="locations",
    meaning="one place where a part of the incident was",
    rows=_ROWS,
    columns=(
        *INCIDENT,
        number("number", "its number among the locations of the incident, from 1", "1"),
        code("role", "part of the place in the incident", "impact"),
        code("place", "slug of the place", "kirkuk"),
        text("place_name", "name of the place at the incident's date", "Kirkuk"),
        code("place_kind", "kind of place", "settlement"),
        code("country", "country of the place, ISO 3166-1 alpha-2", "IQ"),
        degrees("latitude", "WGS 84 degrees north", "35.468060"),
        degrees("longitude", "WGS 84 degrees east", "44.392220"),
        code("point_of", "whose point it is: the location's own, or the place's", "place"),
        code("precision", "how exactly it is known", "near"),
        degrees("radius_km", "within how many kilometres of the point", "25"),
        text("described_as", "where, in the source's words", "a base at Kirkuk"),
        code("primary", "yes: the one a map shows", "yes"),
        *CLAIM_COLUMNS,
        *LEDGER,
    ),
    filters=(
        Coded("row_role", "role", values_of(LocationRole), "Part of the place.", "impact"),
        Slugs("row_place", "place_chain", "place", "Which place.", "kirkuk"),
        Coded("row_precision", "precision", values_of(WherePrecision), "How exactly.", "site"),
        *CLAIM_FILTERS,
    ),
)
