-- Totals by the counting rule: a recommended whole beats the sum of parts; parts add along one axis
-- only (women are also civilians), the one that reaches furthest. A part that was split further
-- counts once: by itself if it is given, else by its fullest split. Things are split by what they
-- are. ``counted`` is what a total is of: everybody and everything (empty), people of one status, the
-- narrower ones included, or things of one item.
figure AS MATERIALIZED (
    SELECT position, f ->> 'measure' AS measure, f ->> 'scope' AS scope, counted,
        coalesce((f ->> 'low')::bigint, (f ->> 'best')::bigint) AS low,
        (f ->> 'best')::bigint AS best,
        coalesce((f ->> 'high')::bigint, (f ->> 'best')::bigint) AS high,
        CASE WHEN counted <> status THEN wider END AS wider,
        ARRAY[nullif(status, counted), f ->> 'age_sex', f ->> 'nationality', f ->> 'side',
            f -> 'actor' ->> 'slug', CASE WHEN f ->> 'measure' IN ({things})
                THEN concat_ws(' ', nullif(f ->> 'item', counted), nullif(f ->> 'item_words', ''))
                END] AS axes
    FROM doc, jsonb_array_elements(d -> 'figures') AS f,
        LATERAL (SELECT coalesce(f ->> 'status', '') AS status, {wider} AS wider,
            CASE WHEN f ->> 'measure' IN ({of_items}) THEN f ->> 'item' ELSE '' END AS item) AS of,
        unnest(CASE WHEN item <> '' THEN ARRAY['', item] WHEN status = '' THEN ARRAY['']
            WHEN wider IS NULL THEN ARRAY['', status] ELSE ARRAY['', status, wider] END) AS counted
    WHERE f ->> 'measure' IN ({measures}) AND f ->> 'standing' = 'recommended'
        AND f ->> 'stance' <> 'denies' AND f ->> 'quantifier' <> 'words'
),
keyed AS (
    SELECT *, array_positions(ARRAY[axes[1] <> '', axes[2] <> '', axes[3] <> '', axes[4] <> '',
        axes[5] <> '', axes[6] <> ''], true) AS split FROM figure
),
whole AS (
    SELECT DISTINCT ON (position, measure, counted) position, measure, counted, low, best, high
    FROM keyed WHERE scope = 'whole' AND split = '{{}}' ORDER BY position, measure, counted
),
along AS (  -- one row a part: its axis, the value on it, and how far it is split otherwise
    SELECT position, measure, counted, axis, axes[axis] AS value, split,
        {sums} FROM keyed, unnest(CASE split WHEN '{{}}' THEN ARRAY[0] ELSE split END) AS axis
    WHERE NOT EXISTS (SELECT FROM keyed AS above
        WHERE axis = 1 AND above.position = keyed.position AND above.measure = keyed.measure
            AND above.counted = keyed.counted AND above.axes[1] = keyed.wider)
    GROUP BY position, measure, counted, axis, axes[axis], split
),
part AS (  -- the fullest account of each value
    SELECT DISTINCT ON (position, measure, counted, axis, value) * FROM along
    ORDER BY position, measure, counted, axis, value, cardinality(split) > 1,
        coalesce(best, low) DESC NULLS LAST, split
),
summed AS (
    SELECT position, measure, counted, axis, {sums} FROM part
    GROUP BY position, measure, counted, axis
),
total AS MATERIALIZED (
    SELECT position, measure, counted, low, best, high FROM whole
    UNION ALL
    (SELECT DISTINCT ON (position, measure, counted) position, measure, counted, low, best, high
     FROM summed
     WHERE NOT EXISTS (SELECT FROM whole WHERE whole.position = summed.position
                           AND whole.measure = summed.measure AND whole.counted = summed.counted)
     ORDER BY position, measure, counted, coalesce(best, low) DESC NULLS LAST, axis)
)
