ALTER TABLE incidents_record RESET (toast_tuple_target);
