-- The edit lock: revision rises with every change of an incident or one of its parts, whoever
-- writes and however. It also makes two editors of one incident wait for each other.
CREATE FUNCTION raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.revision := OLD.revision + 1;
    RETURN NEW;
END
$$;

CREATE TRIGGER raise_revision BEFORE UPDATE ON incidents_incident
FOR EACH ROW EXECUTE FUNCTION raise_revision();

CREATE FUNCTION raise_revision_for_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        UPDATE incidents_incident SET revision = revision
        WHERE id IN (SELECT incident_id FROM written_rows);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        UPDATE incidents_incident SET revision = revision
        WHERE id IN (SELECT incident_id FROM former_rows);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER raise_revision_on_insert AFTER INSERT ON incidents_incidentothertype
REFERENCING NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_update AFTER UPDATE ON incidents_incidentothertype
REFERENCING OLD TABLE AS former_rows NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_delete AFTER DELETE ON incidents_incidentothertype
REFERENCING OLD TABLE AS former_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();

CREATE TRIGGER raise_revision_on_insert AFTER INSERT ON incidents_location
REFERENCING NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_update AFTER UPDATE ON incidents_location
REFERENCING OLD TABLE AS former_rows NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_delete AFTER DELETE ON incidents_location
REFERENCING OLD TABLE AS former_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();

CREATE TRIGGER raise_revision_on_insert AFTER INSERT ON incidents_participation
REFERENCING NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_update AFTER UPDATE ON incidents_participation
REFERENCING OLD TABLE AS former_rows NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_delete AFTER DELETE ON incidents_participation
REFERENCING OLD TABLE AS former_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();

CREATE TRIGGER raise_revision_on_insert AFTER INSERT ON incidents_figure
REFERENCING NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_update AFTER UPDATE ON incidents_figure
REFERENCING OLD TABLE AS former_rows NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_delete AFTER DELETE ON incidents_figure
REFERENCING OLD TABLE AS former_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();

CREATE TRIGGER raise_revision_on_insert AFTER INSERT ON incidents_citation
REFERENCING NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_update AFTER UPDATE ON incidents_citation
REFERENCING OLD TABLE AS former_rows NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_delete AFTER DELETE ON incidents_citation
REFERENCING OLD TABLE AS former_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();

CREATE TRIGGER raise_revision_on_insert AFTER INSERT ON incidents_incidentlink
REFERENCING NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_update AFTER UPDATE ON incidents_incidentlink
REFERENCING OLD TABLE AS former_rows NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_delete AFTER DELETE ON incidents_incidentlink
REFERENCING OLD TABLE AS former_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();

CREATE TRIGGER raise_revision_on_insert AFTER INSERT ON incidents_origin
REFERENCING NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_update AFTER UPDATE ON incidents_origin
REFERENCING OLD TABLE AS former_rows NEW TABLE AS written_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();
CREATE TRIGGER raise_revision_on_delete AFTER DELETE ON incidents_origin
REFERENCING OLD TABLE AS former_rows
FOR EACH STATEMENT EXECUTE FUNCTION raise_revision_for_parts();

-- What occurred cannot lie after tomorrow (tomorrow, because the local day may be ahead of UTC).
CREATE FUNCTION refuse_future_occurrence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'date: % lies in the future, so it is planned or possible, not %',
        NEW.date, NEW.occurrence
        USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_occurred_is_not_in_the_future';
END
$$;

CREATE TRIGGER refuse_future_occurrence BEFORE INSERT OR UPDATE OF earliest, occurrence
ON incidents_incident FOR EACH ROW
WHEN (NEW.occurrence IN ('occurred', 'attempted') AND NEW.earliest > (now() AT TIME ZONE 'UTC')::date + 1)
EXECUTE FUNCTION refuse_future_occurrence();
