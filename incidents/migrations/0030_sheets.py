"""Sheets handed out to be edited, and what came back."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0029_name_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sheet",
            fields=[
                (
                    "token",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("question", models.CharField(blank=True, default="", max_length=2000)),
                ("rows", models.PositiveIntegerField()),
                ("cells", models.BinaryField()),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "token"],
            },
        ),
        migrations.CreateModel(
            name="SheetBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("file", models.BinaryField(null=True)),
                ("clear_empty", models.BooleanField(default=False)),
                ("leave_conflicts", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True, default="")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Looked through, not applied"),
                            ("applied", "Applied"),
                            ("partly-undone", "Undone in part"),
                            ("undone", "Undone"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=13,
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0)),
                ("published_as", models.CharField(blank=True, default="", max_length=9)),
                ("brought_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "applied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to="incidents.sheet",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "returned sheet",
                "verbose_name_plural": "returned sheets",
                "ordering": ["-brought_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SheetChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("handle", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=300)),
                ("row", models.PositiveIntegerField()),
                ("created", models.BooleanField(default=False)),
                ("before", models.JSONField(blank=True, default=dict)),
                ("after", models.JSONField(blank=True, default=dict)),
                ("marks", models.JSONField(blank=True, default=dict)),
                ("revision", models.PositiveIntegerField()),
                ("undone", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="incidents.sheetbatch",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sheet_changes",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["row", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="sheet",
            index=models.Index(fields=["made_at"], name="sheet_by_age"),
        ),
        migrations.AddConstraint(
            model_name="sheetbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "applied", "partly-undone", "undone"])
                ),
                name="sheet_batch_state_is_known",
                violation_error_message="state: choose one of its codes.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("file__isnull", False),
                    models.Q(("state", "waiting"), _negated=True),
                    _connector="OR",
                ),
                name="sheet_batch_has_its_file_while_it_waits",
                violation_error_message="file: a sheet that waits keeps its file.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("applied_at__isnull", True), ("applied_by__isnull", True)),
                    models.Q(("applied_at__isnull", False), ("applied_by__isnull", False)),
                    _connector="OR",
                ),
                name="sheet_batch_says_who_applied_it",
                violation_error_message="Say who applied it, and when.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "waiting"), ("applied_at__isnull", False), _connector="OR"
                ),
                name="sheet_batch_says_when_it_was_applied",
                violation_error_message="Say when it was applied.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetchange",
            constraint=models.UniqueConstraint(
                fields=("batch", "row"),
                name="sheet_change_is_one_row",
                violation_error_message="Another change of this batch is of the same row.",
            ),
        ),
    ]
