DROP INDEX incident_by_days;
