-- Made-up incidents of realistic shape, numbers %(first)s to %(last)s: skewed types, actors and places,
-- one to four participations, one to three figures, one to five citations, a fifth of the dates
-- imprecise, texts of words of which some are common and most are rare.
CREATE TEMP TABLE new_incident ON COMMIT DROP AS
SELECT n, random() AS r1, random() AS r2, random() AS r3, random() AS r4, random() AS r5,
    date '2010-01-01' + (sqrt(random()) * 5500)::integer AS day
FROM generate_series(%(first)s, %(last)s) AS n;
CREATE TEMP TABLE bench_type ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY position) AS n, id
FROM incidents_incidenttype WHERE code IN ('airstrike', 'shelling', 'rocket-attack', 'clash', 'ied',
    'demonstration', 'shooting', 'raid', 'drone-strike', 'violence');
CREATE TEMP TABLE bench_place ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY md5(slug)) AS n, id
FROM incidents_place WHERE kind IN ('area1', 'settlement');
CREATE TEMP TABLE bench_actor ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY id) AS n, id FROM incidents_actor WHERE slug <> 'bench-old';
CREATE TEMP TABLE bench_source ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY id) AS n, id FROM incidents_source;
CREATE INDEX ON bench_source (n);
CREATE INDEX ON bench_actor (n);
CREATE INDEX ON bench_place (n);
ANALYZE new_incident, bench_type, bench_place, bench_actor, bench_source;
SET LOCAL statement_timeout = 0;

INSERT INTO incidents_incident (title, short_name, summary, narrative, said, language, type_id, means,
    target_kinds, date, earliest, latest, certain_from, certain_to, precision, start_qualifier,
    end_qualifier, date_as_reported, part_of_day, timezone, occurrence, occurrence_basis,
    occurrence_stance, occurrence_reason, occurrence_cites, grain, grading, not_stated, tags, state,
    version, revision, entered_at, internal_note)
SELECT 'Generated incident ' || new_incident.n, '', 'Shells fell on the edge of the town; ' || new_incident.n ||
    ' is the number of this account. ' || words.list || '.', '', '', 'en', t.id, '{}', '{}',
    CASE WHEN r1 < 0.2 THEN to_char(day, 'YYYY-MM') ELSE day::text END,
    CASE WHEN r1 < 0.2 THEN date_trunc('month', day)::date ELSE day END,
    CASE WHEN r1 < 0.2 THEN (date_trunc('month', day) + interval '1 month - 1 day')::date ELSE day END,
    CASE WHEN r1 >= 0.2 THEN day END, CASE WHEN r1 >= 0.2 THEN day END,
    CASE WHEN r1 < 0.2 THEN 'month' ELSE 'day' END, '', '', '', '', '',
    CASE WHEN r5 < 0.04 THEN 'attempted' WHEN r5 < 0.06 THEN 'planned' ELSE 'occurred' END, 'stated',
    'affirms', '', '{}', 'single', '', '{}', '{bench}', 'draft', 0, 0, now(), ''
FROM new_incident JOIN bench_type t ON t.n = 1 + (r2 * r2 * 9.999)::integer,
    LATERAL (SELECT string_agg(substr(md5((power(random(), 3) * 20000)::integer::text), 1, 6), ' ') AS list
             FROM generate_series(1, 15) WHERE new_incident.n > 0) AS words;

CREATE TEMP TABLE made ON COMMIT DROP AS
SELECT i.id, new_incident.* FROM incidents_incident i
JOIN new_incident ON i.title = 'Generated incident ' || n WHERE i.state = 'draft';
ANALYZE made;

INSERT INTO incidents_location (incident_id, position, role, place_id, precision, described_as,
    "primary", public_precision, basis, stance, standing, reason, cites)
SELECT made.id, 0, 'at', p.id, 'settlement', '', true, '', 'stated', 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made JOIN bench_place p ON p.n = 1 + (r3 * r3 * ((SELECT count(*) FROM bench_place) - 1))::integer;
INSERT INTO incidents_participation (incident_id, position, role, actor_id, described_as, kind, basis,
    stance, standing, reason, cites)
SELECT made.id, c, CASE c WHEN 0 THEN 'initiator' WHEN 1 THEN 'target' ELSE 'affected' END,
    CASE WHEN c = 0 AND day < date '2010-10-03' AND r3 < 0.3
         THEN (SELECT id FROM incidents_actor WHERE slug = 'bench-old') ELSE a.id END,
    '', '', CASE c WHEN 1 THEN 'attributed' ELSE 'stated' END, 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made CROSS JOIN generate_series(0, 3) AS c
JOIN bench_actor a ON a.n = 1 + (power(CASE c %% 2 WHEN 0 THEN r4 ELSE r5 END, 3 + c / 2)
                                 * ((SELECT count(*) FROM bench_actor) - 1 - c))::integer + c / 2
WHERE c <= r1 * 4
ON CONFLICT DO NOTHING;  -- the third and the fourth may be the same
INSERT INTO incidents_figure (incident_id, position, measure, item, item_words, status, age_sex,
    nationality, quantifier, low, best, high, words, scope, as_reported, basis, stance, standing,
    reason, cites)
SELECT made.id, 0, 'killed', '', '', '', '', '', 'range', (r4 * 5)::integer, (r4 * 10)::integer,
    (r4 * 20)::integer, '', 'whole', false, 'stated', 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made
UNION ALL
SELECT made.id, 1, 'wounded', '', '', 'civilian', '', '', 'about', NULL, (r5 * 30)::integer, NULL, '', 'whole',
    false, 'stated', 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made WHERE r5 < 0.5
UNION ALL
SELECT made.id, 2, 'displaced', '', '', '', '', '', 'about', NULL, (r5 * 3000)::integer, NULL, '', 'whole',
    false, 'stated', 'affirms', 'recommended', '', '{1}'::smallint[]
FROM made WHERE r5 < 0.1;
INSERT INTO incidents_citation (incident_id, number, source_id, locator, quotation, paraphrase,
    speaker_described_as, anonymity)
SELECT made.id, c, s.id, 'paragraph ' || c, '', 'Says what fell where and who was hurt.', '', ''
FROM made CROSS JOIN generate_series(1, 5) AS c
JOIN bench_source s ON s.n = 1 + (r5 * 4990)::integer + c
WHERE c <= 1 + r1 * 4;
