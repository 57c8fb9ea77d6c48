-- Made-up incidents of realistic shape: skewed actors and places, two or three participations, one
-- or two figures, one to three citations, a fifth of the dates imprecise. %(count)s of them.
INSERT INTO incidents_publisher (slug, name, url, reliability)
SELECT 'bench-' || n, 'Publisher ' || n, '', '' FROM generate_series(1, 20) AS n;
INSERT INTO incidents_source (slug, publisher_id, title, authors, url, archive_url, published,
    language, kind, sha256, coding_state, text)
SELECT 'bench-' || n, (SELECT id FROM incidents_publisher WHERE slug = 'bench-' || (n %% 20 + 1)),
    'Report number ' || n, '{}', 'https://example.org/' || n, '', '', 'en', 'news-report', '', 'coded', ''
FROM generate_series(1, 5000) AS n;
INSERT INTO incidents_actor (slug, name, kind, description, wikidata, acled_name, ucdp_id, start, "end")
SELECT 'bench-' || n, 'Brigade ' || n, 'rebel', '', '', '', '', '', '' FROM generate_series(1, 500) AS n;

CREATE TEMP TABLE new_incident AS
SELECT n, random() AS r1, random() AS r2, random() AS r3, random() AS r4, random() AS r5,
    date '2015-01-01' + (random() * 3000)::integer AS day
FROM generate_series(1, %(count)s) AS n;

CREATE TEMP TABLE bench_type AS SELECT row_number() OVER (ORDER BY position) AS n, id
FROM incidents_incidenttype WHERE code IN ('airstrike', 'shelling', 'rocket-attack', 'clash', 'ied',
    'demonstration', 'shooting', 'raid', 'drone-strike', 'violence');
CREATE TEMP TABLE bench_place AS SELECT row_number() OVER (ORDER BY slug) AS n, id
FROM incidents_place WHERE kind IN ('area1', 'settlement');
CREATE TEMP TABLE bench_actor AS SELECT row_number() OVER (ORDER BY id) AS n, id FROM incidents_actor;
CREATE TEMP TABLE bench_source AS SELECT row_number() OVER (ORDER BY id) AS n, id FROM incidents_source;
CREATE INDEX ON bench_source (n);
ANALYZE new_incident, bench_type, bench_place, bench_actor, bench_source;
SET LOCAL statement_timeout = 0;

INSERT INTO incidents_incident (title, short_name, summary, narrative, said, language, type_id, means,
    target_kinds, date, earliest, latest, certain_from, certain_to, precision, start_qualifier,
    end_qualifier, date_as_reported, part_of_day, timezone, occurrence, occurrence_basis,
    occurrence_stance, occurrence_reason, occurrence_cites, grain, grading, not_stated, tags, state,
    version, revision, entered_at, internal_note)
SELECT 'Generated incident ' || new_incident.n, '', 'Shells fell on the edge of the town; ' || new_incident.n ||
    ' is the number of this account of what was reported that day.', '', '', 'en', t.id, '{}', '{}',
    CASE WHEN r1 < 0.2 THEN to_char(day, 'YYYY-MM') ELSE day::text END,
    CASE WHEN r1 < 0.2 THEN date_trunc('month', day)::date ELSE day END,
    CASE WHEN r1 < 0.2 THEN (date_trunc('month', day) + interval '1 month - 1 day')::date ELSE day END,
    CASE WHEN r1 >= 0.2 THEN day END, CASE WHEN r1 >= 0.2 THEN day END,
    CASE WHEN r1 < 0.2 THEN 'month' ELSE 'day' END, '', '', '', '', '', 'occurred', 'stated',
    'affirms', '', '{}', 'single', '', '{}', '{bench}', 'draft', 0, 0, now(), ''
FROM new_incident JOIN bench_type t ON t.n = 1 + (r2 * r2 * 9.999)::integer;

CREATE TEMP TABLE made AS
SELECT id, substr(title, 20)::integer AS n FROM incidents_incident WHERE title LIKE 'Generated incident %%';
CREATE INDEX ON made (n);
ANALYZE made;

INSERT INTO incidents_location (incident_id, position, role, place_id, precision, described_as,
    "primary", public_precision, basis, stance, standing, reason, cites)
SELECT made.id, 0, 'at', p.id, 'settlement', '', true, '', 'stated', 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made JOIN new_incident USING (n)
JOIN bench_place p ON p.n = 1 + (r3 * r3 * ((SELECT count(*) FROM bench_place) - 1))::integer;
INSERT INTO incidents_participation (incident_id, position, role, actor_id, described_as, kind, basis,
    stance, standing, reason, cites)
SELECT made.id, 0, 'initiator', a.id, '', '', 'stated', 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made JOIN new_incident USING (n)
JOIN bench_actor a ON a.n = 1 + (r4 * r4 * r4 * ((SELECT count(*) FROM bench_actor) - 1))::integer
UNION ALL
SELECT made.id, 1, 'target', a.id, '', '', 'attributed', 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made JOIN new_incident USING (n)
JOIN bench_actor a ON a.n = 1 + (r5 * r5 * r5 * ((SELECT count(*) FROM bench_actor) - 1))::integer;
INSERT INTO incidents_figure (incident_id, position, measure, item, item_words, status, age_sex,
    nationality, quantifier, low, best, high, words, scope, as_reported, basis, stance, standing,
    reason, cites)
SELECT made.id, 0, 'killed', '', '', '', '', '', 'range', (r4 * 5)::integer, (r4 * 10)::integer,
    (r4 * 20)::integer, '', 'whole', false, 'stated', 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made JOIN new_incident USING (n)
UNION ALL
SELECT made.id, 1, 'wounded', '', '', 'civilian', '', '', 'about', NULL, (r5 * 30)::integer, NULL, '', 'whole',
    false, 'stated', 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made JOIN new_incident USING (n) WHERE r5 < 0.5;
INSERT INTO incidents_citation (incident_id, number, source_id, locator, quotation, paraphrase,
    speaker_described_as, anonymity)
SELECT made.id, c, s.id, 'paragraph ' || c, '', 'Says what fell where and who was hurt.', '', ''
FROM made JOIN new_incident USING (n), generate_series(1, 3) AS c,
    LATERAL (SELECT id FROM bench_source
             WHERE bench_source.n = 1 + ((r5 * 4990)::integer + c)) AS s
WHERE c <= 1 + r1 * 2;
