-- The incidents nearest to what is typed. Candidates come by their days (index incident_by_days) or,
-- where the days are wide or missing, by their place; what agrees is scored for each; at least two of
-- days, place, type and words must agree, and a known place that lies elsewhere rules one out. The points here only choose
-- which are looked at closely; those that are told are of incidents/duplicates/scoring.py.
WITH spot AS MATERIALIZED (
    SELECT s.place_id, area.id AS area_id, country.id AS country_id,
        radians(coalesce(s.latitude, p.latitude)) AS latitude,
        radians(coalesce(s.longitude, p.longitude)) AS longitude
    FROM unnest(%(places)s::bigint[], %(latitudes)s::float8[], %(longitudes)s::float8[])
        AS s(place_id, latitude, longitude)
    LEFT JOIN incidents_place p ON p.id = s.place_id
        AND p.kind NOT IN ('world-region', 'country', 'area1', 'sea', 'airspace')
    LEFT JOIN LATERAL (
        SELECT a.id FROM incidents_place a WHERE a.kind = 'area1' AND (a.id = s.place_id OR a.id IN
            (SELECT ancestor_id FROM incidents_placeancestor WHERE descendant_id = s.place_id))
        LIMIT 1
    ) AS area ON true
    LEFT JOIN LATERAL (
        SELECT a.id FROM incidents_place a WHERE a.kind = 'country' AND (a.id = s.place_id OR a.id IN
            (SELECT ancestor_id FROM incidents_placeancestor WHERE descendant_id = s.place_id))
        LIMIT 1
    ) AS country ON true
),
land AS (
    SELECT descendant_id AS place_id, ancestor_id AS country_id FROM incidents_placeancestor
    WHERE ancestor_id IN (SELECT country_id FROM spot)
    UNION SELECT country_id, country_id FROM spot WHERE country_id IS NOT NULL
),
area AS (
    SELECT id AS place_id, id AS area_id FROM incidents_place WHERE kind = 'area1'
    UNION ALL
    SELECT below.descendant_id, a.id FROM incidents_place a
    JOIN incidents_placeancestor below ON below.ancestor_id = a.id WHERE a.kind = 'area1'
),
whereabouts AS MATERIALIZED (
    SELECT land.place_id, min(land.country_id) AS country_id, min(area.area_id) AS area_id
    FROM land LEFT JOIN area ON area.place_id = land.place_id GROUP BY land.place_id
),
point AS MATERIALIZED (
    SELECT id AS place_id, radians(latitude) AS latitude, radians(longitude) AS longitude
    FROM incidents_place WHERE latitude IS NOT NULL
        AND kind NOT IN ('world-region', 'country', 'area1', 'sea', 'airspace')
),
kin AS MATERIALIZED (
    SELECT t.id, 3 AS rank FROM incidents_incidenttype t WHERE t.id = %(type)s
    UNION ALL SELECT ancestor_id, 2 FROM incidents_typeancestor WHERE descendant_id = %(type)s
    UNION ALL SELECT descendant_id, 2 FROM incidents_typeancestor WHERE ancestor_id = %(type)s
    UNION ALL SELECT other.id, 1 FROM incidents_incidenttype t
        JOIN incidents_incidenttype other ON other.parent_id = t.parent_id AND other.id <> t.id
        WHERE t.id = %(type)s
),
around AS (
    SELECT place_id FROM spot WHERE place_id IS NOT NULL
    UNION SELECT point.place_id FROM spot JOIN point
        ON abs(point.latitude - spot.latitude) < 0.008
        AND abs(point.longitude - spot.longitude) * cos(spot.latitude) < 0.008
    WHERE NOT %(by_days)s
    UNION SELECT area.place_id FROM spot JOIN area ON area.area_id = spot.area_id
    WHERE NOT %(by_days)s
),
candidate AS MATERIALIZED (
    SELECT i.id, i.title, i.type_id, i.earliest, i.latest FROM incidents_incident i
    WHERE %(by_days)s AND i.state NOT IN ('retracted', 'merged')
        AND daterange(i.earliest, i.latest, '[]') && daterange(%(from)s::date, %(to)s::date, '[]')
    UNION ALL
    SELECT i.id, i.title, i.type_id, i.earliest, i.latest FROM incidents_incident i
    JOIN (SELECT DISTINCT incident_id FROM incidents_location
          WHERE NOT %(by_days)s AND place_id IN (SELECT place_id FROM around)
          ORDER BY incident_id DESC LIMIT %(most)s) AS there ON there.incident_id = i.id
    WHERE i.state NOT IN ('retracted', 'merged')
        AND daterange(i.earliest, i.latest, '[]') && daterange(%(from)s::date, %(to)s::date, '[]')
),
place_of AS (
    SELECT c.id, l.place_id, w.area_id, w.country_id,
        coalesce(radians(l.latitude::float8), point.latitude) AS latitude,
        coalesce(radians(l.longitude::float8), point.longitude) AS longitude
    FROM candidate c JOIN incidents_location l ON l.incident_id = c.id
        AND l.standing <> 'rejected' AND (l.place_id IS NOT NULL OR l.latitude IS NOT NULL)
    LEFT JOIN point ON point.place_id = l.place_id
    LEFT JOIN whereabouts w ON w.place_id = l.place_id
    WHERE EXISTS (SELECT FROM spot)
),
pair AS (
    SELECT o.id, o.place_id = spot.place_id AS same,
        CASE WHEN o.latitude IS NOT NULL AND spot.latitude IS NOT NULL THEN
            12742 * asin(sqrt(least(1, sin((o.latitude - spot.latitude) / 2) ^ 2
                + cos(o.latitude) * cos(spot.latitude)
                * sin((o.longitude - spot.longitude) / 2) ^ 2))) END AS km,
        CASE WHEN o.latitude IS NOT NULL AND spot.latitude IS NOT NULL THEN NULL
            WHEN o.area_id = spot.area_id THEN o.area_id END AS area_id,
        CASE WHEN o.latitude IS NOT NULL AND spot.latitude IS NOT NULL THEN NULL
            WHEN (o.area_id IS NULL OR spot.area_id IS NULL) AND o.country_id = spot.country_id
            THEN o.country_id END AS country_id
    FROM place_of o CROSS JOIN spot
),
placed AS (
    SELECT id, coalesce(bool_or(same), false) AS same, min(km) FILTER (WHERE km <= 50) AS km,
        min(area_id) AS area_id, min(country_id) AS country_id
    FROM pair GROUP BY id
),
weighed AS (
    SELECT c.id, c.title, kin.rank AS kin, placed.same, placed.km, placed.area_id, placed.country_id,
        CASE WHEN %(earliest)s::date IS NULL AND %(latest)s::date IS NULL THEN NULL
            WHEN c.earliest = %(earliest)s::date AND c.latest = %(latest)s::date THEN 0
            WHEN daterange(c.earliest, c.latest, '[]')
                && daterange(%(earliest)s::date, %(latest)s::date, '[]')
                THEN CASE WHEN c.latest - c.earliest <= 92 THEN -1 END  -- a wider one meets anything
            ELSE greatest(c.earliest - %(latest)s::date, %(earliest)s::date - c.latest)
        END AS days_apart,
        CASE WHEN placed.id IS NULL THEN 0 WHEN placed.same THEN 3
            WHEN placed.km IS NOT NULL THEN 3 - placed.km / 25 WHEN placed.area_id IS NOT NULL THEN 1.5
            WHEN placed.country_id IS NOT NULL THEN 0.5 ELSE -9 END AS by_place
    FROM candidate c LEFT JOIN placed ON placed.id = c.id LEFT JOIN kin ON kin.id = c.type_id
    WHERE c.id IS DISTINCT FROM %(leave_out)s::bigint AND c.id <> ALL (%(not_these)s::bigint[])
        AND NOT EXISTS (SELECT FROM incidents_notsame n WHERE n.first_id = least(c.id, %(leave_out)s)
            AND n.second_id = greatest(c.id, %(leave_out)s) AND %(leave_out)s::bigint IS NOT NULL)
        AND NOT EXISTS (SELECT FROM incidents_incidentlink k WHERE (k.incident_id, k.to_incident_id)
            IN ((c.id, %(leave_out)s::bigint), (%(leave_out)s::bigint, c.id)))
),
scored AS (
    SELECT *, by_place + coalesce(kin, 0) * 0.7
        + CASE WHEN days_apart IS NULL THEN 0 WHEN days_apart = -1 THEN 1
            ELSE 3 - days_apart * 0.5 END AS score
    FROM weighed WHERE by_place >= 0
),
-- Words cost most: they are compared only where days, place and type have left something.
alike AS MATERIALIZED (
    SELECT scored.*, similarity(fold(title), fold(%(words)s)) AS alike
    FROM (SELECT * FROM scored ORDER BY score DESC, id DESC LIMIT 300) AS scored
),
best AS (
    SELECT alike.*, fold(%(words)s) AS asked, fold(i.title || ' ' || left(i.summary, 500)) AS told,
        i.reference, i.date, i.state, i.type_id
    FROM (SELECT * FROM alike WHERE %(type)s::bigint IS NULL OR kin IS NOT NULL OR alike > 0.3
          ORDER BY score + 4 * alike DESC, id DESC LIMIT 40) AS alike
    JOIN incidents_incident i ON i.id = alike.id
)
SELECT best.id, best.title, best.reference, best.date, best.state, t.name AS type, best.days_apart,
    best.same, best.km, area.name AS area, country.name AS country, best.kin, best.asked, best.told,
    greatest(alike, word_similarity(asked, told) * 0.8) AS likeness,
    ARRAY(SELECT DISTINCT p.actor_id FROM incidents_participation p WHERE p.incident_id = best.id
        AND p.actor_id IS NOT NULL AND p.standing <> 'rejected' ORDER BY 1) AS told_actors,
    (SELECT json_object_agg(a.id, a.name) FROM incidents_actor a WHERE a.id IN (
        SELECT actor_id FROM incidents_participation WHERE incident_id = best.id)) AS names,
    ARRAY(SELECT DISTINCT ON (f.measure, f.item) concat_ws(' ', f.measure, nullif(f.item, ''),
            coalesce(f.best, f.low, f.high)) FROM incidents_figure f
        WHERE f.incident_id = best.id AND f.standing = 'recommended' AND f.status = ''
            AND f.age_sex = '' AND coalesce(f.best, f.low, f.high) IS NOT NULL
        ORDER BY f.measure, f.item, f.position, f.id) AS told_figures
FROM best JOIN incidents_incidenttype t ON t.id = best.type_id
LEFT JOIN incidents_place area ON area.id = best.area_id
LEFT JOIN incidents_place country ON country.id = best.country_id
