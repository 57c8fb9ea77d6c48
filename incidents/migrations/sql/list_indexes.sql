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

-- The words of each incident, in a table of their own that is written when a text of it changes: an
-- index on the incident would be paid for by publishing, which leaves the texts alone.
CREATE TABLE incidents_incidentwords (
    incident_id bigint PRIMARY KEY REFERENCES incidents_incident ON DELETE CASCADE,
    words tsvector NOT NULL
);
CREATE FUNCTION words_of_incident(held incidents_incident) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT search_words(
    held.title || ' ' || held.short_name || ' ' || held.summary || ' ' || held.said) $$;
INSERT INTO incidents_incidentwords SELECT id, words_of_incident(i) FROM incidents_incident AS i;
CREATE INDEX incident_by_words ON incidents_incidentwords USING gin (words);

CREATE FUNCTION keep_words_of_new() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO incidents_incidentwords
    SELECT id, search_words(title || ' ' || short_name || ' ' || summary || ' ' || said)
    FROM written_rows;
    RETURN NULL;
END
$$;
CREATE TRIGGER words_of_new AFTER INSERT ON incidents_incident
REFERENCING NEW TABLE AS written_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_new();

CREATE FUNCTION keep_words_of_changed() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE incidents_incidentwords SET words = words_of_incident(NEW) WHERE incident_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER words_of_changed AFTER UPDATE OF title, short_name, summary, said ON incidents_incident
FOR EACH ROW WHEN ((OLD.title, OLD.short_name, OLD.summary, OLD.said)
    IS DISTINCT FROM (NEW.title, NEW.short_name, NEW.summary, NEW.said))
EXECUTE FUNCTION keep_words_of_changed();

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
