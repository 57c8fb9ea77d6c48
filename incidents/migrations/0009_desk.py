"""What the desk keeps: the text of a report and who codes it, passages, judged pairs, filters."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0008_lighter_ledger"),
    ]

    operations = [
        migrations.CreateModel(
            name="NotSame",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name_plural": "not same",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("query", models.CharField(max_length=2000)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="citation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="citation",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="citation",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="citation",
            name="passage_end",
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="citation",
            name="passage_start",
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="citationevent",
            name="passage_end",
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="citationevent",
            name="passage_start",
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="entry_token",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="source",
            name="assigned_to",
            field=models.ForeignKey(
                blank=True,
                help_text="Who codes it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="assigned_sources",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="text",
            field=models.TextField(
                blank=True, default="", help_text="For coding beside it; never published."
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
            name="assigned_to",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Who codes it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_citationevent" ("affiliation_id", "anonymity", "credibility", "id", "incident_id", "locator", "number", "on_behalf_of_id", "paraphrase", "passage_end", "passage_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "quotation", "source_id", "speaker_described_as", "speaker_id") SELECT new_values."affiliation_id", new_values."anonymity", new_values."credibility", new_values."id", new_values."incident_id", new_values."locator", new_values."number", new_values."on_behalf_of_id", new_values."paraphrase", new_values."passage_end", new_values."passage_start", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."publisher_id", new_values."quotation", new_values."source_id", new_values."speaker_described_as", new_values."speaker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e9145820909c58c92217b980ad50a9efeee57dec",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e4e55",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="incidents_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_citationevent" ("affiliation_id", "anonymity", "credibility", "id", "incident_id", "locator", "number", "on_behalf_of_id", "paraphrase", "passage_end", "passage_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "quotation", "source_id", "speaker_described_as", "speaker_id") SELECT new_values."affiliation_id", new_values."anonymity", new_values."credibility", new_values."id", new_values."incident_id", new_values."locator", new_values."number", new_values."on_behalf_of_id", new_values."paraphrase", new_values."passage_end", new_values."passage_start", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."publisher_id", new_values."quotation", new_values."source_id", new_values."speaker_described_as", new_values."speaker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ba341bc1772df28de6aeb068f978e6bf2bab4ee1",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ea8bb",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="incidents_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_citationevent" ("affiliation_id", "anonymity", "credibility", "id", "incident_id", "locator", "number", "on_behalf_of_id", "paraphrase", "passage_end", "passage_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "quotation", "source_id", "speaker_described_as", "speaker_id") SELECT old_values."affiliation_id", old_values."anonymity", old_values."credibility", old_values."id", old_values."incident_id", old_values."locator", old_values."number", old_values."on_behalf_of_id", old_values."paraphrase", old_values."passage_end", old_values."passage_start", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."publisher_id", old_values."quotation", old_values."source_id", old_values."speaker_described_as", old_values."speaker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="91b8d980893294844909c5d7c2a1ca75e68929f9",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_57c27",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="incidents_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_sourceevent" ("accessed", "archive_url", "assigned_to_id", "authors", "coding_state", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_earliest", "published_latest", "publisher_id", "sha256", "slug", "title", "url") SELECT new_values."accessed", new_values."archive_url", new_values."assigned_to_id", new_values."authors", new_values."coding_state", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published", new_values."published_earliest", new_values."published_latest", new_values."publisher_id", new_values."sha256", new_values."slug", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b872d50c08a7672205855923c2e7da89272c38f4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_57d77",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="incidents_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_sourceevent" ("accessed", "archive_url", "assigned_to_id", "authors", "coding_state", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_earliest", "published_latest", "publisher_id", "sha256", "slug", "title", "url") SELECT new_values."accessed", new_values."archive_url", new_values."assigned_to_id", new_values."authors", new_values."coding_state", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published", new_values."published_earliest", new_values."published_latest", new_values."publisher_id", new_values."sha256", new_values."slug", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."accessed" IS DISTINCT FROM (new_values."accessed") OR old_values."archive_url" IS DISTINCT FROM (new_values."archive_url") OR old_values."assigned_to_id" IS DISTINCT FROM (new_values."assigned_to_id") OR old_values."authors" IS DISTINCT FROM (new_values."authors") OR old_values."coding_state" IS DISTINCT FROM (new_values."coding_state") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."published" IS DISTINCT FROM (new_values."published") OR old_values."published_earliest" IS DISTINCT FROM (new_values."published_earliest") OR old_values."published_latest" IS DISTINCT FROM (new_values."published_latest") OR old_values."publisher_id" IS DISTINCT FROM (new_values."publisher_id") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."url" IS DISTINCT FROM (new_values."url")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c070ba29a2ef020efa63d903da506bc7087d9126",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cb591",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="incidents_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_sourceevent" ("accessed", "archive_url", "assigned_to_id", "authors", "coding_state", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_earliest", "published_latest", "publisher_id", "sha256", "slug", "title", "url") SELECT old_values."accessed", old_values."archive_url", old_values."assigned_to_id", old_values."authors", old_values."coding_state", old_values."id", old_values."kind", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published", old_values."published_earliest", old_values."published_latest", old_values."publisher_id", old_values."sha256", old_values."slug", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="bd2e885fbc248a57c778b858b31247162916fd73",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0dbca",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="incidents_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("passage_end__isnull", True), ("passage_start__isnull", True)),
                    models.Q(
                        ("passage_end__gt", models.F("passage_start")),
                        ("passage_end__isnull", False),
                        ("passage_start__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="citation_passage_has_a_length",
                violation_error_message="A passage of the text ends after it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__length__lte", 2000000)),
                name="source_text_is_of_one_report",
                violation_error_message="text: keep to 2,000,000 characters.",
            ),
        ),
        migrations.AddField(
            model_name="notsame",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="notsame",
            name="first",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="incidents.incident",
            ),
        ),
        migrations.AddField(
            model_name="notsame",
            name="second",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="incidents.incident",
            ),
        ),
        migrations.AddField(
            model_name="savedfilter",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="saved_filters",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="notsame",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))),
                name="not_same_names_the_older_first",
                violation_error_message="A pair is two incidents, the older one first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notsame",
            constraint=models.UniqueConstraint(
                fields=("first", "second"),
                name="not_same_is_judged_once",
                violation_error_message="These two were judged before.",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="saved_filter_has_a_name",
                violation_error_message="name: say what the filter is called.",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                fields=("user", "name"),
                name="saved_filter_is_named_once",
                violation_error_message="You have a filter of this name: choose another name.",
            ),
        ),
    ]
