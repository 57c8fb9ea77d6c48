-- A row of the index of up to 8 KB is neither compressed nor cut: thousands are looked through for
-- one page, and taking their terms apart again took most of that time. Rows written before stay as
-- they are until the index is made anew.
ALTER TABLE incidents_recordindex SET (toast_tuple_target = 8160);
