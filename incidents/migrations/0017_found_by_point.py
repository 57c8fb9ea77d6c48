"""The points of published documents, and the indexes by which circles and boxes find them."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

_POINT = models.Func(models.F("longitude_e6"), models.F("latitude_e6"), function="point")


class Migration(migrations.Migration):
    dependencies = [("incidents", "0016_long_dates")]
    operations = [
        migrations.CreateModel(
            name="RecordLocation",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "record_id",
                        "nth",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("nth", models.PositiveSmallIntegerField()),
                ("role", models.TextField()),
                ("precision", models.TextField()),
                ("latitude_e6", models.IntegerField(null=True)),
                ("longitude_e6", models.IntegerField(null=True)),
                ("fine", models.BooleanField()),
                (
                    "record",
                    models.ForeignKey(
                        db_column="position",
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spots",
                        to="incidents.record",
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "nth"],
                "indexes": [
                    django.contrib.postgres.indexes.GistIndex(
                        _POINT, name="record_location_fine", condition=models.Q(fine=True)
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        _POINT,
                        name="record_location_coarse",
                        condition=models.Q(fine=False, latitude_e6__isnull=False),
                    ),
                ],
            },
        ),
    ]
