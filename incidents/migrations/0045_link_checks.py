"""What the last check of each source's address found."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0044_kept_copies")]
    operations = [
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.CharField(max_length=1000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("works", "Works"),
                            ("moved", "Moved"),
                            ("broken", "Broken"),
                            ("unsure", "Not sure"),
                        ],
                        max_length=10,
                    ),
                ),
                ("checked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("moved_to", models.CharField(blank=True, default="", max_length=2000)),
                ("said", models.CharField(blank=True, default="", max_length=500)),
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_check",
                        to="incidents.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-checked_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["works", "moved", "broken", "unsure"])),
                        name="link_check_state_is_known",
                        violation_error_message="state: choose one of works, moved, broken, unsure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", None), ("status__range", (100, 999)), _connector="OR"
                        ),
                        name="link_check_status_is_of_http",
                        violation_error_message="status: give the three digits of HTTP.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("moved_to__gt", ""), ("state", "moved")),
                            models.Q(models.Q(("state", "moved"), _negated=True), ("moved_to", "")),
                            _connector="OR",
                        ),
                        name="link_check_says_where_it_moved",
                        violation_error_message="moved_to: give it for what has moved, and only then.",
                    ),
                ],
            },
        ),
    ]
