CREATE OR REPLACE FUNCTION edtf_days(told text) RETURNS daterange
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = public, pg_temp
AS $$
SELECT daterange(edtf_bound(split_part(bare, ' ', 1), '0'), edtf_bound(split_part(bare, ' ', -1), '9'), '[]')
FROM (SELECT CASE WHEN told LIKE '%/%' THEN replace(translate(told, '~?%', ''), '/', ' ')
    ELSE replace(translate(told, '[]~?%', ''), '..', ' ') END AS bare) AS plain
$$;
