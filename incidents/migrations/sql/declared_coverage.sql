-- What readers see of coverage. A view reads as its owner, so that the reader's role sees these
-- rows and no other, and of places and types nothing but their permanent values.
CREATE VIEW incidents_declaredcoverage AS
SELECT c.id, p.slug AS place, t.code AS type, c.start, c."end", c.coded_until, c.note,
    (SELECT max(e.pgh_created_at) FROM incidents_coverageevent e WHERE e.pgh_obj_id = c.id)
        AS declared_at  -- its last change: what it says, it says from then on
FROM incidents_coverage c
LEFT JOIN incidents_place p ON p.id = c.place_id
LEFT JOIN incidents_incidenttype t ON t.id = c.type_id
WHERE c.declared;
