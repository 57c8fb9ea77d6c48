DROP FUNCTION edtf_days(text);
DROP FUNCTION edtf_bound(text, text);
