ALTER TABLE incidents_record ALTER document SET STORAGE EXTENDED;
