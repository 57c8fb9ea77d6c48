-- The days an incident may have happened on, so that those around a day are found however uncertain
-- the dates are. The only index that looking for duplicates needs: places are compared afterwards.
CREATE INDEX incident_by_days ON incidents_incident USING gist (daterange(earliest, latest, '[]'));
