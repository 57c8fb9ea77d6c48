-- The words of a text as search compares them: folded, cut at every sign that PostgreSQL would keep
-- inside a word (a/b would be a file, a.b a host). A text longer than a tsvector holds is cut.
CREATE FUNCTION search_plain(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT translate(public.fold(left(words, 100000)), '-/._@<>&:+~%#=\', '               ') $$;

-- Its cost is said, so that no plan looks at the words of each row where an index has them.
CREATE FUNCTION search_words(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5000
SET search_path = public, pg_temp
AS $$ SELECT to_tsvector('pg_catalog.simple'::regconfig, public.search_plain(words)) $$;

-- What is looked for: the words as a phrase, the last of them as the beginning of a word if asked.
CREATE FUNCTION search_query(words text, beginning boolean) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT CASE WHEN beginning AND numnode(query) > 0 THEN (query::text || ':*')::tsquery ELSE query END
FROM phraseto_tsquery('pg_catalog.simple'::regconfig, public.search_plain(words)) AS query $$;

-- The one index here that costs whoever writes many incidents something worth noting.
CREATE INDEX incident_by_words ON incidents_incident
USING gin (search_words(title || ' ' || short_name || ' ' || summary || ' ' || said));
CREATE INDEX incident_by_date ON incidents_incident (earliest DESC, id DESC) INCLUDE (latest);

-- Reference data, of which little is written at a time.
CREATE INDEX source_by_words ON incidents_source USING gin (search_words(title));
CREATE INDEX actor_by_words ON incidents_actor USING gin (search_words(name));
CREATE INDEX actor_name_by_words ON incidents_actorname USING gin (search_words(name));
CREATE INDEX place_by_words ON incidents_place USING gin (search_words(name));
CREATE INDEX place_name_by_words ON incidents_placename USING gin (search_words(name));

-- Histories only grow, in the order of time: a block index over them costs next to nothing.
CREATE INDEX incident_event_by_time ON incidents_incidentevent USING brin (pgh_created_at) WITH (pages_per_range = 32);
CREATE INDEX incidentothertype_event_by_time ON incidents_incidentothertypeevent USING brin (pgh_created_at) WITH (pages_per_range = 32);
CREATE INDEX location_event_by_time ON incidents_locationevent USING brin (pgh_created_at) WITH (pages_per_range = 32);
CREATE INDEX participation_event_by_time ON incidents_participationevent USING brin (pgh_created_at) WITH (pages_per_range = 32);
CREATE INDEX figure_event_by_time ON incidents_figureevent USING brin (pgh_created_at) WITH (pages_per_range = 32);
CREATE INDEX citation_event_by_time ON incidents_citationevent USING brin (pgh_created_at) WITH (pages_per_range = 32);
CREATE INDEX incidentlink_event_by_time ON incidents_incidentlinkevent USING brin (pgh_created_at) WITH (pages_per_range = 32);
CREATE INDEX origin_event_by_time ON incidents_originevent USING brin (pgh_created_at) WITH (pages_per_range = 32);
