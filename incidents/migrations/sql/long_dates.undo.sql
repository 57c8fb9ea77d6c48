DROP INDEX record_index_by_long_date;
