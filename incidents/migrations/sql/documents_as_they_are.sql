-- Taking a document apart to compress it, and again for every reader, costs more time than its
-- bytes cost space: 3.5 KB instead of 1.6 KB. Records written before stay as they were stored.
ALTER TABLE incidents_record ALTER document SET STORAGE EXTERNAL;
