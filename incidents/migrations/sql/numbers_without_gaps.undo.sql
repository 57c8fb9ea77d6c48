DROP TRIGGER number_references_on ON incidents_incident;
DROP FUNCTION number_references_on();
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
DROP FUNCTION ledger_is_locked();
