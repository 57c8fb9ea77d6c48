-- What can be compared, and where to look for it: made once, before pairs are looked for. A block is
-- a place that incidents near each other share: a cube of 50 km of the globe, an area, a country, or
-- for those without any place a type. Wide dates say too little, and are left out.
CREATE TEMPORARY TABLE duplicate_one ON COMMIT DROP AS
SELECT i.id, i.earliest, i.latest, i.type_id, i.grain, fold(i.title) AS title,
    fold(i.title || ' ' || left(i.summary, 500)) AS told,
    %(since)s::timestamptz IS NULL OR i.entered_at >= %(since)s::timestamptz AS asks
FROM incidents_incident i
WHERE i.state NOT IN ('retracted', 'merged') AND i.latest - i.earliest <= %(widest)s;

CREATE UNIQUE INDEX ON duplicate_one (id);

CREATE TEMPORARY TABLE duplicate_place ON COMMIT DROP AS
SELECT p.id AS place_id, area.id AS area_id, country.id AS country_id,
    CASE WHEN p.kind NOT IN ('world-region', 'country', 'area1', 'sea', 'airspace')
        THEN radians(p.latitude::float8) END AS latitude, radians(p.longitude::float8) AS longitude
FROM incidents_place p
LEFT JOIN LATERAL (
    SELECT a.id FROM incidents_place a WHERE a.kind = 'area1' AND (a.id = p.id OR a.id IN
        (SELECT ancestor_id FROM incidents_placeancestor WHERE descendant_id = p.id)) LIMIT 1
) AS area ON true
LEFT JOIN LATERAL (
    SELECT a.id FROM incidents_place a WHERE a.kind = 'country' AND (a.id = p.id OR a.id IN
        (SELECT ancestor_id FROM incidents_placeancestor WHERE descendant_id = p.id)) LIMIT 1
) AS country ON true
WHERE p.id IN (SELECT place_id FROM incidents_location);

CREATE TEMPORARY TABLE duplicate_spot ON COMMIT DROP AS
SELECT id, place_id, area_id, country_id, x, y, z,
    floor(x / 50)::int AS ix, floor(y / 50)::int AS iy, floor(z / 50)::int AS iz
FROM (
    SELECT o.id, l.place_id, p.area_id, p.country_id, 6371 * cos(at.latitude) * cos(at.longitude) AS x,
        6371 * cos(at.latitude) * sin(at.longitude) AS y, 6371 * sin(at.latitude) AS z
    FROM duplicate_one o JOIN incidents_location l ON l.incident_id = o.id
        AND l.standing <> 'rejected' AND (l.place_id IS NOT NULL OR l.latitude IS NOT NULL)
    LEFT JOIN duplicate_place p ON p.place_id = l.place_id
    CROSS JOIN LATERAL (SELECT coalesce(radians(l.latitude::float8), p.latitude) AS latitude,
        CASE WHEN l.latitude IS NOT NULL THEN radians(l.longitude::float8) ELSE p.longitude END
            AS longitude) AS at
) AS spot;

CREATE INDEX ON duplicate_spot (id);

-- Keys: cubes are positive; an area by those with a point in it (1) and those without (2), a country
-- by those known closer (3) and those not (4), a type by those without a place (5).
CREATE TEMPORARY TABLE duplicate_block ON COMMIT DROP AS
SELECT DISTINCT key, o.id, o.earliest, o.latest FROM duplicate_one o JOIN (
    SELECT id, unnest(CASE
        WHEN ix IS NOT NULL THEN ARRAY[((ix + 200) * 1000 + iy + 200)::bigint * 1000 + iz + 200,
            -(area_id * 8 + 1), -(country_id * 8 + 3)]
        WHEN area_id IS NOT NULL THEN ARRAY[-(area_id * 8 + 2), -(country_id * 8 + 3)]
        ELSE ARRAY[-(country_id * 8 + 4)] END) AS key FROM duplicate_spot
    UNION ALL
    SELECT o.id, -(o.type_id * 8 + 5) FROM duplicate_one o
    WHERE NOT EXISTS (SELECT FROM duplicate_spot s WHERE s.id = o.id)
) AS keyed ON keyed.id = o.id WHERE key IS NOT NULL;

CREATE INDEX ON duplicate_block (key, earliest) INCLUDE (latest, id);

CREATE TEMPORARY TABLE duplicate_kin ON COMMIT DROP AS
SELECT one, other, max(rank) AS rank FROM (
    SELECT id AS one, id AS other, 3 AS rank FROM incidents_incidenttype
    UNION ALL SELECT descendant_id, ancestor_id, 2 FROM incidents_typeancestor
    UNION ALL SELECT ancestor_id, descendant_id, 2 FROM incidents_typeancestor
    UNION ALL SELECT a.id, b.id, 1 FROM incidents_incidenttype a
        JOIN incidents_incidenttype b ON b.parent_id = a.parent_id
) AS every GROUP BY one, other;

CREATE TEMPORARY TABLE duplicate_said ON COMMIT DROP AS
SELECT o.id,
    ARRAY(SELECT DISTINCT p.actor_id FROM incidents_participation p WHERE p.incident_id = o.id
        AND p.actor_id IS NOT NULL AND p.standing <> 'rejected' ORDER BY 1) AS actors,
    ARRAY(SELECT DISTINCT ON (f.measure, f.item) concat_ws(' ', f.measure, nullif(f.item, ''),
            coalesce(f.best, f.low, f.high)) FROM incidents_figure f
        WHERE f.incident_id = o.id AND f.standing = 'recommended' AND f.status = ''
            AND f.age_sex = '' AND coalesce(f.best, f.low, f.high) IS NOT NULL
        ORDER BY f.measure, f.item, f.position, f.id) AS figures,
    ARRAY(SELECT DISTINCT dataset FROM incidents_origin g WHERE g.incident_id = o.id) AS datasets
FROM duplicate_one o;

CREATE UNIQUE INDEX ON duplicate_said (id);
ANALYZE duplicate_one;
ANALYZE duplicate_spot;
ANALYZE duplicate_block;
ANALYZE duplicate_said
