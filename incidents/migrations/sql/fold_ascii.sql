-- What fold() does, in a tenth of the time for text that is plain ASCII: of all its rules only the
-- apostrophe, the backtick and upper case apply there. In the collation C lower() looks at bytes.
CREATE OR REPLACE FUNCTION fold(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_temp
AS $$
    SELECT CASE WHEN octet_length(words) = length(words) 
        THEN lower(replace(replace(words, '''', ''), '`', '') COLLATE "C")
        ELSE lower(unaccent('unaccent', translate(
            regexp_replace(
                normalize(words, NFKC),
                '[''’‘ʼʾʿʻ`´ـ' || chr(8203) || chr(8204) || chr(8205) || chr(8206) || chr(8207)
                    || chr(1611) || '-' || chr(1618) || chr(1648) || ']', '', 'g'),
            'أإآٱىئؤةکیھ' || chr(160) || 'İı', 'ااااييوهكيه' || ' ii'))) END
$$;
