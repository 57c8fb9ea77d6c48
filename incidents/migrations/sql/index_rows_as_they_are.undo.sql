ALTER TABLE incidents_recordindex RESET (toast_tuple_target);
