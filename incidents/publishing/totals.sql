-- Totals of what figures count by the counting rule, those of things by item: a recommended whole beats the sum of parts; parts add
-- along one axis only (women are also civilians), the one that reaches furthest. A part that was
-- split further counts once: by itself if it is given, else by its fullest split.
figure AS MATERIALIZED (
    SELECT position, {counted} AS measure, f ->> 'scope' AS scope,
        coalesce((f ->> 'low')::bigint, (f ->> 'best')::bigint) AS low,
        (f ->> 'best')::bigint AS best,
        coalesce((f ->> 'high')::bigint, (f ->> 'best')::bigint) AS high,
        ARRAY[f ->> 'status', f ->> 'age_sex', f ->> 'nationality', f ->> 'side',
            f -> 'actor' ->> 'slug'] AS axes
    FROM doc, jsonb_array_elements(d -> 'figures') AS f
    WHERE f ->> 'standing' = 'recommended' AND f ->> 'stance' <> 'denies'
        AND f ->> 'quantifier' <> 'words'
),
keyed AS (
    SELECT *, array_positions(named, true) AS split FROM figure,
        LATERAL (SELECT array_agg(coalesce(value, '') <> '' ORDER BY nth)
                 FROM unnest(axes) WITH ORDINALITY AS axis (value, nth)) AS names (named)
),
whole AS (
    SELECT DISTINCT ON (position, measure) position, measure, low, best, high FROM keyed
    WHERE scope = 'whole' AND split = '{{}}' ORDER BY position, measure
),
along AS (  -- one row a part: its axis, the value on it, and how far it is split otherwise
    SELECT position, measure, axis, axes[axis] AS value, split,
        {sums} FROM keyed, unnest(CASE split WHEN '{{}}' THEN ARRAY[0] ELSE split END) AS axis
    WHERE NOT EXISTS (SELECT FROM keyed AS wider
        WHERE axis = 1 AND wider.position = keyed.position AND wider.measure = keyed.measure
            AND (wider.axes[1] = 'civilian' AND keyed.axes[1] IN ('contractor', 'aid-worker',
                    'journalist', 'official', 'detainee')
                OR wider.axes[1] = 'combatant' AND keyed.axes[1] IN ('military', 'police',
                    'armed-group')))
    GROUP BY position, measure, axis, axes[axis], split
),
part AS (  -- the fullest account of each value
    SELECT DISTINCT ON (position, measure, axis, value) * FROM along
    ORDER BY position, measure, axis, value, cardinality(split) > 1,
        coalesce(best, low) DESC NULLS LAST, split
),
summed AS (
    SELECT position, measure, axis, {sums} FROM part GROUP BY position, measure, axis
),
total AS (
    SELECT position, measure, low, best, high FROM whole
    UNION ALL
    (SELECT DISTINCT ON (position, measure) position, measure, low, best, high FROM summed
     WHERE NOT EXISTS (SELECT FROM whole WHERE whole.position = summed.position
                           AND whole.measure = summed.measure)
     ORDER BY position, measure, coalesce(best, low) DESC NULLS LAST, axis)
)
