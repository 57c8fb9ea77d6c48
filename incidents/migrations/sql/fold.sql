-- Extensions every later part may count on; all three are trusted, so that a database owner can
-- create them without being a superuser.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- One form for stored text and query alike: compatibility forms composed, marks, apostrophes,
-- tatweel and invisible joiners dropped, Arabic and Persian letter variants made one, accents
-- dropped, lower case. Kata'ib, Kata’ib and Kataib become the same word; so do احمد and أحمد.
CREATE FUNCTION fold(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_temp
AS $$
    SELECT lower(unaccent('unaccent', translate(
        regexp_replace(
            normalize(words, NFKC),
            '[''’‘ʼʾʿʻ`´ـ' || chr(8203) || chr(8204) || chr(8205) || chr(8206) || chr(8207)
                || chr(1611) || '-' || chr(1618) || chr(1648) || ']', '', 'g'),
        'أإآٱىئؤةکیھ' || chr(160) || 'İı', 'ااااييوهكيه' || ' ii')))
$$;
