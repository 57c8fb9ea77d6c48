-- Each name as it is searched, kept beside it: folding 60,000 names for one question takes a second.
-- The columns are the database's own; no model reads or writes them.
ALTER TABLE incidents_actor ADD COLUMN folded text GENERATED ALWAYS AS (fold(name)) STORED;
ALTER TABLE incidents_actorname ADD COLUMN folded text GENERATED ALWAYS AS (fold(name)) STORED;
ALTER TABLE incidents_place ADD COLUMN folded text GENERATED ALWAYS AS (fold(name)) STORED;
ALTER TABLE incidents_placename ADD COLUMN folded text GENERATED ALWAYS AS (fold(name)) STORED;

-- Any part of a name, and names spelled alike; names are read far more often than written.
CREATE INDEX actor_name_by_trigram ON incidents_actor USING gin (folded gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX actor_alias_by_trigram ON incidents_actorname USING gin (folded gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX place_name_by_trigram ON incidents_place USING gin (folded gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX place_alias_by_trigram ON incidents_placename USING gin (folded gin_trgm_ops) WITH (fastupdate = off);

-- Names spelled like a term. Comparing trigrams costs far more than the planner thinks, so that it
-- would read every name: here it may not.
CREATE FUNCTION actors_alike(term text)
RETURNS TABLE (id bigint, spelled text, folded text, own boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
    SELECT a.id, a.name, a.folded, true FROM incidents_actor AS a
    WHERE a.folded % fold(term) OR fold(term) <% a.folded
    UNION ALL
    SELECT n.actor_id, n.name, n.folded, false FROM incidents_actorname AS n
    WHERE n.folded % fold(term) OR fold(term) <% n.folded
$$;
CREATE FUNCTION places_alike(term text)
RETURNS TABLE (id bigint, spelled text, folded text, own boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
    SELECT p.id, p.name, p.folded, true FROM incidents_place AS p
    WHERE p.folded % fold(term) OR fold(term) <% p.folded
    UNION ALL
    SELECT n.place_id, n.name, n.folded, false FROM incidents_placename AS n
    WHERE n.folded % fold(term) OR fold(term) <% n.folded
$$;
