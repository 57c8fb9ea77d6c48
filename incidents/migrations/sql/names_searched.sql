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
