-- Counts change with every batch that is published: beside each there is room for its next version,
-- so that no index has to learn of it.
ALTER TABLE incidents_term SET (fillfactor = 50);
ALTER TABLE incidents_tally SET (fillfactor = 50);
