"""Timelines that the desk makes, with their history, and the editions that are published of them."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from incidents.migrations._together import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("incidents", "0025_throttle"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedTimeline",
            fields=[
                ("slug", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("edition", models.PositiveIntegerField()),
                ("live", models.BooleanField()),
                ("made_at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("title", models.TextField()),
                ("introduction", models.TextField()),
                ("author", models.TextField()),
                ("document", models.TextField()),
            ],
            options={
                "db_table": "timeline_publishedtimeline",
                "ordering": ["-made_at", "slug"],
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="TimelineEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False)),
                ("slug", models.CharField(editable=False, max_length=100)),
                (
                    "action",
                    models.CharField(
                        choices=[("published", "Published"), ("withdrawn", "Withdrawn")],
                        editable=False,
                        max_length=9,
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("reason", models.TextField(blank=True, default="", editable=False)),
                ("document", models.TextField(blank=True, default="", editable=False)),
            ],
            options={
                "verbose_name": "edition",
                "ordering": ["timeline", "number"],
            },
        ),
        migrations.CreateModel(
            name="TimelineEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        help_text="Of a published incident: INC-000042.", max_length=20
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("pinned", "Pinned"), ("hidden", "Hidden")],
                        default="pinned",
                        help_text="Pinned: told in any case. Hidden: left out, and counted.",
                        max_length=6,
                    ),
                ),
                ("headline", models.CharField(blank=True, default="", max_length=300)),
                ("note", models.TextField(blank=True, default="")),
                ("seen", models.BigIntegerField(editable=False)),
            ],
            options={
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
                "ordering": ["reference", "id"],
            },
        ),
        migrations.CreateModel(
            name="TimelineEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        help_text="Of a published incident: INC-000042.", max_length=20
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("pinned", "Pinned"), ("hidden", "Hidden")],
                        default="pinned",
                        help_text="Pinned: told in any case. Hidden: left out, and counted.",
                        max_length=6,
                    ),
                ),
                ("headline", models.CharField(blank=True, default="", max_length=300)),
                ("note", models.TextField(blank=True, default="")),
                ("seen", models.BigIntegerField(editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TimelineEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(
                        db_index=False,
                        help_text="Part of its address, for good: kirkuk-to-baghdad.",
                        max_length=100,
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="Plain text; an empty line begins a paragraph.",
                    ),
                ),
                (
                    "author",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="By whom, as readers are to see it.",
                        max_length=200,
                    ),
                ),
                (
                    "filter",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="As after the ? of an address, such as country=IQ. Empty: everything that is published.",
                        max_length=4000,
                    ),
                ),
                (
                    "as_of",
                    models.BigIntegerField(
                        blank=True,
                        help_text="Ledger position that it is pinned to. Empty: it is live, and tells what is published when it is read.",
                        null=True,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TimelineSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Sections stand in the order of these numbers.",
                        verbose_name="order",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("end", models.DateField(blank=True, null=True, verbose_name="to")),
                ("text", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name": "section",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="TimelineSectionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Sections stand in the order of these numbers.",
                        verbose_name="order",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("end", models.DateField(blank=True, null=True, verbose_name="to")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Timeline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(
                        help_text="Part of its address, for good: kirkuk-to-baghdad.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="Plain text; an empty line begins a paragraph.",
                    ),
                ),
                (
                    "author",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="By whom, as readers are to see it.",
                        max_length=200,
                    ),
                ),
                (
                    "filter",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="As after the ? of an address, such as country=IQ. Empty: everything that is published.",
                        max_length=4000,
                    ),
                ),
                (
                    "as_of",
                    models.BigIntegerField(
                        blank=True,
                        help_text="Ledger position that it is pinned to. Empty: it is live, and tells what is published when it is read.",
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": ["title", "id"],
                "permissions": [("publish_timeline", "Can publish and withdraw timelines")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="timeline_has_a_title",
                        violation_error_message="title: say what the timeline is called.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="timeline_slug_is_a_slug",
                        violation_error_message="slug: use lower-case letters, digits and single hyphens, for example kataib-hizbollah.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug__in", ("save",)), _negated=True),
                        name="timeline_slug_is_no_other_address",
                        violation_error_message="slug: save is another page: choose another.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of__isnull", True), ("as_of__gte", 1), _connector="OR"
                        ),
                        name="timeline_is_pinned_to_an_entry",
                        violation_error_message="as_of: ledger positions begin at 1.",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="timeline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "timeline_timelineevent" ("as_of", "author", "filter", "id", "introduction", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title") SELECT new_values."as_of", new_values."author", new_values."filter", new_values."id", new_values."introduction", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."slug", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="abc89fae5014159915f45ffdad566d7aa53b8888",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0e164",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="timeline_timeline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="timeline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "timeline_timelineevent" ("as_of", "author", "filter", "id", "introduction", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title") SELECT new_values."as_of", new_values."author", new_values."filter", new_values."id", new_values."introduction", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."slug", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="442f2d3176dd543b2a76361afa1c8ac05dc07ee7",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_846e5",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="timeline_timeline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="timeline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "timeline_timelineevent" ("as_of", "author", "filter", "id", "introduction", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "title") SELECT old_values."as_of", old_values."author", old_values."filter", old_values."id", old_values."introduction", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."slug", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="947903ff4879683a32be25bb5170e15137606d05",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_500c8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="timeline_timeline",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="timelineedition",
            name="by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="timelineedition",
            name="timeline",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="timeline.timeline",
            ),
        ),
        migrations.AddField(
            model_name="timelineentry",
            name="timeline",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="entries",
                to="timeline.timeline",
            ),
        ),
        migrations.AddField(
            model_name="timelineentryevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="timelineentryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="timeline.timelineentry",
            ),
        ),
        migrations.AddField(
            model_name="timelineentryevent",
            name="timeline",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="timeline.timeline",
            ),
        ),
        migrations.AddField(
            model_name="timelineevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="timelineevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="timeline.timeline",
            ),
        ),
        migrations.AddField(
            model_name="timelinesection",
            name="timeline",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sections",
                to="timeline.timeline",
            ),
        ),
        migrations.AddField(
            model_name="timelinesectionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="timelinesectionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="timeline.timelinesection",
            ),
        ),
        migrations.AddField(
            model_name="timelinesectionevent",
            name="timeline",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="timeline.timeline",
            ),
        ),
        Together(
            [
                migrations.AddConstraint(
                    model_name="timelineedition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("action__in", ["published", "withdrawn"])),
                        name="timeline_edition_action_is_known",
                        violation_error_message="action: choose one of published, withdrawn.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelineedition",
                    constraint=models.UniqueConstraint(
                        fields=("timeline", "number"),
                        name="timeline_edition_is_numbered_once",
                        violation_error_message="Somebody else published or withdrew it meanwhile: look again.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelineedition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("action", "withdrawn"), _negated=True),
                                models.Q(("document", ""), _negated=True),
                            ),
                            models.Q(("action", "withdrawn"), ("document", "")),
                            _connector="OR",
                        ),
                        name="timeline_edition_has_its_document",
                        violation_error_message="document: what is published has one, a withdrawal has none.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelineentry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["pinned", "hidden"])),
                        name="timeline_entry_kind_is_known",
                        violation_error_message="kind: choose one of pinned, hidden.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelineentry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reference__regex", "^[A-Z]{1,9}-[0-9]{1,10}$")),
                        name="timeline_entry_is_of_an_incident",
                        violation_error_message="reference: write one such as INC-000042.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelineentry",
                    constraint=models.UniqueConstraint(
                        fields=("timeline", "reference"),
                        name="timeline_entry_is_the_only_one",
                        violation_error_message="reference: this incident has an entry here already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelineentry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "hidden"), _negated=True),
                            models.Q(("headline", ""), ("note", "")),
                            _connector="OR",
                        ),
                        name="timeline_entry_hidden_says_nothing",
                        violation_error_message="kind: a hidden entry has neither headline nor note: pin it, or empty them.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelineentry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("seen__gte", 1)),
                        name="timeline_entry_has_been_seen",
                        violation_error_message="seen: ledger positions begin at 1.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timelineentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "timeline_timelineentryevent" ("headline", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "seen", "timeline_id") SELECT new_values."headline", new_values."id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reference", new_values."seen", new_values."timeline_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1f7c8cf1d97a2e3f84a318843d83fca7e209291a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f7ad9",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="timeline_timelineentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timelineentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "timeline_timelineentryevent" ("headline", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "seen", "timeline_id") SELECT new_values."headline", new_values."id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reference", new_values."seen", new_values."timeline_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4aa948c01051d3c7c4ea67832a4bd38646a1c9c3",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f9c36",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="timeline_timelineentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timelineentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "timeline_timelineentryevent" ("headline", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "seen", "timeline_id") SELECT old_values."headline", old_values."id", old_values."kind", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reference", old_values."seen", old_values."timeline_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c907ad200cf9aec1cabfe5a8385007e587b05b61",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dc7b1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="timeline_timelineentry",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelinesection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="timeline_section_has_a_title",
                        violation_error_message="title: say what the section is called.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelinesection",
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
                        ),
                        name="timeline_section_is_in_the_calendar",
                        violation_error_message="Use years 0001 to 9999.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelinesection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("start__isnull", True),
                            ("end__isnull", True),
                            ("end__gte", models.F("start")),
                            _connector="OR",
                        ),
                        name="timeline_section_starts_before_it_ends",
                        violation_error_message="end: it lies before the start; exchange the two dates.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="timelinesection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("start__isnull", False),
                            ("end__isnull", False),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="timeline_section_has_days_or_text",
                        violation_error_message="text: give days, or write what the section says.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timelinesection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "timeline_timelinesectionevent" ("end", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "start", "timeline_id", "title") SELECT new_values."end", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."start", new_values."timeline_id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6bdc831b46afb583bbe7f5ed8a4f56e60c199601",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b108e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="timeline_timelinesection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timelinesection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "timeline_timelinesectionevent" ("end", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "start", "timeline_id", "title") SELECT new_values."end", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."start", new_values."timeline_id", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."end" IS DISTINCT FROM (new_values."end") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."start" IS DISTINCT FROM (new_values."start") OR old_values."timeline_id" IS DISTINCT FROM (new_values."timeline_id") OR old_values."title" IS DISTINCT FROM (new_values."title")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4efcb2f2eda18c93b5149f000c23914818b35bd5",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bee12",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="timeline_timelinesection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timelinesection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "timeline_timelinesectionevent" ("end", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "start", "timeline_id", "title") SELECT old_values."end", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."start", old_values."timeline_id", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="cc0e157d31ddf6005866a10b1f64c6cda7fde250",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8f59b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="timeline_timelinesection",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
