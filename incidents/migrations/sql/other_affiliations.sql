-- The affiliations that filters by actor follow only when asked. To be allied holds both ways,
-- whichever of the two it was entered with.
CREATE VIEW other_affiliation AS
    SELECT child_id, parent_id, kind, starts_on, ends_on FROM incidents_affiliation
    WHERE kind NOT IN ('part-of', 'office') AND standing = 'recommended' AND stance <> 'denies'
    UNION ALL
    SELECT parent_id, child_id, kind, starts_on, ends_on FROM incidents_affiliation
    WHERE kind = 'allied-with' AND standing = 'recommended' AND stance <> 'denies';
