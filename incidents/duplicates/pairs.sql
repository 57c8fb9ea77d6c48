-- The pairs that some incidents (``ids``) may be in, with all that is scored of each: found by block
-- and days, never judged, linked, of unrelated types or two in the dataset that both come from, and
-- with a place that does not rule them out.
WITH probe AS MATERIALIZED (
    SELECT DISTINCT id, key FROM (
        SELECT s.id, ((s.ix + dx + 200) * 1000 + s.iy + dy + 200)::bigint * 1000 + s.iz + dz + 200
            AS key
        FROM duplicate_spot s, generate_series(-1, 1) AS dx, generate_series(-1, 1) AS dy,
            generate_series(-1, 1) AS dz
        WHERE s.ix IS NOT NULL AND s.id = ANY (%(ids)s)
        UNION ALL
        SELECT s.id, unnest(CASE
            WHEN s.ix IS NOT NULL THEN ARRAY[-(s.area_id * 8 + 2), -(s.country_id * 8 + 4)]
            WHEN s.area_id IS NOT NULL THEN ARRAY[
                -(s.area_id * 8 + 1), -(s.area_id * 8 + 2), -(s.country_id * 8 + 4)]
            ELSE ARRAY[-(s.country_id * 8 + 3), -(s.country_id * 8 + 4)] END)
        FROM duplicate_spot s WHERE s.id = ANY (%(ids)s)
        UNION ALL
        SELECT o.id, -(o.type_id * 8 + 5) FROM duplicate_one o WHERE o.id = ANY (%(ids)s)
            AND NOT EXISTS (SELECT FROM duplicate_spot s WHERE s.id = o.id)
    ) AS keys WHERE key IS NOT NULL
),
met AS MATERIALIZED (
    SELECT DISTINCT least(a.id, b.id) AS first, greatest(a.id, b.id) AS second
    FROM probe p JOIN duplicate_one a ON a.id = p.id
    JOIN duplicate_block b ON b.key = p.key
        AND b.earliest BETWEEN a.earliest - %(widest)s - %(around)s AND a.latest + %(around)s
        AND b.latest >= a.earliest - %(around)s
    JOIN duplicate_one o ON o.id = b.id
    WHERE b.id > a.id OR b.id < a.id AND NOT o.asks
),
timed AS (
    SELECT met.*, kin.rank AS kin, a.title AS title, b.title AS other_title, a.told, b.told AS other,
        one.actors AS asked_actors, two.actors AS told_actors, one.figures AS asked_figures,
        two.figures AS told_figures,
        CASE WHEN a.earliest = b.earliest AND a.latest = b.latest THEN 0
            WHEN daterange(a.earliest, a.latest, '[]') && daterange(b.earliest, b.latest, '[]')
                THEN -1
            ELSE greatest(a.earliest - b.latest, b.earliest - a.latest) END AS days_apart
    FROM met JOIN duplicate_one a ON a.id = met.first JOIN duplicate_one b ON b.id = met.second
    JOIN duplicate_kin kin ON (kin.one, kin.other) = (a.type_id, b.type_id)
    JOIN duplicate_said one ON one.id = met.first JOIN duplicate_said two ON two.id = met.second
    WHERE NOT one.datasets && two.datasets AND NOT EXISTS (SELECT FROM incidents_notsame n WHERE (n.first_id, n.second_id)
            = (met.first, met.second))
        AND NOT EXISTS (SELECT FROM incidents_incidentlink k WHERE (k.incident_id, k.to_incident_id)
            IN ((met.first, met.second), (met.second, met.first)))
),
placed AS (
    SELECT timed.*, spots.* FROM timed LEFT JOIN LATERAL (
        SELECT count(*) AS spots, coalesce(bool_or(same), false) AS same,
            min(km) FILTER (WHERE km <= 50) AS km, min(area_id) AS area, min(country_id) AS country
        FROM (
            SELECT s.place_id = t.place_id AS same,
                CASE WHEN s.x IS NOT NULL AND t.x IS NOT NULL THEN 12742 * asin(least(1,
                    sqrt((s.x - t.x) ^ 2 + (s.y - t.y) ^ 2 + (s.z - t.z) ^ 2) / 12742)) END AS km,
                CASE WHEN (s.x IS NULL OR t.x IS NULL) AND s.area_id = t.area_id THEN s.area_id END
                    AS area_id,
                CASE WHEN (s.x IS NULL OR t.x IS NULL) AND (s.area_id IS NULL OR t.area_id IS NULL)
                    AND s.country_id = t.country_id THEN s.country_id END AS country_id
            FROM duplicate_spot s, duplicate_spot t WHERE s.id = timed.first AND t.id = timed.second
        ) AS pair
    ) AS spots ON true
)
SELECT first, second, days_apart, kin, same, km, area, country, asked_actors, told_actors,
    asked_figures, told_figures,
    greatest(similarity(title, other_title), 0.8 * word_similarity(title, other),
        0.8 * word_similarity(other_title, told)) AS likeness
FROM placed
WHERE (spots = 0 OR same OR km IS NOT NULL OR area IS NOT NULL OR country IS NOT NULL)
    AND CASE WHEN days_apart < 0 THEN 1 ELSE 3 - 0.5 * days_apart END + 0.7 * kin + %(rest)s
        + CASE WHEN same THEN 3 WHEN km IS NOT NULL THEN 3 - km / 25 WHEN area IS NOT NULL THEN 1.5
            WHEN country IS NOT NULL THEN 0.5 ELSE 0 END >= %(least)s
