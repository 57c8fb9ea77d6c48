-- A claim cites passages by number: every number must be a citation of the same owner when the
-- transaction ends. Changing a part locks its incident (revision.sql), which orders two editors;
-- an affiliation is locked by its own change, and here when one of its citations goes.
CREATE FUNCTION refuse_missing_citation(owner text, owner_id bigint, cites smallint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    missing text;
BEGIN
    SELECT string_agg(coalesce(cited.number::text, 'null'), ', ') INTO missing
    FROM unnest(cites) AS cited (number)
    WHERE NOT EXISTS (
        SELECT FROM incidents_citation AS c WHERE c.number = cited.number
            AND CASE owner WHEN 'incident' THEN c.incident_id ELSE c.affiliation_id END = owner_id);
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'cites: there is no citation %: add it, or take the number away', missing
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_cites_a_citation_that_is_there';
    END IF;
END
$$;

-- Each row is looked at as it is when the transaction ends, however often it was written before.
CREATE FUNCTION check_part_cites() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('SELECT refuse_missing_citation(''incident'', incident_id, cites)
                    FROM %I WHERE id = $1', TG_TABLE_NAME) USING NEW.id;
    RETURN NULL;
END
$$;

CREATE FUNCTION check_occurrence_cites() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_missing_citation('incident', id, occurrence_cites) FROM incidents_incident
    WHERE id = NEW.id;
    RETURN NULL;
END
$$;

CREATE FUNCTION check_affiliation_cites() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_missing_citation('affiliation', id, cites) FROM incidents_affiliation
    WHERE id = NEW.id;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER location_cites AFTER INSERT OR UPDATE ON incidents_location
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.cites <> '{}')
EXECUTE FUNCTION check_part_cites();

CREATE CONSTRAINT TRIGGER participation_cites AFTER INSERT OR UPDATE ON incidents_participation
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.cites <> '{}')
EXECUTE FUNCTION check_part_cites();

CREATE CONSTRAINT TRIGGER figure_cites AFTER INSERT OR UPDATE ON incidents_figure
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.cites <> '{}')
EXECUTE FUNCTION check_part_cites();

CREATE CONSTRAINT TRIGGER incidentlink_cites AFTER INSERT OR UPDATE ON incidents_incidentlink
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.cites <> '{}')
EXECUTE FUNCTION check_part_cites();

CREATE CONSTRAINT TRIGGER incident_cites AFTER INSERT OR UPDATE ON incidents_incident
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.occurrence_cites <> '{}')
EXECUTE FUNCTION check_occurrence_cites();

CREATE CONSTRAINT TRIGGER affiliation_cites AFTER INSERT OR UPDATE ON incidents_affiliation
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.cites <> '{}')
EXECUTE FUNCTION check_affiliation_cites();

-- The other side: a citation that goes or changes its number or owner must not be cited any more.
CREATE FUNCTION check_citation_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_missing_citation('incident', OLD.incident_id, cites) FROM (
        SELECT incident_id, cites FROM incidents_location
        UNION ALL SELECT incident_id, cites FROM incidents_participation
        UNION ALL SELECT incident_id, cites FROM incidents_figure
        UNION ALL SELECT incident_id, cites FROM incidents_incidentlink
        UNION ALL SELECT id, occurrence_cites FROM incidents_incident
    ) AS claim WHERE incident_id = OLD.incident_id AND OLD.number = ANY (cites);
    -- First the lock, then a look: who cites it in another transaction is waited for.
    PERFORM FROM incidents_affiliation WHERE id = OLD.affiliation_id FOR NO KEY UPDATE;
    PERFORM refuse_missing_citation('affiliation', id, cites) FROM incidents_affiliation
    WHERE id = OLD.affiliation_id AND OLD.number = ANY (cites);
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER citation_is_free AFTER DELETE OR UPDATE OF number, incident_id, affiliation_id
ON incidents_citation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION check_citation_is_free();
