"""The view through which readers see former editions, as far back as nothing was withdrawn."""

from django.db import migrations, models

#: What was withdrawn stays withdrawn when another edition is published after it.
VIEW = """
CREATE VIEW timeline_publishededition AS
SELECT id, slug, number AS edition, made_at, document
FROM timeline_timelineedition AS it
WHERE number > coalesce((
    SELECT max(number) FROM timeline_timelineedition
    WHERE timeline_id = it.timeline_id AND action = 'withdrawn'), 0)"""


class Migration(migrations.Migration):
    dependencies = [("timeline", "0003_who_makes_timelines")]
    operations = [
        migrations.CreateModel(
            name="PublishedEdition",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("slug", models.CharField(max_length=100)),
                ("edition", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("document", models.TextField()),
            ],
            options={
                "db_table": "timeline_publishededition",
                "ordering": ["slug", "edition"],
                "managed": False,
            },
        ),
        migrations.RunSQL(VIEW, "DROP VIEW timeline_publishededition"),
    ]
