-- The ledger. Its position order is the order of commits because every writer holds one advisory
-- lock from before its INSERT until after its commit; its times are taken here, under that lock.
CREATE FUNCTION ledger_lock() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT 7305511498342121829 $$;

-- To be called as a statement of its own: in READ COMMITTED the next statement then sees all that
-- was committed before the lock was had.
CREATE FUNCTION lock_ledger() RETURNS void LANGUAGE sql VOLATILE
AS $$ SELECT pg_advisory_xact_lock(ledger_lock()) $$;

CREATE FUNCTION open_ledger_entry() RETURNS trigger
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
    IF NOT EXISTS (
        SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND (classid::bigint << 32 | objid::bigint) = ledger_lock() AND objsubid = 1
    ) THEN
        RAISE EXCEPTION 'call lock_ledger() before writing to the ledger'
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    -- Rows of one transaction carry one instant; another transaction's are strictly later.
    SELECT recorded_at, xmin::text = (pg_current_xact_id()::xid)::text AS ours INTO latest
    FROM incidents_record ORDER BY position DESC LIMIT 1;
    PERFORM set_config('incidents.recorded_at', CASE
        WHEN latest.ours THEN latest.recorded_at
        ELSE greatest(clock_timestamp(), latest.recorded_at + interval '1 microsecond')
    END::text, true);
    RETURN NULL;
END
$$;

ALTER TABLE incidents_record ALTER recorded_at
SET DEFAULT current_setting('incidents.recorded_at')::timestamptz;

-- It runs as the owner, from this trigger alone.
REVOKE EXECUTE ON FUNCTION open_ledger_entry() FROM PUBLIC;

CREATE TRIGGER open_entry BEFORE INSERT ON incidents_record
FOR EACH STATEMENT EXECUTE FUNCTION open_ledger_entry();
ALTER TABLE incidents_record ENABLE ALWAYS TRIGGER open_entry;

-- Whoever writes the INSERT may change the setting in the midst of it, so what came of it is looked
-- at again: one instant, later than every other transaction's and not in the future.
CREATE FUNCTION close_ledger_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    former record;
BEGIN
    SELECT recorded_at, xmin::text = (pg_current_xact_id()::xid)::text AS ours INTO former
    FROM incidents_record WHERE position < (SELECT min(position) FROM added)
    ORDER BY position DESC LIMIT 1;
    IF EXISTS (SELECT FROM added HAVING min(recorded_at) <> max(recorded_at))
        OR EXISTS (SELECT FROM added WHERE NOT CASE
            WHEN former.ours THEN recorded_at = former.recorded_at
            ELSE recorded_at > coalesce(former.recorded_at, '-infinity') AND recorded_at
                <= greatest(clock_timestamp(), former.recorded_at + interval '1 microsecond')
            END)
    THEN
        RAISE EXCEPTION 'the ledger takes its time from the clock: leave incidents.recorded_at alone'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION close_ledger_entry() FROM PUBLIC;

CREATE TRIGGER close_entry AFTER INSERT ON incidents_record
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION close_ledger_entry();
ALTER TABLE incidents_record ENABLE ALWAYS TRIGGER close_entry;

-- Nothing is overwritten. Even the owner has to disable these triggers by name first, which the
-- application's role cannot.
CREATE FUNCTION refuse_to_overwrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: publish a correction or a retraction instead of %',
        TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON incidents_record
FOR EACH ROW EXECUTE FUNCTION refuse_to_overwrite();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON incidents_record
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_overwrite();
ALTER TABLE incidents_record ENABLE ALWAYS TRIGGER refuse_change;
ALTER TABLE incidents_record ENABLE ALWAYS TRIGGER refuse_truncate;

-- A record is superseded once, from null, and never freed again.
CREATE FUNCTION refuse_to_supersede_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'record % is superseded by % already', OLD.position, OLD.superseded_by
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER superseded_once BEFORE UPDATE ON incidents_recordindex FOR EACH ROW
WHEN (OLD.superseded_by IS NOT NULL AND (
    NEW.superseded_by IS DISTINCT FROM OLD.superseded_by
    OR NEW.superseded_at IS DISTINCT FROM OLD.superseded_at))
EXECUTE FUNCTION refuse_to_supersede_again();
ALTER TABLE incidents_recordindex ENABLE ALWAYS TRIGGER superseded_once;

CREATE SEQUENCE incident_reference_number;
-- When this is made again, no reference is given twice.
SELECT setval('incident_reference_number', max(substr(reference, 5)::bigint))
FROM incidents_incident HAVING count(reference) > 0;
