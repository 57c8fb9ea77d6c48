DROP VIEW incidents_declaredcoverage;
