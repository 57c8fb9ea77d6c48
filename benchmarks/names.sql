-- What the made-up incidents name: publishers, sources, actors that few or many name, and towns.
INSERT INTO incidents_publisher (slug, name, url, reliability)
SELECT 'bench-' || n, 'Publisher ' || n, '', '' FROM generate_series(1, 20) AS n;
INSERT INTO incidents_source (slug, publisher_id, title, authors, url, archive_url, published,
    language, kind, sha256, coding_state, text)
SELECT 'bench-' || n, (SELECT id FROM incidents_publisher WHERE slug = 'bench-' || (n %% 20 + 1)),
    'Report number ' || n, '{}', 'https://example.org/' || n, '', '', 'en', 'news-report', '', 'coded', ''
FROM generate_series(1, 5000) AS n;
INSERT INTO incidents_actor (slug, name, kind, description, wikidata, acled_name, ucdp_id, start, "end")
SELECT 'bench-' || n, 'Brigade ' || n, 'rebel', '', '', '', '', '', '' FROM generate_series(1, 2000) AS n;
-- Named by nothing but the oldest twentieth of the incidents.
INSERT INTO incidents_actor (slug, name, kind, description, wikidata, acled_name, ucdp_id, start, "end")
VALUES ('bench-old', 'Old Front', 'rebel', '', '', '', '', '', '');
INSERT INTO incidents_place (slug, name, kind, parent_id, latitude, longitude, radius_km,
    iso_alpha2, iso_alpha3, iso_3166_2, target_kind)
SELECT 'bench-town-' || town.n, 'Town ' || town.n, 'settlement', area.id,
    round(least(89, greatest(-89, area.latitude + (random() - 0.5) * 1.5))::numeric, 6),
    round(least(179, greatest(-179, area.longitude + (random() - 0.5) * 1.5))::numeric, 6), 3, '', '', '', ''
FROM generate_series(1, 3000) AS town (n)
JOIN (SELECT row_number() OVER (ORDER BY slug) AS n, id, latitude, longitude FROM incidents_place
      WHERE kind = 'area1' AND latitude IS NOT NULL) AS area
    ON area.n = 1 + town.n %% (SELECT count(*) FROM incidents_place
                          WHERE kind = 'area1' AND latitude IS NOT NULL);
