"""Pairs of incidents that may be one wait in a queue of their own."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


def incident() -> "models.ForeignKey[object, object]":
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="incidents.incident"
    )


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("incidents", "0033_merges"),
    ]
    operations = [
        migrations.CreateModel(
            name="DuplicatePair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", incident()),
                ("second", incident()),
                ("score", models.FloatField()),
                ("agrees", ArrayField(base_field=models.CharField(max_length=200), size=None)),
                (
                    "differs",
                    ArrayField(
                        base_field=models.CharField(max_length=200), default=list, size=None
                    ),
                ),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("put_off_at", models.DateTimeField(blank=True, null=True)),
                (
                    "put_off_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-score", "-id"],
                "indexes": [models.Index(fields=["-score", "-id"], name="duplicate_pair_by_score")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="duplicate_pair_names_the_older_first",
                        violation_error_message="A pair is two incidents, the older one first.",
                    ),
                    models.UniqueConstraint(
                        fields=("first", "second"),
                        name="duplicate_pair_stands_once",
                        violation_error_message="This pair is in the queue already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(put_off_at__isnull=False)
                        | models.Q(put_off_by__isnull=True),
                        name="duplicate_pair_put_off_has_a_time",
                        violation_error_message="Say when it was put off, not only by whom.",
                    ),
                ],
            },
        ),
    ]
