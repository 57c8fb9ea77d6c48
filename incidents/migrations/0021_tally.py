"""Tallies of all that is published, by month, type and country."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0020_coverage"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("first", models.IntegerField(null=True)),
                ("last", models.IntegerField(null=True)),
                (
                    "types",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                ("countries", models.TextField()),
                ("occurrence", models.TextField()),
                ("grain", models.TextField()),
                ("count", models.BigIntegerField()),
                ("events", models.BigIntegerField()),
                ("killed_figured", models.BigIntegerField()),
                ("killed_worded", models.BigIntegerField()),
                ("killed_low", models.DecimalField(decimal_places=0, max_digits=40)),
                ("killed_best", models.DecimalField(decimal_places=0, max_digits=40)),
                ("killed_high", models.DecimalField(decimal_places=0, max_digits=40)),
                ("killed_no_best", models.BigIntegerField()),
                ("killed_no_high", models.BigIntegerField()),
                ("wounded_figured", models.BigIntegerField()),
                ("wounded_worded", models.BigIntegerField()),
                ("wounded_low", models.DecimalField(decimal_places=0, max_digits=40)),
                ("wounded_best", models.DecimalField(decimal_places=0, max_digits=40)),
                ("wounded_high", models.DecimalField(decimal_places=0, max_digits=40)),
                ("wounded_no_best", models.BigIntegerField()),
                ("wounded_no_high", models.BigIntegerField()),
            ],
            options={
                "verbose_name_plural": "tallies",
                "ordering": ["key"],
            },
        ),
    ]
