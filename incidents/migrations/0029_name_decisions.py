"""What people say of names in files that are nearly ours, and who may."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


MAY = {"analyst": ["view", "change"], "editor": ["view", "change"]}


def allow(apps: Any, schema_editor: Any) -> None:
    """Give the groups their permissions, which Django would make only afterwards."""
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    content_type, _ = content_types.get_or_create(app_label="incidents", model="namedecision")
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=MAY):
        for verb in MAY[group.name]:
            permission, _ = permissions.get_or_create(
                codename=f"{verb}_namedecision",
                content_type=content_type,
                defaults={"name": f"Can {verb} name to decide"},
            )
            group.permissions.add(permission)


def disallow(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    permissions.filter(
        content_type__app_label="incidents", content_type__model="namedecision"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0028_import_mappings"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dataset", models.CharField(max_length=100, verbose_name="dataset")),
                (
                    "kind",
                    models.CharField(
                        choices=[("actor", "actor"), ("place", "place")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("key", models.CharField(max_length=300)),
                (
                    "beside",
                    models.CharField(blank=True, default="", max_length=100, verbose_name="in"),
                ),
                ("candidates", models.JSONField(default=list)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("open", "To decide"),
                            ("is", "Is one of ours"),
                            ("new", "Is new"),
                            ("out", "Leave out"),
                        ],
                        default="open",
                        max_length=5,
                        verbose_name="verdict",
                    ),
                ),
                (
                    "slug",
                    models.CharField(blank=True, default="", max_length=100, verbose_name="ours"),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "name to decide",
                "verbose_name_plural": "names to decide",
                "ordering": ["dataset", "kind", "key", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dataset", "kind", "key", "beside"),
                        name="name_decision_is_made_once",
                        violation_error_message="This name of the dataset is in the list already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "is"), models.Q(("slug", ""), _negated=True)),
                            models.Q(models.Q(("verdict", "is"), _negated=True), ("slug", "")),
                            _connector="OR",
                        ),
                        name="name_decision_says_which_one",
                        violation_error_message="slug: say which of ours it is.",
                    ),
                ],
            },
        ),
        migrations.RunPython(allow, disallow),
    ]
