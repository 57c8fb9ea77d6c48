-- What is asked of one claim, one number, one report, and of which parts are there.
--
-- ``words`` of a claim are what it can be asked by, blanks between them: basis, stance, standing,
-- on whose word; of a participation also its role, whether it is held, who it was and of what kind.
-- Those with a colon are index terms too.
claim AS MATERIALIZED (  -- most are alike: stated and affirmed by nobody in particular
    SELECT DISTINCT position, concat_ws(' ', words, 'basis:' || (c ->> 'basis'),
        'stance:' || (c ->> 'stance'), 'standing:' || coalesce(c ->> 'standing', 'recommended'),
        '=by:' || (c -> 'by' ->> 'slug'), 'by:' || (c -> 'by' ->> 'slug'),
        CASE WHEN c -> 'by' ->> 'slug' IS NOT NULL THEN (
            SELECT string_agg('by:' || (up ->> 'slug'), ' ')
            FROM jsonb_array_elements(c -> 'by' -> 'within') AS up) END) AS words
    FROM (
        SELECT position, d -> 'occurrence_claim' AS c, NULL AS words FROM doc
        UNION ALL SELECT position, l, NULL FROM location
        UNION ALL SELECT position, c, NULL
        FROM doc, unnest(ARRAY['figures', 'links']) AS part, jsonb_array_elements(d -> part) AS c
        UNION ALL
        SELECT position, p, concat_ws(' ', role, CASE WHEN held THEN 'held' END,
            'actor_kind:' || coalesce(p -> 'actor' ->> 'kind', nullif(p ->> 'kind', '')),
            CASE WHEN slug IS NOT NULL THEN concat_ws(' ', '=actor:' || slug, 'actor:' || slug,
                (SELECT string_agg('actor:' || (up ->> 'slug'), ' ')
                 FROM jsonb_array_elements(p -> 'actor' -> 'within') AS up),
                (SELECT string_agg((up ->> 'kind') || ':' || (up ->> 'slug'), ' ')
                 FROM jsonb_array_elements(p -> 'actor' -> 'via') AS up))
            WHEN p ->> 'kind' = 'unidentified' THEN '=actor:unidentified actor:unidentified' END)
        FROM participation
    ) AS given (position, c, words)
    WHERE c IS NOT NULL
),
claims AS (
    SELECT position, array_agg(words ORDER BY words) AS claims FROM claim GROUP BY position
),
totals AS (  -- low, best and high by measure, or by measure and status or item
    SELECT position, jsonb_object_agg(concat_ws('/', measure, nullif(counted, '')),
        jsonb_build_array(low, best, high)) AS totals
    FROM total GROUP BY position
),
day_reported AS MATERIALIZED (
    SELECT DISTINCT position, edtf_days(source ->> 'published') AS days FROM citation
    WHERE source ->> 'published' <> ''
),
reported AS (
    SELECT position, range_agg(days) AS days FROM day_reported GROUP BY position
),
given_part AS (  -- of what is mostly there, that it is not; of what is mostly not, that it is
    SELECT position, told.term FROM doc, (VALUES {parts}) AS told (term, there, path)
    WHERE live AND jsonb_path_exists(d, path) = there
)
