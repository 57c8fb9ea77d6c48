-- Names are folded whenever they are searched; the indexes go with the columns.
DROP FUNCTION places_alike(text);
DROP FUNCTION actors_alike(text);
ALTER TABLE incidents_placename DROP COLUMN folded;
ALTER TABLE incidents_place DROP COLUMN folded;
ALTER TABLE incidents_actorname DROP COLUMN folded;
ALTER TABLE incidents_actor DROP COLUMN folded;
