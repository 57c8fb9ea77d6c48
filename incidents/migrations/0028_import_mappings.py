"""Mappings of tables that are kept, and the rights of analysts and editors to them."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


MAY = {
    "analyst": ["view", "add", "change", "delete"],
    "editor": ["view", "add", "change", "delete"],
}


def allow(apps: Any, schema_editor: Any) -> None:
    """Give the groups their permissions, which Django would make only afterwards."""
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    content_type, _ = content_types.get_or_create(app_label="incidents", model="importmapping")
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=MAY):
        for verb in MAY[group.name]:
            permission, _ = permissions.get_or_create(
                codename=f"{verb}_importmapping",
                content_type=content_type,
                defaults={"name": f"Can {verb} mapping of a table"},
            )
            group.permissions.add(permission)


def disallow(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    permissions.filter(
        content_type__app_label="incidents", content_type__model="importmapping"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0027_import_jobs"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "text",
                    models.TextField(
                        help_text="As docs/importing/mapped.md says.", verbose_name="mapping"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="last changed",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "mapping of a table",
                "verbose_name_plural": "mappings of tables",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="import_mapping_has_a_name",
                        violation_error_message="name: say what the mapping is called.",
                    )
                ],
            },
        ),
        migrations.RunPython(allow, disallow),
    ]
