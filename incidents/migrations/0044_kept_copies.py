"""Kept copies of sources, and who may see, add and remove them; may be run again."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

VERBS = {"analyst": ["view", "add"], "editor": ["view", "add", "delete"]}


def allow(apps: Any, schema_editor: Any) -> None:
    """Give the groups their permissions, which Django would make only afterwards."""
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    content_type, _ = content_types.get_or_create(app_label="incidents", model="sourcecopy")
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=VERBS):
        for verb in VERBS[group.name]:
            permission, _ = permissions.get_or_create(
                codename=f"{verb}_sourcecopy",
                content_type=content_type,
                defaults={"name": f"Can {verb} kept copy"},
            )
            group.permissions.add(permission)


def disallow(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    ours = permissions.filter(content_type__app_label="incidents")
    ours.filter(content_type__model="sourcecopy").delete()


class Migration(migrations.Migration):
    dependencies = [("incidents", "0041_plain_days_at_once")]
    operations = [
        migrations.CreateModel(
            name="SourceCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(db_index=True, max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveBigIntegerField(verbose_name="bytes")),
                ("media_type", models.CharField(max_length=40)),
                ("declared_type", models.CharField(blank=True, default="", max_length=200)),
                ("retrieved_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("retrieved_from", models.CharField(blank=True, default="", max_length=2000)),
                ("file_name", models.CharField(blank=True, default="", max_length=200)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("removed_because", models.CharField(blank=True, default="", max_length=500)),
                (
                    "kept_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="incidents.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "kept copy",
                "verbose_name_plural": "kept copies",
                "ordering": ["-retrieved_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="source_copy_sha256_is_a_digest",
                        violation_error_message="sha256: give 64 lower-case hexadecimal digits.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)),
                        name="source_copy_is_not_empty",
                        violation_error_message="size: an empty file is no copy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file_name__gt", ""), ("retrieved_from", "")),
                            models.Q(("file_name", ""), ("retrieved_from__gt", "")),
                            _connector="OR",
                        ),
                        name="source_copy_is_fetched_or_uploaded",
                        violation_error_message="Give the address it was fetched from, or the name of the file that was uploaded, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("removed_at", None), ("removed_because", ""), ("removed_by", None)
                            ),
                            models.Q(
                                ("removed_at__isnull", False),
                                ("removed_because__gt", ""),
                                ("removed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="source_copy_is_removed_by_somebody_for_a_reason",
                        violation_error_message="A removal has a time, somebody who did it, and a reason.",
                    ),
                ],
            },
        ),
        migrations.RunPython(allow, disallow),
    ]
