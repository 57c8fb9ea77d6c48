ALTER TABLE incidents_tally RESET (fillfactor);
ALTER TABLE incidents_term RESET (fillfactor);
