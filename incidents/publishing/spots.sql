-- The held locations of every record from one ledger position to another, with their points.
WITH doc AS MATERIALIZED (
    SELECT position,
        jsonb_build_object('locations', (document::json -> 'locations')::jsonb) AS d
    FROM incidents_record WHERE position BETWEEN %(first)s AND %(last)s
),
{location},
spot AS (
    SELECT position, nth, role, l ->> 'precision' AS precision,
        coalesce(l ->> 'latitude', place ->> 'latitude')::numeric * 1000000 AS latitude_e6,
        coalesce(l ->> 'longitude', place ->> 'longitude')::numeric * 1000000 AS longitude_e6,
        coalesce((l ->> 'radius_km')::numeric, 0) <= %(widest_fine_km)s
            AND (l ->> 'latitude' IS NOT NULL OR place ->> 'kind' <> ALL (%(areas)s)) AS pinned
    FROM location WHERE held
)
INSERT INTO incidents_recordlocation
    (position, nth, role, precision, latitude_e6, longitude_e6, fine)
SELECT position, nth, role, precision, latitude_e6,
    CASE longitude_e6 WHEN 180000000 THEN -180000000 ELSE longitude_e6 END,  -- the same meridian
    latitude_e6 IS NOT NULL AND coalesce(pinned, false) AND precision = ANY (%(fine)s)
FROM spot
