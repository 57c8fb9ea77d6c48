-- The days that an EDTF text of docs/dates.md may stand for, for texts that documents carry without
-- their bounds: from the first possible to the last one, unbounded at an open end. It reads what the
-- parser has let in, and is compared with the parser by a property test.
CREATE FUNCTION edtf_bound(told text, filler text) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
SELECT CASE WHEN filler = '0' THEN make_date(greatest(y, 1), greatest(m, 1), greatest(d, 1))
    ELSE make_date(y, least(m, 12), least(d, extract(day FROM
        make_date(y, least(m, 12), 1) + interval '1 month - 1 day')::integer)) END
FROM (SELECT CASE WHEN told ~ '^[0-9X]' THEN told END AS given) AS one,  -- no number is made of ..
    LATERAL (SELECT replace(given || substr('XXXX-XX-XX', length(given) + 1), 'X', filler) AS day)
        AS filled,
    LATERAL (SELECT substr(day, 1, 4)::integer AS y, substr(day, 6, 2)::integer AS m,
        substr(day, 9, 2)::integer AS d) AS parts
WHERE told ~ '^[0-9X]'
$$;

CREATE FUNCTION edtf_days(told text) RETURNS daterange
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = public, pg_temp
AS $$
SELECT daterange(edtf_bound(split_part(bare, ' ', 1), '0'), edtf_bound(split_part(bare, ' ', -1), '9'), '[]')
FROM (SELECT CASE WHEN told LIKE '%/%' THEN replace(translate(told, '~?%', ''), '/', ' ')
    ELSE replace(translate(told, '[]~?%', ''), '..', ' ') END AS bare) AS plain
$$;
