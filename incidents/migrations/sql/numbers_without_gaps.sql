-- Positions and references go on after the last one that was committed: who holds the lock is alone
-- in drawing them, so that what was rolled back, or broken off, leaves no gap behind.
CREATE FUNCTION ledger_is_locked() RETURNS boolean LANGUAGE sql VOLATILE AS $$
    SELECT EXISTS (
        SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND (classid::bigint << 32 | objid::bigint) = ledger_lock() AND objsubid = 1)
$$;

CREATE OR REPLACE FUNCTION open_ledger_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    latest record;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'the ledger is written in READ COMMITTED only, this transaction is %',
            upper(current_setting('transaction_isolation'))
            USING ERRCODE = 'invalid_transaction_state';
    END IF;
    IF NOT ledger_is_locked() THEN
        RAISE EXCEPTION 'call lock_ledger() before writing to the ledger'
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    -- Rows of one transaction carry one instant; another transaction's are strictly later.
    SELECT position, recorded_at, xmin::text = (pg_current_xact_id()::xid)::text AS ours INTO latest
    FROM incidents_record ORDER BY position DESC LIMIT 1;
    PERFORM set_config('incidents.recorded_at', CASE
        WHEN latest.ours THEN latest.recorded_at
        ELSE greatest(clock_timestamp(), latest.recorded_at + interval '1 microsecond')
    END::text, true);
    IF latest.position IS NOT NULL THEN
        PERFORM setval(pg_get_serial_sequence('incidents_record', 'position'), latest.position);
    END IF;
    RETURN NULL;
END
$$;

-- Whoever gives references holds the lock; others, who save a row as it is, draw none.
CREATE FUNCTION number_references_on() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    drawn bigint;
BEGIN
    SELECT last_value INTO drawn FROM incident_reference_number WHERE is_called;
    IF drawn IS NULL OR NOT ledger_is_locked() OR EXISTS (SELECT FROM incidents_incident
        WHERE reference = 'INC-' || lpad(drawn::text, greatest(6, length(drawn::text)), '0'))
    THEN
        RETURN NULL;
    END IF;
    PERFORM setval('incident_reference_number', coalesce(max(substr(reference, 5)::bigint), 1),
        count(reference) > 0) FROM incidents_incident;
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION number_references_on() FROM PUBLIC;

CREATE TRIGGER number_references_on BEFORE UPDATE OF reference ON incidents_incident
FOR EACH STATEMENT EXECUTE FUNCTION number_references_on();
