"""What counting needs of the index: totals of every measure, what is joined, where names are read."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0018_withheld_found_at_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="recordindex",
            name="alternative_to",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), null=True, size=None
            ),
        ),
        migrations.AddField(
            model_name="recordindex",
            name="part_of",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), null=True, size=None
            ),
        ),
        migrations.AddField(
            model_name="recordindex",
            name="types",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="recordindex",
            name="worded",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), null=True, size=None
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="newest",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.AddIndex(
            model_name="recordindex",
            index=models.Index(
                fields=["earliest", "latest", "record"],
                include=(
                    "live",
                    "superseded_by",
                    "occurrence",
                    "grain",
                    "event_count",
                    "countries",
                    "types",
                    "killed_low",
                    "killed_best",
                    "killed_high",
                    "wounded_low",
                    "wounded_best",
                    "wounded_high",
                    "worded",
                ),
                name="record_index_for_counting",
            ),
        ),
        migrations.AddIndex(
            model_name="recordindex",
            index=models.Index(
                condition=models.Q(
                    ("part_of__isnull", False), ("alternative_to__isnull", False), _connector="OR"
                ),
                fields=["reference", "record"],
                name="record_index_of_the_joined",
            ),
        ),
    ]
