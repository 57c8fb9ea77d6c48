-- The index row of every record that ``doc`` gives, and the rows of its locations, each column a
-- function of the record alone. One CTE a topic; ``finished`` adds what waits for the number of a
-- record (index.py). Where texts of any kind are joined by "; ", their own semicolons before a blank
-- or at the end are doubled, so that a list can be taken apart again (incidents/columns.py,
-- unfolded).
WITH doc AS MATERIALIZED ({doc}),
location AS MATERIALIZED (
    SELECT position, nth, l, l -> 'place' AS place, l ->> 'role' AS role,
        l ->> 'standing' <> 'rejected' AND l ->> 'stance' <> 'denies' AS held,
        l ->> 'role' <> 'about' AS physical
    FROM doc, jsonb_array_elements(d -> 'locations') WITH ORDINALITY AS row (l, nth)
),
point AS (  -- of each location that is held: its own, else that of its place
    SELECT position, nth, role, l ->> 'precision' AS precision,
        coalesce(l ->> 'latitude', place ->> 'latitude')::numeric * 1000000 AS latitude_e6,
        coalesce(l ->> 'longitude', place ->> 'longitude')::numeric * 1000000 AS longitude_e6,
        l ->> 'precision' = ANY (%(fine)s)
            AND coalesce((l ->> 'radius_km')::numeric, 0) <= %(widest_fine_km)s
            AND (l ->> 'latitude' IS NOT NULL OR place ->> 'kind' <> ALL (%(areas)s)) AS fine
    FROM location WHERE held
),
filled AS (
    INSERT INTO {locations}
        (position, nth, role, precision, latitude_e6, longitude_e6, fine)
    SELECT position, nth, role, precision, latitude_e6,
        CASE longitude_e6 WHEN 180000000 THEN -180000000 ELSE longitude_e6 END,  -- the same meridian
        coalesce(fine AND latitude_e6 IS NOT NULL, false)
    FROM point
),
around AS MATERIALIZED (  -- each place of a location, then the places around it
    SELECT position, role, held, physical, place AS p, true AS itself FROM location
    WHERE place ->> 'slug' IS NOT NULL
    UNION ALL
    SELECT position, role, held, physical, p, false
    FROM location, jsonb_array_elements(place -> 'within') AS p
    WHERE place ->> 'slug' IS NOT NULL
),
spot AS (  -- the one location a map shows: the primary one, else the first physical one
    SELECT DISTINCT ON (position) position,
        coalesce(place ->> 'name', l ->> 'described_as') AS name, l ->> 'precision' AS precision,
        coalesce(l ->> 'latitude', place ->> 'latitude')::numeric(9, 6) AS latitude,
        coalesce(l ->> 'longitude', place ->> 'longitude')::numeric(9, 6) AS longitude
    FROM location WHERE held AND (physical OR (l ->> 'primary')::boolean)
    ORDER BY position, (l ->> 'primary')::boolean DESC, nth
),
country AS (
    SELECT position, string_agg(DISTINCT p ->> 'iso_alpha2', '; ') AS codes FROM around
    WHERE held AND physical AND p ->> 'kind' = 'country' AND p ->> 'iso_alpha2' <> ''
    GROUP BY position
),
participation AS MATERIALIZED (
    SELECT position, nth, p, p ->> 'role' AS role, p -> 'actor' ->> 'slug' AS slug,
        {doubled_name} AS name,
        p ->> 'standing' <> 'rejected' AND p ->> 'stance' <> 'denies' AS held,
        p ->> 'standing' = 'recommended' AND p ->> 'stance' <> 'denies' AS recommended
    FROM doc, jsonb_array_elements(d -> 'participations') WITH ORDINALITY AS row (p, nth)
),
who AS (
    SELECT position,
        string_agg(name, '; ' ORDER BY nth) FILTER (WHERE recommended AND role = 'initiator')
            AS initiators,
        string_agg(name, '; ' ORDER BY nth) FILTER (WHERE recommended AND role = 'target')
            AS targets,
        string_agg(name, '; ' ORDER BY nth) FILTER (WHERE recommended) AS actors
    FROM participation GROUP BY position
),
citation AS MATERIALIZED (
    SELECT position, (c ->> 'number')::integer AS number, c -> 'source' AS source, c,
        CASE WHEN c -> 'source' ->> 'slug' IS NULL THEN c -> 'publisher'
             ELSE c -> 'source' -> 'publisher' END AS publisher
    FROM doc, jsonb_array_elements(d -> 'citations') AS c
),
published AS (
    SELECT position, string_agg(DISTINCT {doubled_publisher}, '; ') AS publishers,
        string_agg(DISTINCT {doubled_source}, '; ') AS sources
    FROM citation GROUP BY position
),
{totals},
{claims},
worded AS (  -- what is said in words only: several thousand
    SELECT position, array_agg(DISTINCT {counted}) AS measures
    FROM doc, jsonb_array_elements(d -> 'figures') AS f
    WHERE f ->> 'standing' = 'recommended' AND f ->> 'stance' <> 'denies'
        AND f ->> 'quantifier' = 'words' GROUP BY position
),
joined AS (  -- the incidents beside which it is not counted again
    SELECT position,
        array_agg(DISTINCT k -> 'to' ->> 'reference') FILTER (WHERE k ->> 'kind' = 'part-of')
            AS part_of,
        array_agg(DISTINCT k -> 'to' ->> 'reference')
            FILTER (WHERE k ->> 'kind' = 'alternative-account-of') AS alternative_to
    FROM doc, jsonb_array_elements(d -> 'links') AS k
    WHERE k ->> 'standing' = 'recommended' AND k ->> 'stance' <> 'denies' GROUP BY position
),
kind AS (  -- its own type, then every other and wider one
    SELECT position, ARRAY[d -> 'type' ->> 'code'] || ARRAY(
        SELECT DISTINCT code FROM (
            SELECT jsonb_array_elements_text(d -> 'type' -> 'parents') AS code
            UNION ALL SELECT wider FROM jsonb_array_elements(d -> 'other_types') AS o, LATERAL (
                SELECT o ->> 'code' AS wider
                UNION ALL SELECT jsonb_array_elements_text(o -> 'parents')) AS others
        ) AS codes WHERE code <> d -> 'type' ->> 'code' ORDER BY code) AS types
    FROM doc WHERE live
),
other AS (  -- actors named beside the participations: whose word it is, who speaks, who is counted
    SELECT position, who FROM doc, jsonb_path_query(d, '$.*[*].by') AS who
    UNION ALL SELECT position, who
    FROM citation, unnest(ARRAY[c -> 'speaker', c -> 'on_behalf_of']) AS who
    UNION ALL SELECT position, f -> 'actor' FROM doc, jsonb_array_elements(d -> 'figures') AS f
),
term AS (
    SELECT position, 'type:' || code AS term
    FROM doc, LATERAL (
        SELECT d -> 'type' AS t UNION ALL SELECT jsonb_array_elements(d -> 'other_types')) AS types,
        LATERAL (SELECT t ->> 'code' AS code
                 UNION ALL SELECT jsonb_array_elements_text(t -> 'parents')) AS codes
    UNION ALL SELECT position, '=type:' || (d -> 'type' ->> 'code') FROM doc
    UNION ALL SELECT position, axis || ':' || (d ->> axis)
    FROM doc, unnest(ARRAY[
        'occurrence', 'grain', 'grading', 'language', 'precision', 'part_of_day']) AS axis
    WHERE d ->> axis <> ''
    UNION ALL SELECT position, axis[1] || ':' || jsonb_array_elements_text(d -> axis[2])
    FROM doc, (VALUES (ARRAY['means', 'means']), (ARRAY['target_kind', 'target_kinds']),
        (ARRAY['not_stated', 'not_stated']), (ARRAY['tag', 'tags'])) AS axes (axis)
    UNION ALL SELECT position, prefix || (p ->> 'slug')
    FROM around, unnest(CASE
        WHEN NOT (held AND physical) THEN ARRAY['names:']
        WHEN itself THEN ARRAY['place:', '=place:'] ELSE ARRAY['place:'] END) AS prefix
    UNION ALL SELECT position, role || ':' || (p ->> 'slug') FROM around WHERE held AND role <> 'at'
    UNION ALL SELECT position, unnest(ARRAY['place_role:' || role,
        CASE WHEN physical THEN 'where_precision:' || (l ->> 'precision') END])
    FROM location WHERE held
    UNION ALL SELECT position, p ->> 'kind' || ':' || (p ->> 'slug') FROM around
    WHERE held AND physical AND p ->> 'kind' IN ('area1', 'area2', 'area3')
    UNION ALL SELECT position, 'country:' || lower(code)
    FROM around, unnest(ARRAY[p ->> 'iso_alpha2', p ->> 'iso_alpha3']) AS code
    WHERE held AND physical AND p ->> 'kind' = 'country' AND code <> ''
    UNION ALL SELECT position, role || ':' || high
    FROM participation, LATERAL (
        SELECT coalesce(slug, CASE p ->> 'kind' WHEN 'unidentified' THEN 'unidentified' END) AS high
        UNION ALL
        SELECT jsonb_array_elements(p -> 'actor' -> 'within') ->> 'slug' WHERE slug IS NOT NULL
        ) AS up
    WHERE held
    UNION ALL SELECT position, word FROM claim, unnest(string_to_array(words, ' ')) AS word
    WHERE word LIKE '%%:%%'
    UNION ALL SELECT position, 'named:' || name FROM other, LATERAL (
        SELECT who ->> 'slug' AS name
        UNION ALL SELECT jsonb_path_query(who, '$.*[*].slug') #>> '{{}}') AS named
    WHERE who ->> 'slug' IS NOT NULL
    UNION ALL SELECT position, 'source:' || (source ->> 'slug') FROM citation
    UNION ALL SELECT position, 'publisher:' || (publisher ->> 'slug') FROM citation
    UNION ALL SELECT position, 'publishers_min:' || n FROM (
        SELECT position, count(DISTINCT publisher ->> 'slug')::integer AS most
        FROM citation GROUP BY position) AS houses, generate_series(1, least(most, {most_publishers}))
        AS n
    UNION ALL SELECT position, told
    FROM doc, jsonb_array_elements(d -> 'origins') AS o, unnest(ARRAY[
        'dataset:' || (o ->> 'dataset'), '#original_id:' || (o ->> 'original_id'),
        '#origin:' || (o ->> 'dataset') || ' ' || (o ->> 'original_id')]) AS told
    UNION ALL SELECT position, 'linked_to:' || (k -> 'to' ->> 'reference')
    FROM doc, jsonb_array_elements(d -> 'links') AS k
    WHERE k ->> 'standing' <> 'rejected' AND k ->> 'stance' <> 'denies'
    UNION ALL SELECT position, 'number:' || measure || size FROM (
        SELECT position, measure, max(greatest(low, best, high)) AS most
        FROM total GROUP BY position, measure) AS reach, LATERAL (
            SELECT '' AS size UNION ALL SELECT ':' || trunc(power(10::numeric, n))
            FROM generate_series(1, length(most::text) - 1) AS n WHERE most >= 10) AS sizes
    UNION ALL SELECT position, 'reported:' || month FROM day_reported, LATERAL (
        SELECT to_char(first, 'YYYY-MM') AS month
        FROM generate_series(date_trunc('month', lower(days)::timestamp),
            upper(days)::timestamp - interval '1 day', '1 month') AS first
        WHERE upper(days) - lower(days) <= {narrow}
        UNION ALL SELECT 'long' WHERE (upper(days) - lower(days) <= {narrow}) IS NOT TRUE) AS months
    UNION ALL SELECT position, term FROM given_part
),
terms AS (
    SELECT position, array_agg(DISTINCT term) AS terms FROM term WHERE term IS NOT NULL
    GROUP BY position
),
said AS (  -- every text of its own that a search by words looks through
    SELECT position, concat_ws(' ', d ->> 'title', d ->> 'short_name', d ->> 'summary',
        d ->> 'said', d ->> 'narrative') AS text FROM doc
    UNION ALL SELECT position, concat_ws(' ', p -> 'actor' ->> 'name', p ->> 'described_as')
    FROM participation
    UNION ALL SELECT position, p ->> 'name' FROM around
    UNION ALL SELECT position, l ->> 'described_as' FROM location
    UNION ALL SELECT position, concat_ws(' ', c ->> 'paraphrase', c ->> 'quotation') FROM citation
),
words AS (
    SELECT position, to_tsvector('english', fold(string_agg(DISTINCT text, ' '))) AS search
    FROM said GROUP BY position
)
INSERT INTO {index} ({columns})
SELECT {finished} FROM (
SELECT doc.position, doc.incident_id, doc.reference, doc.version, doc.recorded_at,
    doc.superseded_by, doc.superseded_at, doc.live,
    coalesce(d ->> 'title', '') AS title, coalesce(d -> 'type' ->> 'code', '') AS type,
    coalesce(d ->> 'date', '') AS date, (d ->> 'earliest')::date AS earliest,
    (d ->> 'latest')::date AS latest, (d ->> 'certain_from')::date AS certain_from,
    (d ->> 'certain_to')::date AS certain_to,
    coalesce(d ->> 'start_qualifier', '') <> '' OR coalesce(d ->> 'end_qualifier', '') <> ''
        AS qualified,
    coalesce(d ->> 'precision', '') AS precision, coalesce(d ->> 'time', '') AS time,
    coalesce(d ->> 'part_of_day', '') AS part_of_day, coalesce(d ->> 'occurrence', '') AS occurrence,
    coalesce(d ->> 'grain', '') AS grain, (d ->> 'event_count')::integer AS event_count,
    coalesce(country.codes, '') AS countries, coalesce(spot.name, '') AS place,
    spot.latitude, spot.longitude, coalesce(spot.precision, '') AS where_precision,
    coalesce(who.initiators, '') AS initiators, coalesce(who.targets, '') AS targets,
    coalesce(who.actors, '') AS actors,
    array_to_string(ARRAY(SELECT jsonb_array_elements_text(d -> 'means')), '; ') AS means,
    array_to_string(ARRAY(SELECT jsonb_array_elements_text(d -> 'target_kinds')), '; ')
        AS target_kinds,
    killed.low AS killed_low, killed.best AS killed_best, killed.high AS killed_high,
    wounded.low AS wounded_low, wounded.best AS wounded_best, wounded.high AS wounded_high,
    worded.measures AS worded, joined.part_of, joined.alternative_to,
    coalesce(kind.types, '{{}}') AS types,
    array_to_string(ARRAY(SELECT jsonb_array_elements_text(d -> 'tags')), '; ') AS tags,
    coalesce(published.publishers, '') AS publishers, coalesce(published.sources, '') AS sources,
    coalesce(terms.terms, '{{}}') AS terms, coalesce(claims.claims, '{{}}') AS claims,
    coalesce(totals.totals, '{{}}') AS totals, (d ->> 'entered_at')::timestamptz AS entered_at,
    reported.days AS reported, words.search,
    concat_ws(' ',
        coalesce(to_char(coalesce((d ->> 'earliest')::date, (d ->> 'latest')::date), 'YYYY-MM-DD'),
            '----------'),
        lpad((9999999 - coalesce((d ->> 'latest')::date - (d ->> 'earliest')::date, 9999998))::text,
            7, '0'),
        coalesce(d ->> 'time', CASE d ->> 'part_of_day' WHEN 'small-hours' THEN '00:00'
            WHEN 'dawn' THEN '05:00' WHEN 'morning' THEN '07:00' WHEN 'midday' THEN '12:00'
            WHEN 'afternoon' THEN '13:00' WHEN 'evening' THEN '18:00' WHEN 'night' THEN '22:00'
            ELSE '-----' END),
        lpad(coalesce(d ->> 'day_order', '99999'), 5, '0')) AS chronology
FROM doc JOIN words USING (position)
LEFT JOIN terms USING (position) LEFT JOIN spot USING (position) LEFT JOIN country USING (position)
LEFT JOIN who USING (position) LEFT JOIN published USING (position)
LEFT JOIN claims USING (position) LEFT JOIN totals USING (position)
LEFT JOIN reported USING (position) LEFT JOIN worded USING (position)
LEFT JOIN joined USING (position) LEFT JOIN kind USING (position)
LEFT JOIN total AS killed
    ON (killed.position, killed.measure, killed.counted) = (doc.position, 'killed', '')
LEFT JOIN total AS wounded
    ON (wounded.position, wounded.measure, wounded.counted) = (doc.position, 'wounded', '')
) AS new
