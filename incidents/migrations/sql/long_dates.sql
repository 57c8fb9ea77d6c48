-- A date of a month or less lies near its place in the order of time, so that a period bounds where
-- to look for it. The others may meet a period from far away, and are few.
CREATE INDEX record_index_by_long_date ON incidents_recordindex
USING gist (daterange(earliest, latest, '[]')) WHERE (latest - earliest > 31) IS NOT FALSE;
