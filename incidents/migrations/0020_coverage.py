"""Declared spans of what was looked for, what readers see of them, and who may edit them."""

from typing import Any

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from incidents.migrations import sql


VERBS = {"reader": ["view"], "analyst": ["view", "add", "change", "delete"]}
VERBS["editor"] = VERBS["analyst"]


def allow(apps: Any, schema_editor: Any) -> None:
    """Give the groups their permissions, which Django would make only afterwards."""
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    content_type, _ = content_types.get_or_create(app_label="incidents", model="coverage")
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=VERBS):
        for verb in VERBS[group.name]:
            permission, _ = permissions.get_or_create(
                codename=f"{verb}_coverage",
                content_type=content_type,
                defaults={"name": f"Can {verb} coverage"},
            )
            group.permissions.add(permission)


def disallow(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    permissions.filter(content_type__app_label="incidents", content_type__model="coverage").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0019_what_is_counted"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Coverage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(help_text="First day that is covered.")),
                (
                    "end",
                    models.DateField(
                        blank=True, help_text="Last day; empty: it goes on.", null=True
                    ),
                ),
                (
                    "coded_until",
                    models.DateField(help_text="Last day of which everything found is published."),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, default="", help_text="Which sources were read; public."
                    ),
                ),
                (
                    "declared",
                    models.BooleanField(
                        default=False,
                        help_text="Readers see it, and what was not found counts as nought.",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        help_text="With all places in it; empty: everywhere.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.place",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        blank=True,
                        help_text="With all narrower ones; empty: every type. Several types are several rows.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.incidenttype",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "coverage",
                "ordering": ["start", "id"],
            },
        ),
        migrations.CreateModel(
            name="CoverageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("start", models.DateField(help_text="First day that is covered.")),
                (
                    "end",
                    models.DateField(
                        blank=True, help_text="Last day; empty: it goes on.", null=True
                    ),
                ),
                (
                    "coded_until",
                    models.DateField(help_text="Last day of which everything found is published."),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, default="", help_text="Which sources were read; public."
                    ),
                ),
                (
                    "declared",
                    models.BooleanField(
                        default=False,
                        help_text="Readers see it, and what was not found counts as nought.",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="incidents.coverage",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="With all places in it; empty: everywhere.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.place",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="With all narrower ones; empty: every type. Several types are several rows.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incidenttype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="coverage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("start__isnull", True),
                        ("start__range", ("0001-01-01", "9999-12-31")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("end__isnull", True),
                        ("end__range", ("0001-01-01", "9999-12-31")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("coded_until__isnull", True),
                        ("coded_until__range", ("0001-01-01", "9999-12-31")),
                        _connector="OR",
                    ),
                ),
                name="coverage_is_in_the_calendar",
                violation_error_message="Use years 0001 to 9999.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coverage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                ),
                name="coverage_starts_before_it_ends",
                violation_error_message="end: it lies before the start; exchange the two dates.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coverage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("coded_until__gte", models.F("start")),
                    models.Q(
                        ("end__isnull", True),
                        ("end__lt", models.F("start")),
                        ("coded_until__lte", models.F("end")),
                        _connector="OR",
                    ),
                ),
                name="coverage_is_coded_within_its_span",
                violation_error_message="coded_until: it lies outside of start and end.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coverage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_coverageevent" ("coded_until", "declared", "end", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "start", "type_id") SELECT new_values."coded_until", new_values."declared", new_values."end", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."start", new_values."type_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f4d697353a709b9bc8e6e91ce45b0649339b7db1",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_274f7",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="incidents_coverage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coverage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_coverageevent" ("coded_until", "declared", "end", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "start", "type_id") SELECT new_values."coded_until", new_values."declared", new_values."end", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."start", new_values."type_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="fb9df10b594abfee437e0bd9086fcd19a533a225",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9a66f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="incidents_coverage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coverage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_coverageevent" ("coded_until", "declared", "end", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "start", "type_id") SELECT old_values."coded_until", old_values."declared", old_values."end", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."start", old_values."type_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="011d05871e6c654e1be8d3a2625caf2cfc56428b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1bbe1",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="incidents_coverage",
                    when="AFTER",
                ),
            ),
        ),
        sql.run("declared_coverage"),
        migrations.RunPython(allow, disallow),
    ]
