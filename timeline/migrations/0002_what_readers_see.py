"""The view through which readers see the newest edition of each timeline, and nothing else."""

from django.db import migrations

#: A view reads as its owner: the reader's role sees these rows without seeing any table of drafts.
VIEW = """
CREATE VIEW timeline_publishedtimeline AS
SELECT slug, number AS edition, action = 'published' AS live, made_at, reason,
    coalesce(told ->> 'title', '') AS title,
    coalesce(told ->> 'introduction', '') AS introduction,
    coalesce(told ->> 'author', '') AS author, document
FROM (
    SELECT DISTINCT ON (timeline_id) *, nullif(document, '')::jsonb AS told
    FROM timeline_timelineedition ORDER BY timeline_id, number DESC
) AS newest"""


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_saved_timelines")]
    operations = [migrations.RunSQL(VIEW, "DROP VIEW timeline_publishedtimeline")]
