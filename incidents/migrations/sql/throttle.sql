-- One row a user or address: until when the requests so far are spread at the allowed rate (the
-- generic cell rate algorithm). Unlogged: a crash forgets it, and nothing of it is written to WAL.
CREATE UNLOGGED TABLE incidents_throttle (
    key text PRIMARY KEY,
    busy_until timestamptz NOT NULL
) WITH (fillfactor = 50);
