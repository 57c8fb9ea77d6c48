-- Lists answer as before, only slower.
DROP INDEX incident_event_by_time;
DROP INDEX incidentothertype_event_by_time;
DROP INDEX location_event_by_time;
DROP INDEX participation_event_by_time;
DROP INDEX figure_event_by_time;
DROP INDEX citation_event_by_time;
DROP INDEX incidentlink_event_by_time;
DROP INDEX origin_event_by_time;
DROP INDEX place_name_by_words;
DROP INDEX place_by_words;
DROP INDEX actor_name_by_words;
DROP INDEX actor_by_words;
DROP INDEX source_by_words;
DROP INDEX incident_by_date;
DROP INDEX incident_by_words;
DROP FUNCTION search_query(text, boolean);
DROP FUNCTION search_words(text);
DROP FUNCTION search_plain(text);
