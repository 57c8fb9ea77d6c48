"""Imports as jobs, and the right of analysts and editors to ask for them."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


MAY = {"analyst": ["view", "add"], "editor": ["view", "add"]}


def allow(apps: Any, schema_editor: Any) -> None:
    """Give the groups their permissions, which Django would make only afterwards."""
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    content_type, _ = content_types.get_or_create(app_label="incidents", model="importjob")
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=MAY):
        for verb in MAY[group.name]:
            permission, _ = permissions.get_or_create(
                codename=f"{verb}_importjob",
                content_type=content_type,
                defaults={"name": f"Can {verb} import"},
            )
            group.permissions.add(permission)


def disallow(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    permissions.filter(
        content_type__app_label="incidents", content_type__model="importjob"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0026_index_rows_as_they_are"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportJob",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("format", models.CharField(max_length=50, verbose_name="format")),
                ("mapping", models.TextField(blank=True, default="")),
                ("dataset", models.CharField(max_length=100, verbose_name="dataset")),
                (
                    "release",
                    models.CharField(blank=True, default="", max_length=50, verbose_name="release"),
                ),
                ("reason", models.TextField(blank=True, default="", verbose_name="reason")),
                ("dry", models.BooleanField(default=True, verbose_name="dry run")),
                ("publishing", models.BooleanField(default=False)),
                ("creating", models.BooleanField(default=False)),
                ("leaving_out", models.BooleanField(default=False)),
                ("whole", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("looking", "Looking through the file"),
                            ("storing", "Storing"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("stopped", "Stopped"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("stop_asked", models.BooleanField(default=False)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("done", models.PositiveBigIntegerField(default=0)),
                ("total", models.PositiveBigIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("message", models.TextField(blank=True, default="")),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_jobs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "looking", "storing"))),
                        fields=["id"],
                        name="import_job_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at", None), ("state__in", ("waiting", "looking", "storing"))
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ("waiting", "looking", "storing")), _negated=True
                                ),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="import_job_has_ended_or_is_open",
                        violation_error_message="state: an import that has ended says when.",
                    )
                ],
            },
        ),
        migrations.RunPython(allow, disallow),
    ]
