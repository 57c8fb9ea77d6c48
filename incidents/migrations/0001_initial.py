"""All tables of the working side and of the published ledger."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import incidents.models.edtf
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from incidents.migrations._together import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Actor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "start",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="First day, month or year: 2019, 2019-12~.",
                        max_length=24,
                    ),
                ),
                (
                    "end",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="Last day, month or year; empty: still so.",
                        max_length=24,
                    ),
                ),
                ("starts_on", models.DateField(editable=False, null=True)),
                ("ends_on", models.DateField(editable=False, null=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state-forces", "State forces"),
                            ("military", "Military"),
                            ("unit", "Unit"),
                            ("police", "Police"),
                            ("government-body", "Government body"),
                            ("rebel", "Rebel group"),
                            ("political-militia", "Political militia"),
                            ("identity-militia", "Identity militia"),
                            ("rioters", "Rioters"),
                            ("protesters", "Protesters"),
                            ("civilians", "Civilians"),
                            ("coalition", "Coalition"),
                            ("intergovernmental", "Intergovernmental organisation"),
                            ("private-security", "Private security"),
                            ("person", "Person"),
                            ("organisation", "Organisation"),
                            ("media", "Media"),
                            ("collective", "Collective"),
                            ("unidentified", "Unidentified"),
                        ],
                        max_length=20,
                    ),
                ),
                ("description", models.TextField(blank=True, default="")),
                ("wikidata", models.CharField(blank=True, default="", max_length=20)),
                (
                    "acled_name",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="ACLED name"
                    ),
                ),
                (
                    "ucdp_id",
                    models.CharField(blank=True, default="", max_length=20, verbose_name="UCDP id"),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reference", models.CharField(editable=False, max_length=20)),
                ("version", models.PositiveIntegerField(editable=False)),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("published", "Published"),
                            ("updated", "Updated"),
                            ("corrected", "Corrected"),
                            ("restated", "Restated"),
                            ("retracted", "Retracted"),
                            ("restored", "Restored"),
                            ("merged", "Merged"),
                            ("withheld", "Withheld"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField(editable=False)),
                ("reason", models.TextField(blank=True, default="", editable=False)),
                ("schema_version", models.PositiveSmallIntegerField(editable=False)),
                ("document", models.TextField(editable=False)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("term", models.TextField(primary_key=True, serialize=False)),
                ("count", models.BigIntegerField()),
            ],
            options={
                "ordering": ["term"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="ActorName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "start",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="First day, month or year: 2019, 2019-12~.",
                        max_length=24,
                    ),
                ),
                (
                    "end",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="Last day, month or year; empty: still so.",
                        max_length=24,
                    ),
                ),
                ("starts_on", models.DateField(editable=False, null=True)),
                ("ends_on", models.DateField(editable=False, null=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "language",
                    models.CharField(
                        blank=True, default="", help_text="BCP 47: ar, fa.", max_length=35
                    ),
                ),
                (
                    "script",
                    models.CharField(
                        blank=True, default="", help_text="ISO 15924: Arab.", max_length=4
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("alias", "Alias"),
                            ("short", "Short form"),
                            ("adjective", "Adjective"),
                        ],
                        default="alias",
                        max_length=10,
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="incidents.actor",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActorNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "start",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="First day, month or year: 2019, 2019-12~.",
                        max_length=24,
                    ),
                ),
                (
                    "end",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="Last day, month or year; empty: still so.",
                        max_length=24,
                    ),
                ),
                ("starts_on", models.DateField(editable=False, null=True)),
                ("ends_on", models.DateField(editable=False, null=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "language",
                    models.CharField(
                        blank=True, default="", help_text="BCP 47: ar, fa.", max_length=35
                    ),
                ),
                (
                    "script",
                    models.CharField(
                        blank=True, default="", help_text="ISO 15924: Arab.", max_length=4
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("alias", "Alias"),
                            ("short", "Short form"),
                            ("adjective", "Adjective"),
                        ],
                        default="alias",
                        max_length=10,
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
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
                        to="incidents.actorname",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "start",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="First day, month or year: 2019, 2019-12~.",
                        max_length=24,
                    ),
                ),
                (
                    "end",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="Last day, month or year; empty: still so.",
                        max_length=24,
                    ),
                ),
                ("starts_on", models.DateField(editable=False, null=True)),
                ("ends_on", models.DateField(editable=False, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("part-of", "Part of"),
                            ("office", "Office"),
                            ("member-of", "Member of"),
                            ("formally-under", "Formally under"),
                            ("commanded-by", "Commanded by"),
                            ("backed-by", "Backed by"),
                            ("supports", "Supports"),
                            ("allied-with", "Allied with"),
                            ("successor-of", "Successor of"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True, default="", help_text="Of the office held.", max_length=200
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="incidents.actor",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="incidents.actor",
                    ),
                ),
            ],
            options={
                "ordering": ["child", "parent", "kind", "starts_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="AffiliationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "start",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="First day, month or year: 2019, 2019-12~.",
                        max_length=24,
                    ),
                ),
                (
                    "end",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="Last day, month or year; empty: still so.",
                        max_length=24,
                    ),
                ),
                ("starts_on", models.DateField(editable=False, null=True)),
                ("ends_on", models.DateField(editable=False, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("part-of", "Part of"),
                            ("office", "Office"),
                            ("member-of", "Member of"),
                            ("formally-under", "Formally under"),
                            ("commanded-by", "Commanded by"),
                            ("backed-by", "Backed by"),
                            ("supports", "Supports"),
                            ("allied-with", "Allied with"),
                            ("successor-of", "Successor of"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True, default="", help_text="Of the office held.", max_length=200
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
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
                        to="incidents.affiliation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("killed", "Killed"),
                            ("wounded", "Wounded"),
                            ("casualties", "Casualties"),
                            ("missing", "Missing"),
                            ("abducted", "Abducted"),
                            ("detained", "Detained"),
                            ("released", "Released"),
                            ("displaced", "Displaced"),
                            ("evacuated", "Evacuated"),
                            ("participants", "Participants"),
                            ("personnel", "Personnel"),
                            ("munitions", "Munitions"),
                            ("intercepted", "Intercepted"),
                            ("sorties", "Sorties"),
                            ("destroyed", "Destroyed"),
                            ("damaged", "Damaged"),
                            ("seized", "Seized"),
                            ("moved", "Moved"),
                            ("occurrences", "Occurrences"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rocket", "Rocket"),
                            ("mortar-shell", "Mortar shell"),
                            ("artillery-shell", "Artillery shell"),
                            ("missile", "Missile"),
                            ("bomb", "Bomb"),
                            ("drone", "Drone"),
                            ("grenade", "Grenade"),
                            ("incendiary", "Incendiary"),
                            ("mine", "Mine"),
                            ("small-arms", "Small arms"),
                            ("aircraft", "Aircraft"),
                            ("helicopter", "Helicopter"),
                            ("vehicle", "Vehicle"),
                            ("armoured-vehicle", "Armoured vehicle"),
                            ("vessel", "Vessel"),
                            ("building", "Building"),
                            ("home", "Home"),
                            ("infrastructure", "Infrastructure"),
                            ("other", "Other"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("item_words", models.CharField(blank=True, default="", max_length=100)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("civilian", "Civilian"),
                            ("contractor", "Contractor"),
                            ("aid-worker", "Aid worker"),
                            ("journalist", "Journalist"),
                            ("official", "Official"),
                            ("detainee", "Detainee"),
                            ("combatant", "Combatant"),
                            ("military", "Military"),
                            ("police", "Police"),
                            ("armed-group", "Armed group"),
                            ("unknown", "Unknown"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "age_sex",
                    models.CharField(
                        blank=True,
                        choices=[("child", "Child"), ("woman", "Woman"), ("man", "Man")],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "nationality",
                    models.CharField(
                        blank=True, default="", help_text="ISO 3166-1 alpha-2: US.", max_length=2
                    ),
                ),
                (
                    "side",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9),
                        ],
                    ),
                ),
                (
                    "quantifier",
                    models.CharField(
                        choices=[
                            ("exact", "Exactly"),
                            ("about", "About"),
                            ("at-least", "At least"),
                            ("more-than", "More than"),
                            ("at-most", "At most"),
                            ("fewer-than", "Fewer than"),
                            ("range", "Between"),
                            ("words", "In words"),
                        ],
                        default="exact",
                        max_length=12,
                    ),
                ),
                ("low", models.PositiveBigIntegerField(blank=True, null=True)),
                ("best", models.PositiveBigIntegerField(blank=True, null=True)),
                ("high", models.PositiveBigIntegerField(blank=True, null=True)),
                ("words", models.CharField(blank=True, default="", max_length=100)),
                (
                    "scope",
                    models.CharField(
                        choices=[("whole", "Whole"), ("part", "Part")],
                        default="whole",
                        max_length=5,
                    ),
                ),
                ("as_of", models.DateField(blank=True, null=True)),
                ("as_reported", models.BooleanField(default=False)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="incidents.actor",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.actor",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(editable=False, max_length=20, null=True, unique=True),
                ),
                ("title", models.CharField(max_length=300)),
                ("short_name", models.CharField(blank=True, default="", max_length=100)),
                ("summary", models.TextField(blank=True, default="")),
                (
                    "narrative",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="Replaces the generated paragraph in timelines.",
                    ),
                ),
                (
                    "said",
                    models.TextField(
                        blank=True, default="", help_text="What a statement says, in our words."
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="Of these texts, BCP 47.", max_length=35
                    ),
                ),
                (
                    "means",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("rocket", "Rocket"),
                                ("mortar-shell", "Mortar"),
                                ("artillery-shell", "Artillery"),
                                ("missile", "Missile"),
                                ("bomb", "Bomb"),
                                ("drone", "Drone"),
                                ("grenade", "Grenade"),
                                ("incendiary", "Incendiary"),
                                ("mine", "Mine"),
                                ("small-arms", "Small arms"),
                                ("aircraft", "Aircraft"),
                                ("helicopter", "Helicopter"),
                                ("vehicle", "Vehicle"),
                                ("armoured-vehicle", "Armoured vehicle"),
                                ("vessel", "Vessel"),
                                ("other", "Other"),
                                ("chemical", "Chemical"),
                                ("melee", "Melee"),
                                ("vehicle-ramming", "Ramming"),
                                ("cyber", "Cyber"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "target_kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("military-base", "Military base"),
                                ("checkpoint", "Checkpoint"),
                                ("convoy", "Convoy"),
                                ("headquarters", "Headquarters"),
                                ("diplomatic", "Diplomatic"),
                                ("government", "Government"),
                                ("police", "Police"),
                                ("residential", "Residential"),
                                ("market", "Market"),
                                ("medical", "Medical"),
                                ("school", "School"),
                                ("religious", "Religious"),
                                ("media", "Media"),
                                ("camp", "Displacement camp"),
                                ("energy", "Energy"),
                                ("water", "Water"),
                                ("transport", "Transport"),
                                ("airport", "Airport"),
                                ("port", "Port"),
                                ("communications", "Communications"),
                                ("farm", "Farm"),
                                ("weapons-store", "Weapons store"),
                                ("person", "Person"),
                                ("none-apparent", "None apparent"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "date",
                    incidents.models.edtf.EdtfField(
                        help_text="2019-12-27 · 2019-12 · 2014~ · a/b lasted · [a..b] one day between.",
                        max_length=24,
                    ),
                ),
                ("earliest", models.DateField(editable=False, null=True)),
                ("latest", models.DateField(editable=False, null=True)),
                ("certain_from", models.DateField(editable=False, null=True)),
                ("certain_to", models.DateField(editable=False, null=True)),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("minute", "Minute"),
                            ("hour", "Hour"),
                            ("part-of-day", "Part of day"),
                            ("day", "Day"),
                            ("days", "Days"),
                            ("week", "Week"),
                            ("month", "Month"),
                            ("year", "Year"),
                            ("longer", "Longer"),
                            ("open", "Open"),
                        ],
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("start_qualifier", models.CharField(default="", editable=False, max_length=1)),
                ("end_qualifier", models.CharField(default="", editable=False, max_length=1)),
                ("date_as_reported", models.CharField(blank=True, default="", max_length=200)),
                (
                    "time",
                    models.TimeField(
                        blank=True, help_text="Local time where it happened.", null=True
                    ),
                ),
                (
                    "part_of_day",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("small-hours", "Small hours"),
                            ("dawn", "Dawn"),
                            ("morning", "Morning"),
                            ("midday", "Midday"),
                            ("afternoon", "Afternoon"),
                            ("evening", "Evening"),
                            ("night", "Night"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("day_order", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "timezone",
                    models.CharField(
                        blank=True, default="", help_text="Asia/Baghdad", max_length=40
                    ),
                ),
                (
                    "occurrence",
                    models.CharField(
                        choices=[
                            ("occurred", "Occurred"),
                            ("attempted", "Attempted"),
                            ("planned", "Planned"),
                            ("possible", "Possible"),
                            ("cancelled", "Cancelled"),
                            ("refuted", "Refuted"),
                        ],
                        default="occurred",
                        max_length=10,
                    ),
                ),
                (
                    "occurrence_basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "occurrence_stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                ("occurrence_reason", models.TextField(blank=True, default="")),
                (
                    "occurrence_cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                (
                    "grain",
                    models.CharField(
                        choices=[
                            ("single", "Single event"),
                            ("aggregate", "Aggregate"),
                            ("umbrella", "Umbrella"),
                        ],
                        default="single",
                        max_length=10,
                    ),
                ),
                ("event_count", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "grading",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("corroborated", "Corroborated"),
                            ("single-source", "Single source"),
                            ("contested", "Contested"),
                            ("discounted", "Discounted"),
                        ],
                        default="",
                        max_length=15,
                    ),
                ),
                (
                    "not_stated",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("place", "Place"),
                                ("time", "Time"),
                                ("actor", "Actor"),
                                ("target", "Target"),
                                ("figures", "Figures"),
                                ("casualties", "Casualties"),
                                ("munitions", "Munitions"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SlugField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("retracted", "Retracted"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "entered_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "internal_note",
                    models.TextField(blank=True, default="", help_text="Never published."),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entered_incidents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "occurrence_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.actor",
                    ),
                ),
            ],
            options={
                "ordering": ["-earliest", "-id"],
                "permissions": [
                    ("publish_incident", "Can publish, correct, retract and restate incidents")
                ],
            },
        ),
        migrations.CreateModel(
            name="FigureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("killed", "Killed"),
                            ("wounded", "Wounded"),
                            ("casualties", "Casualties"),
                            ("missing", "Missing"),
                            ("abducted", "Abducted"),
                            ("detained", "Detained"),
                            ("released", "Released"),
                            ("displaced", "Displaced"),
                            ("evacuated", "Evacuated"),
                            ("participants", "Participants"),
                            ("personnel", "Personnel"),
                            ("munitions", "Munitions"),
                            ("intercepted", "Intercepted"),
                            ("sorties", "Sorties"),
                            ("destroyed", "Destroyed"),
                            ("damaged", "Damaged"),
                            ("seized", "Seized"),
                            ("moved", "Moved"),
                            ("occurrences", "Occurrences"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rocket", "Rocket"),
                            ("mortar-shell", "Mortar shell"),
                            ("artillery-shell", "Artillery shell"),
                            ("missile", "Missile"),
                            ("bomb", "Bomb"),
                            ("drone", "Drone"),
                            ("grenade", "Grenade"),
                            ("incendiary", "Incendiary"),
                            ("mine", "Mine"),
                            ("small-arms", "Small arms"),
                            ("aircraft", "Aircraft"),
                            ("helicopter", "Helicopter"),
                            ("vehicle", "Vehicle"),
                            ("armoured-vehicle", "Armoured vehicle"),
                            ("vessel", "Vessel"),
                            ("building", "Building"),
                            ("home", "Home"),
                            ("infrastructure", "Infrastructure"),
                            ("other", "Other"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("item_words", models.CharField(blank=True, default="", max_length=100)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("civilian", "Civilian"),
                            ("contractor", "Contractor"),
                            ("aid-worker", "Aid worker"),
                            ("journalist", "Journalist"),
                            ("official", "Official"),
                            ("detainee", "Detainee"),
                            ("combatant", "Combatant"),
                            ("military", "Military"),
                            ("police", "Police"),
                            ("armed-group", "Armed group"),
                            ("unknown", "Unknown"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "age_sex",
                    models.CharField(
                        blank=True,
                        choices=[("child", "Child"), ("woman", "Woman"), ("man", "Man")],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "nationality",
                    models.CharField(
                        blank=True, default="", help_text="ISO 3166-1 alpha-2: US.", max_length=2
                    ),
                ),
                (
                    "side",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9),
                        ],
                    ),
                ),
                (
                    "quantifier",
                    models.CharField(
                        choices=[
                            ("exact", "Exactly"),
                            ("about", "About"),
                            ("at-least", "At least"),
                            ("more-than", "More than"),
                            ("at-most", "At most"),
                            ("fewer-than", "Fewer than"),
                            ("range", "Between"),
                            ("words", "In words"),
                        ],
                        default="exact",
                        max_length=12,
                    ),
                ),
                ("low", models.PositiveBigIntegerField(blank=True, null=True)),
                ("best", models.PositiveBigIntegerField(blank=True, null=True)),
                ("high", models.PositiveBigIntegerField(blank=True, null=True)),
                ("words", models.CharField(blank=True, default="", max_length=100)),
                (
                    "scope",
                    models.CharField(
                        choices=[("whole", "Whole"), ("part", "Part")],
                        default="whole",
                        max_length=5,
                    ),
                ),
                ("as_of", models.DateField(blank=True, null=True)),
                ("as_reported", models.BooleanField(default=False)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
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
                        to="incidents.figure",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="figure",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="incidents.incident",
            ),
        ),
        migrations.CreateModel(
            name="IncidentLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("part-of", "Part of"),
                            ("responds-to", "Responds to"),
                            ("carries-out", "Carries out"),
                            ("concerns", "Concerns"),
                            ("breaks", "Breaks"),
                            ("coordinated-with", "Coordinated with"),
                            ("alternative-account-of", "Alternative account of"),
                        ],
                        max_length=25,
                    ),
                ),
                ("published_as", models.JSONField(editable=False, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="incidents.incident",
                    ),
                ),
                (
                    "to_incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="linked_from",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="IncidentLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("part-of", "Part of"),
                            ("responds-to", "Responds to"),
                            ("carries-out", "Carries out"),
                            ("concerns", "Concerns"),
                            ("breaks", "Breaks"),
                            ("coordinated-with", "Coordinated with"),
                            ("alternative-account-of", "Alternative account of"),
                        ],
                        max_length=25,
                    ),
                ),
                ("published_as", models.JSONField(editable=False, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incident",
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
                        to="incidents.incidentlink",
                    ),
                ),
                (
                    "to_incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IncidentOtherType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["type__position", "id"],
            },
        ),
        migrations.CreateModel(
            name="IncidentType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=100)),
                ("definition", models.TextField()),
                (
                    "expects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("acled", models.JSONField(blank=True, default=list)),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, help_text="Order in the tree."),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="incidents.incidenttype",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="IncidentOtherTypeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incident",
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
                        to="incidents.incidentothertype",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        db_constraint=False,
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
        migrations.AddField(
            model_name="incidentothertype",
            name="type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="incidents.incidenttype",
            ),
        ),
        migrations.CreateModel(
            name="IncidentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reference", models.CharField(editable=False, max_length=20, null=True)),
                ("title", models.CharField(max_length=300)),
                ("short_name", models.CharField(blank=True, default="", max_length=100)),
                ("summary", models.TextField(blank=True, default="")),
                (
                    "narrative",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="Replaces the generated paragraph in timelines.",
                    ),
                ),
                (
                    "said",
                    models.TextField(
                        blank=True, default="", help_text="What a statement says, in our words."
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="Of these texts, BCP 47.", max_length=35
                    ),
                ),
                (
                    "means",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("rocket", "Rocket"),
                                ("mortar-shell", "Mortar"),
                                ("artillery-shell", "Artillery"),
                                ("missile", "Missile"),
                                ("bomb", "Bomb"),
                                ("drone", "Drone"),
                                ("grenade", "Grenade"),
                                ("incendiary", "Incendiary"),
                                ("mine", "Mine"),
                                ("small-arms", "Small arms"),
                                ("aircraft", "Aircraft"),
                                ("helicopter", "Helicopter"),
                                ("vehicle", "Vehicle"),
                                ("armoured-vehicle", "Armoured vehicle"),
                                ("vessel", "Vessel"),
                                ("other", "Other"),
                                ("chemical", "Chemical"),
                                ("melee", "Melee"),
                                ("vehicle-ramming", "Ramming"),
                                ("cyber", "Cyber"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "target_kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("military-base", "Military base"),
                                ("checkpoint", "Checkpoint"),
                                ("convoy", "Convoy"),
                                ("headquarters", "Headquarters"),
                                ("diplomatic", "Diplomatic"),
                                ("government", "Government"),
                                ("police", "Police"),
                                ("residential", "Residential"),
                                ("market", "Market"),
                                ("medical", "Medical"),
                                ("school", "School"),
                                ("religious", "Religious"),
                                ("media", "Media"),
                                ("camp", "Displacement camp"),
                                ("energy", "Energy"),
                                ("water", "Water"),
                                ("transport", "Transport"),
                                ("airport", "Airport"),
                                ("port", "Port"),
                                ("communications", "Communications"),
                                ("farm", "Farm"),
                                ("weapons-store", "Weapons store"),
                                ("person", "Person"),
                                ("none-apparent", "None apparent"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "date",
                    incidents.models.edtf.EdtfField(
                        help_text="2019-12-27 · 2019-12 · 2014~ · a/b lasted · [a..b] one day between.",
                        max_length=24,
                    ),
                ),
                ("earliest", models.DateField(editable=False, null=True)),
                ("latest", models.DateField(editable=False, null=True)),
                ("certain_from", models.DateField(editable=False, null=True)),
                ("certain_to", models.DateField(editable=False, null=True)),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("minute", "Minute"),
                            ("hour", "Hour"),
                            ("part-of-day", "Part of day"),
                            ("day", "Day"),
                            ("days", "Days"),
                            ("week", "Week"),
                            ("month", "Month"),
                            ("year", "Year"),
                            ("longer", "Longer"),
                            ("open", "Open"),
                        ],
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("start_qualifier", models.CharField(default="", editable=False, max_length=1)),
                ("end_qualifier", models.CharField(default="", editable=False, max_length=1)),
                ("date_as_reported", models.CharField(blank=True, default="", max_length=200)),
                (
                    "time",
                    models.TimeField(
                        blank=True, help_text="Local time where it happened.", null=True
                    ),
                ),
                (
                    "part_of_day",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("small-hours", "Small hours"),
                            ("dawn", "Dawn"),
                            ("morning", "Morning"),
                            ("midday", "Midday"),
                            ("afternoon", "Afternoon"),
                            ("evening", "Evening"),
                            ("night", "Night"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("day_order", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "timezone",
                    models.CharField(
                        blank=True, default="", help_text="Asia/Baghdad", max_length=40
                    ),
                ),
                (
                    "occurrence",
                    models.CharField(
                        choices=[
                            ("occurred", "Occurred"),
                            ("attempted", "Attempted"),
                            ("planned", "Planned"),
                            ("possible", "Possible"),
                            ("cancelled", "Cancelled"),
                            ("refuted", "Refuted"),
                        ],
                        default="occurred",
                        max_length=10,
                    ),
                ),
                (
                    "occurrence_basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "occurrence_stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                ("occurrence_reason", models.TextField(blank=True, default="")),
                (
                    "occurrence_cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                (
                    "grain",
                    models.CharField(
                        choices=[
                            ("single", "Single event"),
                            ("aggregate", "Aggregate"),
                            ("umbrella", "Umbrella"),
                        ],
                        default="single",
                        max_length=10,
                    ),
                ),
                ("event_count", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "grading",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("corroborated", "Corroborated"),
                            ("single-source", "Single source"),
                            ("contested", "Contested"),
                            ("discounted", "Discounted"),
                        ],
                        default="",
                        max_length=15,
                    ),
                ),
                (
                    "not_stated",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("place", "Place"),
                                ("time", "Time"),
                                ("actor", "Actor"),
                                ("target", "Target"),
                                ("figures", "Figures"),
                                ("casualties", "Casualties"),
                                ("munitions", "Munitions"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SlugField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("retracted", "Retracted"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "entered_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "internal_note",
                    models.TextField(blank=True, default="", help_text="Never published."),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "occurrence_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
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
                        to="incidents.incident",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        db_constraint=False,
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
        migrations.AddField(
            model_name="incident",
            name="other_types",
            field=models.ManyToManyField(
                blank=True,
                related_name="+",
                through="incidents.IncidentOtherType",
                to="incidents.incidenttype",
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="incidents",
                to="incidents.incidenttype",
            ),
        ),
        migrations.CreateModel(
            name="IncidentTypeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False)),
                ("name", models.CharField(max_length=100)),
                ("definition", models.TextField()),
                (
                    "expects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("acled", models.JSONField(blank=True, default=list)),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, help_text="Order in the tree."),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incidenttype",
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
                        to="incidents.incidenttype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Location",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("at", "At"),
                            ("launched-from", "Launched from"),
                            ("impact", "Impact"),
                            ("origin", "Origin"),
                            ("destination", "Destination"),
                            ("via", "Via"),
                            ("about", "About"),
                        ],
                        default="at",
                        max_length=15,
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                ),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("exact", "Exact"),
                            ("site", "Site"),
                            ("settlement", "Settlement"),
                            ("near", "Near"),
                            ("zone", "Zone"),
                            ("area3", "Third-level area"),
                            ("area2", "Second-level area"),
                            ("area1", "First-level area"),
                            ("country", "Country"),
                            ("offshore", "Offshore"),
                            ("not-stated", "Not stated"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "radius_km",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True),
                ),
                ("described_as", models.CharField(blank=True, default="", max_length=300)),
                ("primary", models.BooleanField(default=False)),
                (
                    "public_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "Exact"),
                            ("site", "Site"),
                            ("settlement", "Settlement"),
                            ("near", "Near"),
                            ("zone", "Zone"),
                            ("area3", "Third-level area"),
                            ("area2", "Second-level area"),
                            ("area1", "First-level area"),
                            ("country", "Country"),
                            ("offshore", "Offshore"),
                            ("not-stated", "Not stated"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Origin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("dataset", models.CharField(max_length=100)),
                ("release", models.CharField(blank=True, default="", max_length=50)),
                ("original_id", models.CharField(max_length=100)),
                ("original_row", models.JSONField(blank=True, null=True)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                ("licence", models.CharField(blank=True, default="", max_length=100)),
                ("codes", models.JSONField(blank=True, default=dict)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="OriginEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("dataset", models.CharField(max_length=100)),
                ("release", models.CharField(blank=True, default="", max_length=50)),
                ("original_id", models.CharField(max_length=100)),
                ("original_row", models.JSONField(blank=True, null=True)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                ("licence", models.CharField(blank=True, default="", max_length=100)),
                ("codes", models.JSONField(blank=True, default=dict)),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incident",
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
                        to="incidents.origin",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("initiator", "Initiator"),
                            ("orderer", "Orderer"),
                            ("party", "Party"),
                            ("supporter", "Supporter"),
                            ("target", "Target"),
                            ("affected", "Affected"),
                            ("host", "Host"),
                            ("deployed", "Deployed"),
                            ("responder", "Responder"),
                            ("mediator", "Mediator"),
                            ("speaker", "Speaker"),
                            ("addressee", "Addressee"),
                            ("subject", "Subject"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "side",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9),
                        ],
                    ),
                ),
                ("described_as", models.CharField(blank=True, default="", max_length=200)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("state-forces", "State forces"),
                            ("military", "Military"),
                            ("unit", "Unit"),
                            ("police", "Police"),
                            ("government-body", "Government body"),
                            ("rebel", "Rebel group"),
                            ("political-militia", "Political militia"),
                            ("identity-militia", "Identity militia"),
                            ("rioters", "Rioters"),
                            ("protesters", "Protesters"),
                            ("civilians", "Civilians"),
                            ("coalition", "Coalition"),
                            ("intergovernmental", "Intergovernmental organisation"),
                            ("private-security", "Private security"),
                            ("person", "Person"),
                            ("organisation", "Organisation"),
                            ("media", "Media"),
                            ("collective", "Collective"),
                            ("unidentified", "Unidentified"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="incidents.actor",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("initiator", "Initiator"),
                            ("orderer", "Orderer"),
                            ("party", "Party"),
                            ("supporter", "Supporter"),
                            ("target", "Target"),
                            ("affected", "Affected"),
                            ("host", "Host"),
                            ("deployed", "Deployed"),
                            ("responder", "Responder"),
                            ("mediator", "Mediator"),
                            ("speaker", "Speaker"),
                            ("addressee", "Addressee"),
                            ("subject", "Subject"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "side",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9),
                        ],
                    ),
                ),
                ("described_as", models.CharField(blank=True, default="", max_length=200)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("state-forces", "State forces"),
                            ("military", "Military"),
                            ("unit", "Unit"),
                            ("police", "Police"),
                            ("government-body", "Government body"),
                            ("rebel", "Rebel group"),
                            ("political-militia", "Political militia"),
                            ("identity-militia", "Identity militia"),
                            ("rioters", "Rioters"),
                            ("protesters", "Protesters"),
                            ("civilians", "Civilians"),
                            ("coalition", "Coalition"),
                            ("intergovernmental", "Intergovernmental organisation"),
                            ("private-security", "Private security"),
                            ("person", "Person"),
                            ("organisation", "Organisation"),
                            ("media", "Media"),
                            ("collective", "Collective"),
                            ("unidentified", "Unidentified"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incident",
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
                        to="incidents.participation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("world-region", "World region"),
                            ("country", "Country"),
                            ("area1", "First-level area"),
                            ("area2", "Second-level area"),
                            ("area3", "Third-level area"),
                            ("settlement", "Settlement"),
                            ("neighbourhood", "Neighbourhood"),
                            ("site", "Site"),
                            ("route", "Route"),
                            ("zone", "Zone"),
                            ("sea", "Sea"),
                            ("airspace", "Airspace"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                ),
                (
                    "radius_km",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True),
                ),
                (
                    "iso_alpha2",
                    models.CharField(
                        blank=True, default="", max_length=2, verbose_name="ISO 3166-1 alpha-2"
                    ),
                ),
                (
                    "iso_alpha3",
                    models.CharField(
                        blank=True, default="", max_length=3, verbose_name="ISO 3166-1 alpha-3"
                    ),
                ),
                (
                    "iso_3166_2",
                    models.CharField(
                        blank=True, default="", max_length=6, verbose_name="ISO 3166-2"
                    ),
                ),
                (
                    "geonames_id",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="GeoNames id"),
                ),
                (
                    "target_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("military-base", "Military base"),
                            ("checkpoint", "Checkpoint"),
                            ("convoy", "Convoy"),
                            ("headquarters", "Headquarters"),
                            ("diplomatic", "Diplomatic"),
                            ("government", "Government"),
                            ("police", "Police"),
                            ("residential", "Residential"),
                            ("market", "Market"),
                            ("medical", "Medical"),
                            ("school", "School"),
                            ("religious", "Religious"),
                            ("media", "Media"),
                            ("camp", "Displacement camp"),
                            ("energy", "Energy"),
                            ("water", "Water"),
                            ("transport", "Transport"),
                            ("airport", "Airport"),
                            ("port", "Port"),
                            ("communications", "Communications"),
                            ("farm", "Farm"),
                            ("weapons-store", "Weapons store"),
                            ("person", "Person"),
                            ("none-apparent", "None apparent"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="incidents.place",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="LocationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("attributed", "Attributed"),
                            ("claimed", "Claimed"),
                            ("admitted", "Admitted"),
                            ("found", "Found"),
                            ("inferred", "Inferred"),
                            ("dataset", "Dataset"),
                        ],
                        default="stated",
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("affirms", "Affirms"),
                            ("hedges", "Hedges"),
                            ("denies", "Denies"),
                        ],
                        default="affirms",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("recommended", "Recommended"),
                            ("alternative", "Alternative"),
                            ("rejected", "Rejected"),
                        ],
                        default="recommended",
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, default="", help_text="Required when this desk infers it."
                    ),
                ),
                (
                    "cites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)]
                        ),
                        blank=True,
                        default=list,
                        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
                        size=None,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("at", "At"),
                            ("launched-from", "Launched from"),
                            ("impact", "Impact"),
                            ("origin", "Origin"),
                            ("destination", "Destination"),
                            ("via", "Via"),
                            ("about", "About"),
                        ],
                        default="at",
                        max_length=15,
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                ),
                (
                    "precision",
                    models.CharField(
                        choices=[
                            ("exact", "Exact"),
                            ("site", "Site"),
                            ("settlement", "Settlement"),
                            ("near", "Near"),
                            ("zone", "Zone"),
                            ("area3", "Third-level area"),
                            ("area2", "Second-level area"),
                            ("area1", "First-level area"),
                            ("country", "Country"),
                            ("offshore", "Offshore"),
                            ("not-stated", "Not stated"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "radius_km",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True),
                ),
                ("described_as", models.CharField(blank=True, default="", max_length=300)),
                ("primary", models.BooleanField(default=False)),
                (
                    "public_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "Exact"),
                            ("site", "Site"),
                            ("settlement", "Settlement"),
                            ("near", "Near"),
                            ("zone", "Zone"),
                            ("area3", "Third-level area"),
                            ("area2", "Second-level area"),
                            ("area1", "First-level area"),
                            ("country", "Country"),
                            ("offshore", "Offshore"),
                            ("not-stated", "Not stated"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incident",
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
                        to="incidents.location",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="location",
            name="place",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="locations",
                to="incidents.place",
            ),
        ),
        migrations.CreateModel(
            name="ActorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "start",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="First day, month or year: 2019, 2019-12~.",
                        max_length=24,
                    ),
                ),
                (
                    "end",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="Last day, month or year; empty: still so.",
                        max_length=24,
                    ),
                ),
                ("starts_on", models.DateField(editable=False, null=True)),
                ("ends_on", models.DateField(editable=False, null=True)),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state-forces", "State forces"),
                            ("military", "Military"),
                            ("unit", "Unit"),
                            ("police", "Police"),
                            ("government-body", "Government body"),
                            ("rebel", "Rebel group"),
                            ("political-militia", "Political militia"),
                            ("identity-militia", "Identity militia"),
                            ("rioters", "Rioters"),
                            ("protesters", "Protesters"),
                            ("civilians", "Civilians"),
                            ("coalition", "Coalition"),
                            ("intergovernmental", "Intergovernmental organisation"),
                            ("private-security", "Private security"),
                            ("person", "Person"),
                            ("organisation", "Organisation"),
                            ("media", "Media"),
                            ("collective", "Collective"),
                            ("unidentified", "Unidentified"),
                        ],
                        max_length=20,
                    ),
                ),
                ("description", models.TextField(blank=True, default="")),
                ("wikidata", models.CharField(blank=True, default="", max_length=20)),
                (
                    "acled_name",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="ACLED name"
                    ),
                ),
                (
                    "ucdp_id",
                    models.CharField(blank=True, default="", max_length=20, verbose_name="UCDP id"),
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
                        to="incidents.actor",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="actor",
            name="country",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actors",
                to="incidents.place",
            ),
        ),
        migrations.CreateModel(
            name="PlaceAncestor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("depth", models.PositiveSmallIntegerField()),
                (
                    "ancestor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="below",
                        to="incidents.place",
                    ),
                ),
                (
                    "descendant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="above",
                        to="incidents.place",
                    ),
                ),
            ],
            options={
                "ordering": ["descendant", "depth"],
            },
        ),
        migrations.CreateModel(
            name="PlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("world-region", "World region"),
                            ("country", "Country"),
                            ("area1", "First-level area"),
                            ("area2", "Second-level area"),
                            ("area3", "Third-level area"),
                            ("settlement", "Settlement"),
                            ("neighbourhood", "Neighbourhood"),
                            ("site", "Site"),
                            ("route", "Route"),
                            ("zone", "Zone"),
                            ("sea", "Sea"),
                            ("airspace", "Airspace"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                ),
                (
                    "radius_km",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True),
                ),
                (
                    "iso_alpha2",
                    models.CharField(
                        blank=True, default="", max_length=2, verbose_name="ISO 3166-1 alpha-2"
                    ),
                ),
                (
                    "iso_alpha3",
                    models.CharField(
                        blank=True, default="", max_length=3, verbose_name="ISO 3166-1 alpha-3"
                    ),
                ),
                (
                    "iso_3166_2",
                    models.CharField(
                        blank=True, default="", max_length=6, verbose_name="ISO 3166-2"
                    ),
                ),
                (
                    "geonames_id",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="GeoNames id"),
                ),
                (
                    "target_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("military-base", "Military base"),
                            ("checkpoint", "Checkpoint"),
                            ("convoy", "Convoy"),
                            ("headquarters", "Headquarters"),
                            ("diplomatic", "Diplomatic"),
                            ("government", "Government"),
                            ("police", "Police"),
                            ("residential", "Residential"),
                            ("market", "Market"),
                            ("medical", "Medical"),
                            ("school", "School"),
                            ("religious", "Religious"),
                            ("media", "Media"),
                            ("camp", "Displacement camp"),
                            ("energy", "Energy"),
                            ("water", "Water"),
                            ("transport", "Transport"),
                            ("airport", "Airport"),
                            ("port", "Port"),
                            ("communications", "Communications"),
                            ("farm", "Farm"),
                            ("weapons-store", "Weapons store"),
                            ("person", "Person"),
                            ("none-apparent", "None apparent"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.place",
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
                        to="incidents.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlaceName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "start",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="First day, month or year: 2019, 2019-12~.",
                        max_length=24,
                    ),
                ),
                (
                    "end",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="Last day, month or year; empty: still so.",
                        max_length=24,
                    ),
                ),
                ("starts_on", models.DateField(editable=False, null=True)),
                ("ends_on", models.DateField(editable=False, null=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "language",
                    models.CharField(
                        blank=True, default="", help_text="BCP 47: ar, fa.", max_length=35
                    ),
                ),
                (
                    "script",
                    models.CharField(
                        blank=True, default="", help_text="ISO 15924: Arab.", max_length=4
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="incidents.place",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlaceNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "start",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="First day, month or year: 2019, 2019-12~.",
                        max_length=24,
                    ),
                ),
                (
                    "end",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="Last day, month or year; empty: still so.",
                        max_length=24,
                    ),
                ),
                ("starts_on", models.DateField(editable=False, null=True)),
                ("ends_on", models.DateField(editable=False, null=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "language",
                    models.CharField(
                        blank=True, default="", help_text="BCP 47: ar, fa.", max_length=35
                    ),
                ),
                (
                    "script",
                    models.CharField(
                        blank=True, default="", help_text="ISO 15924: Arab.", max_length=4
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
                        to="incidents.placename",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Publisher",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                (
                    "reliability",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "Reliable"),
                            ("B", "Usually reliable"),
                            ("C", "Fairly reliable"),
                            ("D", "Not usually reliable"),
                            ("E", "Unreliable"),
                            ("F", "Reliability cannot be judged"),
                        ],
                        default="",
                        max_length=1,
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publishers",
                        to="incidents.place",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        help_text="Claims cite by this number: 1, 2, 3 …"
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Where in the source: paragraph 4, 1:32.",
                        max_length=200,
                    ),
                ),
                (
                    "quotation",
                    models.CharField(blank=True, default="", help_text="A phrase.", max_length=500),
                ),
                (
                    "paraphrase",
                    models.TextField(blank=True, default="", help_text="In our own words."),
                ),
                ("speaker_described_as", models.CharField(blank=True, default="", max_length=200)),
                (
                    "anonymity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("named", "Named"),
                            ("unnamed", "Unnamed"),
                            ("withheld", "Withheld"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "credibility",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Confirmed"),
                            (2, "Probably true"),
                            (3, "Possibly true"),
                            (4, "Doubtful"),
                            (5, "Improbable"),
                            (6, "Truth cannot be judged"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="incidents.affiliation",
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spoken_citations",
                        to="incidents.actor",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="incidents.incident",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="incidents.publisher",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "id"],
            },
        ),
        migrations.CreateModel(
            name="PublisherEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                (
                    "reliability",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "Reliable"),
                            ("B", "Usually reliable"),
                            ("C", "Fairly reliable"),
                            ("D", "Not usually reliable"),
                            ("E", "Unreliable"),
                            ("F", "Reliability cannot be judged"),
                        ],
                        default="",
                        max_length=1,
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.place",
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
                        to="incidents.publisher",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordIndex",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        db_column="position",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="index",
                        serialize=False,
                        to="incidents.record",
                    ),
                ),
                ("incident_id", models.BigIntegerField()),
                ("reference", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("superseded_by", models.BigIntegerField(null=True)),
                ("superseded_at", models.DateTimeField(null=True)),
                ("live", models.BooleanField()),
                ("title", models.TextField()),
                ("type", models.TextField()),
                ("date", models.TextField()),
                ("earliest", models.DateField(null=True)),
                ("latest", models.DateField(null=True)),
                ("certain_from", models.DateField(null=True)),
                ("certain_to", models.DateField(null=True)),
                ("qualified", models.BooleanField()),
                ("precision", models.TextField()),
                ("time", models.TextField()),
                ("part_of_day", models.TextField()),
                ("occurrence", models.TextField()),
                ("grain", models.TextField()),
                ("event_count", models.PositiveIntegerField(null=True)),
                ("countries", models.TextField()),
                ("place", models.TextField()),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("where_precision", models.TextField()),
                ("initiators", models.TextField()),
                ("targets", models.TextField()),
                ("actors", models.TextField()),
                ("means", models.TextField()),
                ("target_kinds", models.TextField()),
                ("killed_low", models.BigIntegerField(null=True)),
                ("killed_best", models.BigIntegerField(null=True)),
                ("killed_high", models.BigIntegerField(null=True)),
                ("wounded_low", models.BigIntegerField(null=True)),
                ("wounded_best", models.BigIntegerField(null=True)),
                ("wounded_high", models.BigIntegerField(null=True)),
                ("tags", models.TextField()),
                ("publishers", models.TextField()),
                ("sources", models.TextField()),
                (
                    "terms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                ("search", django.contrib.postgres.search.SearchVectorField()),
                ("chronology", models.CharField(db_collation="C", max_length=80, unique=True)),
            ],
            options={
                "ordering": ["chronology"],
            },
        ),
        migrations.AddField(
            model_name="record",
            name="incident",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="records",
                to="incidents.incident",
            ),
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("title", models.CharField(max_length=500)),
                (
                    "authors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("url", models.URLField(blank=True, default="", max_length=1000)),
                ("archive_url", models.URLField(blank=True, default="", max_length=1000)),
                (
                    "published",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="When it was published: 2020-01-02.",
                        max_length=24,
                    ),
                ),
                ("published_earliest", models.DateField(editable=False, null=True)),
                ("published_latest", models.DateField(editable=False, null=True)),
                ("accessed", models.DateField(blank=True, null=True)),
                (
                    "language",
                    models.CharField(
                        blank=True, default="", help_text="BCP 47: en, ar.", max_length=35
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news-report", "News report"),
                            ("wire-report", "Wire report"),
                            ("statement", "Statement"),
                            ("social-media", "Social media"),
                            ("video", "Video"),
                            ("image", "Image"),
                            ("court-document", "Court document"),
                            ("official-document", "Official document"),
                            ("ngo-report", "NGO report"),
                            ("dataset", "Dataset"),
                            ("book", "Book"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=64,
                        verbose_name="SHA-256 of the kept copy",
                    ),
                ),
                (
                    "coding_state",
                    models.CharField(
                        choices=[
                            ("uncoded", "Uncoded"),
                            ("in-work", "In work"),
                            ("coded", "Coded"),
                            ("nothing-to-code", "Nothing to code"),
                        ],
                        default="uncoded",
                        max_length=20,
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="incidents.publisher",
                    ),
                ),
            ],
            options={
                "ordering": ["-published_latest", "title", "id"],
            },
        ),
        migrations.CreateModel(
            name="CitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        help_text="Claims cite by this number: 1, 2, 3 …"
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Where in the source: paragraph 4, 1:32.",
                        max_length=200,
                    ),
                ),
                (
                    "quotation",
                    models.CharField(blank=True, default="", help_text="A phrase.", max_length=500),
                ),
                (
                    "paraphrase",
                    models.TextField(blank=True, default="", help_text="In our own words."),
                ),
                ("speaker_described_as", models.CharField(blank=True, default="", max_length=200)),
                (
                    "anonymity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("named", "Named"),
                            ("unnamed", "Unnamed"),
                            ("withheld", "Withheld"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "credibility",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Confirmed"),
                            (2, "Probably true"),
                            (3, "Possibly true"),
                            (4, "Doubtful"),
                            (5, "Improbable"),
                            (6, "Truth cannot be judged"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.affiliation",
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
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
                        to="incidents.citation",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.actor",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.incident",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.publisher",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="citation",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="citations",
                to="incidents.source",
            ),
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=120)),
                ("title", models.CharField(max_length=500)),
                (
                    "authors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("url", models.URLField(blank=True, default="", max_length=1000)),
                ("archive_url", models.URLField(blank=True, default="", max_length=1000)),
                (
                    "published",
                    incidents.models.edtf.EdtfField(
                        blank=True,
                        default="",
                        help_text="When it was published: 2020-01-02.",
                        max_length=24,
                    ),
                ),
                ("published_earliest", models.DateField(editable=False, null=True)),
                ("published_latest", models.DateField(editable=False, null=True)),
                ("accessed", models.DateField(blank=True, null=True)),
                (
                    "language",
                    models.CharField(
                        blank=True, default="", help_text="BCP 47: en, ar.", max_length=35
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news-report", "News report"),
                            ("wire-report", "Wire report"),
                            ("statement", "Statement"),
                            ("social-media", "Social media"),
                            ("video", "Video"),
                            ("image", "Image"),
                            ("court-document", "Court document"),
                            ("official-document", "Official document"),
                            ("ngo-report", "NGO report"),
                            ("dataset", "Dataset"),
                            ("book", "Book"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=64,
                        verbose_name="SHA-256 of the kept copy",
                    ),
                ),
                (
                    "coding_state",
                    models.CharField(
                        choices=[
                            ("uncoded", "Uncoded"),
                            ("in-work", "In work"),
                            ("coded", "Coded"),
                            ("nothing-to-code", "Nothing to code"),
                        ],
                        default="uncoded",
                        max_length=20,
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
                        to="incidents.source",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="incidents.publisher",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TypeAncestor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("depth", models.PositiveSmallIntegerField()),
                (
                    "ancestor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="below",
                        to="incidents.incidenttype",
                    ),
                ),
                (
                    "descendant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="above",
                        to="incidents.incidenttype",
                    ),
                ),
            ],
            options={
                "ordering": ["descendant", "depth"],
            },
        ),
        migrations.CreateModel(
            name="ActorAncestor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("depth", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                (
                    "ancestor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="below",
                        to="incidents.actor",
                    ),
                ),
                (
                    "descendant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="above",
                        to="incidents.actor",
                    ),
                ),
            ],
            options={
                "ordering": ["descendant", "depth", "id"],
                "indexes": [
                    models.Index(fields=["descendant", "depth"], name="actor_ancestor_by_depth")
                ],
            },
        ),
        Together(
            [
                migrations.AddConstraint(
                    model_name="actorname",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("starts_on__isnull", True),
                                ("starts_on__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("ends_on__isnull", True),
                                ("ends_on__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("starts_on__isnull", True),
                                ("ends_on__isnull", True),
                                ("starts_on__lte", models.F("ends_on")),
                                _connector="OR",
                            ),
                        ),
                        name="actorname_starts_before_it_ends",
                        violation_error_message="The end lies before the start: exchange the two dates.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actorname",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("form__in", ["alias", "short", "adjective"])),
                        name="actor_name_form_is_known",
                        violation_error_message="form: choose one of alias, short, adjective.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actorname",
                    constraint=models.UniqueConstraint(
                        fields=("actor", "name", "language", "form", "start", "end"),
                        name="actor_has_each_name_once",
                        violation_error_message="This actor already has this name.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actorname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_actornameevent" ("actor_id", "end", "ends_on", "form", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "script", "start", "starts_on") SELECT new_values."actor_id", new_values."end", new_values."ends_on", new_values."form", new_values."id", new_values."language", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."script", new_values."start", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="eb24892572dd910edfc4de55c1642a2b9392f00a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_19b52",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_actorname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actorname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_actornameevent" ("actor_id", "end", "ends_on", "form", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "script", "start", "starts_on") SELECT new_values."actor_id", new_values."end", new_values."ends_on", new_values."form", new_values."id", new_values."language", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."script", new_values."start", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8c9cfae41786a8bd88283d6273c9c9f03770d0c9",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a09b3",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_actorname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actorname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_actornameevent" ("actor_id", "end", "ends_on", "form", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "script", "start", "starts_on") SELECT old_values."actor_id", old_values."end", old_values."ends_on", old_values."form", old_values."id", old_values."language", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."script", old_values."start", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1703af8d1d50b399ecb94bd24bed611498e23902",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_25cd5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_actorname",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="affiliation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("starts_on__isnull", True),
                                ("starts_on__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("ends_on__isnull", True),
                                ("ends_on__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("starts_on__isnull", True),
                                ("ends_on__isnull", True),
                                ("starts_on__lte", models.F("ends_on")),
                                _connector="OR",
                            ),
                        ),
                        name="affiliation_starts_before_it_ends",
                        violation_error_message="The end lies before the start: exchange the two dates.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="affiliation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "inferred"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="affiliation_inference_has_a_reason",
                        violation_error_message="Say in the reason why this desk infers it.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="affiliation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                [
                                    "stated",
                                    "attributed",
                                    "claimed",
                                    "admitted",
                                    "found",
                                    "inferred",
                                    "dataset",
                                ],
                            ),
                            ("stance__in", ["affirms", "hedges", "denies"]),
                            ("standing__in", ["recommended", "alternative", "rejected"]),
                        ),
                        name="affiliation_claim_codes_are_known",
                        violation_error_message="Choose basis, stance and standing from their lists.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="affiliation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "part-of",
                                    "office",
                                    "member-of",
                                    "formally-under",
                                    "commanded-by",
                                    "backed-by",
                                    "supports",
                                    "allied-with",
                                    "successor-of",
                                ],
                            )
                        ),
                        name="affiliation_kind_is_known",
                        violation_error_message="kind: choose one of part-of, office, member-of, formally-under, commanded-by, backed-by, supports, allied-with, successor-of.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="affiliation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("child", models.F("parent")), _negated=True),
                        name="affiliation_joins_two_actors",
                        violation_error_message="Choose two different ones: nothing is related to itself.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="affiliation",
                    constraint=models.UniqueConstraint(
                        fields=("child", "parent", "kind", "title", "start"),
                        name="affiliation_is_stated_once",
                        violation_error_message="This affiliation from this date is already there.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="affiliation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_affiliationevent" ("basis", "by_id", "child_id", "cites", "end", "ends_on", "id", "kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stance", "standing", "start", "starts_on", "title") SELECT new_values."basis", new_values."by_id", new_values."child_id", new_values."cites", new_values."end", new_values."ends_on", new_values."id", new_values."kind", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."stance", new_values."standing", new_values."start", new_values."starts_on", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="044dbae772be50b863ac62f228436298cb06f3c7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e1a7f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_affiliation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="affiliation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_affiliationevent" ("basis", "by_id", "child_id", "cites", "end", "ends_on", "id", "kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stance", "standing", "start", "starts_on", "title") SELECT new_values."basis", new_values."by_id", new_values."child_id", new_values."cites", new_values."end", new_values."ends_on", new_values."id", new_values."kind", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."stance", new_values."standing", new_values."start", new_values."starts_on", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6f6f11144ea9d501e0855837ed9848fbaea81881",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c3cfd",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_affiliation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="affiliation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_affiliationevent" ("basis", "by_id", "child_id", "cites", "end", "ends_on", "id", "kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stance", "standing", "start", "starts_on", "title") SELECT old_values."basis", old_values."by_id", old_values."child_id", old_values."cites", old_values."end", old_values."ends_on", old_values."id", old_values."kind", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."stance", old_values."standing", old_values."start", old_values."starts_on", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="4da74b0009a5a53ab84a2d49bacb1833f3cbc006",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_79692",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_affiliation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "inferred"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="figure_inference_has_a_reason",
                        violation_error_message="Say in the reason why this desk infers it.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                [
                                    "stated",
                                    "attributed",
                                    "claimed",
                                    "admitted",
                                    "found",
                                    "inferred",
                                    "dataset",
                                ],
                            ),
                            ("stance__in", ["affirms", "hedges", "denies"]),
                            ("standing__in", ["recommended", "alternative", "rejected"]),
                        ),
                        name="figure_claim_codes_are_known",
                        violation_error_message="Choose basis, stance and standing from their lists.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "measure__in",
                                [
                                    "killed",
                                    "wounded",
                                    "casualties",
                                    "missing",
                                    "abducted",
                                    "detained",
                                    "released",
                                    "displaced",
                                    "evacuated",
                                    "participants",
                                    "personnel",
                                    "munitions",
                                    "intercepted",
                                    "sorties",
                                    "destroyed",
                                    "damaged",
                                    "seized",
                                    "moved",
                                    "occurrences",
                                ],
                            )
                        ),
                        name="figure_measure_is_known",
                        violation_error_message="measure: choose one of killed, wounded, casualties, missing, abducted, detained, released, displaced, evacuated, participants, personnel, munitions, intercepted, sorties, destroyed, damaged, seized, moved, occurrences.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "item__in",
                                [
                                    "",
                                    "rocket",
                                    "mortar-shell",
                                    "artillery-shell",
                                    "missile",
                                    "bomb",
                                    "drone",
                                    "grenade",
                                    "incendiary",
                                    "mine",
                                    "small-arms",
                                    "aircraft",
                                    "helicopter",
                                    "vehicle",
                                    "armoured-vehicle",
                                    "vessel",
                                    "building",
                                    "home",
                                    "infrastructure",
                                    "other",
                                ],
                            )
                        ),
                        name="figure_item_is_known",
                        violation_error_message="item: choose one of rocket, mortar-shell, artillery-shell, missile, bomb, drone, grenade, incendiary, mine, small-arms, aircraft, helicopter, vehicle, armoured-vehicle, vessel, building, home, infrastructure, other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "",
                                    "civilian",
                                    "contractor",
                                    "aid-worker",
                                    "journalist",
                                    "official",
                                    "detainee",
                                    "combatant",
                                    "military",
                                    "police",
                                    "armed-group",
                                    "unknown",
                                ],
                            )
                        ),
                        name="figure_status_is_known",
                        violation_error_message="status: choose one of civilian, contractor, aid-worker, journalist, official, detainee, combatant, military, police, armed-group, unknown.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("age_sex__in", ["", "child", "woman", "man"])),
                        name="figure_age_sex_is_known",
                        violation_error_message="age_sex: choose one of child, woman, man.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "quantifier__in",
                                [
                                    "exact",
                                    "about",
                                    "at-least",
                                    "more-than",
                                    "at-most",
                                    "fewer-than",
                                    "range",
                                    "words",
                                ],
                            )
                        ),
                        name="figure_quantifier_is_known",
                        violation_error_message="quantifier: choose one of exact, about, at-least, more-than, at-most, fewer-than, range, words.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("scope__in", ["whole", "part"])),
                        name="figure_scope_is_known",
                        violation_error_message="scope: choose one of whole, part.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("as_reported", True),
                            models.Q(
                                models.Q(
                                    ("low__isnull", True),
                                    ("best__isnull", True),
                                    ("low__lte", models.F("best")),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("best__isnull", True),
                                    ("high__isnull", True),
                                    ("best__lte", models.F("high")),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("low__isnull", True),
                                    ("high__isnull", True),
                                    ("low__lte", models.F("high")),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="figure_low_best_high_are_in_order",
                        violation_error_message="Give low, best and high in rising order, or mark it as reported.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("as_reported", True),
                            models.Q(
                                ("best__isnull", False),
                                ("high", models.F("best")),
                                ("low", models.F("best")),
                                ("quantifier", "exact"),
                                ("high__isnull", False),
                                ("low__isnull", False),
                            ),
                            models.Q(("best__isnull", False), ("quantifier", "about")),
                            models.Q(
                                ("high__isnull", True),
                                ("low__isnull", False),
                                ("quantifier__in", ["at-least", "more-than"]),
                            ),
                            models.Q(
                                ("high__isnull", False),
                                ("low__isnull", True),
                                ("quantifier__in", ["at-most", "fewer-than"]),
                            ),
                            models.Q(
                                ("high__isnull", False),
                                ("low__isnull", False),
                                ("quantifier", "range"),
                            ),
                            models.Q(
                                ("quantifier", "words"),
                                ("best__isnull", True),
                                ("high__isnull", True),
                                ("low__isnull", True),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="figure_numbers_fit_the_quantifier",
                        violation_error_message="exact: low, best and high are the same · about: best · at least, more than: low only · at most, fewer than: high only · range: low and high · words: the words and no number.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("measure__in", ["destroyed", "damaged", "seized", "moved"]),
                                _negated=True,
                            ),
                            models.Q(("item", ""), _negated=True),
                            models.Q(("item_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="figure_of_things_says_which",
                        violation_error_message="item: say which things were destroyed, damaged, seized or moved.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("nationality", ""),
                            ("nationality__regex", "^[A-Z]{2}$"),
                            _connector="OR",
                        ),
                        name="figure_nationality_is_a_country_code",
                        violation_error_message="nationality: two capital letters of ISO 3166-1, for example US.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("side__isnull", True), ("side__range", (1, 9)), _connector="OR"
                        ),
                        name="figure_side_is_one_to_nine",
                        violation_error_message="side: a number from 1 to 9.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("standing", "recommended")),
                        fields=(
                            "incident",
                            "measure",
                            "item",
                            "item_words",
                            "status",
                            "age_sex",
                            "nationality",
                            "side",
                            "actor",
                        ),
                        name="figure_has_one_recommended_claim",
                        nulls_distinct=False,
                        violation_error_message="Two figures of the same measure, item and people are recommended: make one of them alternative.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_figureevent" ("actor_id", "age_sex", "as_of", "as_reported", "basis", "best", "by_id", "cites", "high", "id", "incident_id", "item", "item_words", "low", "measure", "nationality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quantifier", "reason", "scope", "side", "stance", "standing", "status", "words") SELECT new_values."actor_id", new_values."age_sex", new_values."as_of", new_values."as_reported", new_values."basis", new_values."best", new_values."by_id", new_values."cites", new_values."high", new_values."id", new_values."incident_id", new_values."item", new_values."item_words", new_values."low", new_values."measure", new_values."nationality", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."quantifier", new_values."reason", new_values."scope", new_values."side", new_values."stance", new_values."standing", new_values."status", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ff848ccce9ca391336b6036e4a72d404652f8947",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c382c",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_figureevent" ("actor_id", "age_sex", "as_of", "as_reported", "basis", "best", "by_id", "cites", "high", "id", "incident_id", "item", "item_words", "low", "measure", "nationality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quantifier", "reason", "scope", "side", "stance", "standing", "status", "words") SELECT new_values."actor_id", new_values."age_sex", new_values."as_of", new_values."as_reported", new_values."basis", new_values."best", new_values."by_id", new_values."cites", new_values."high", new_values."id", new_values."incident_id", new_values."item", new_values."item_words", new_values."low", new_values."measure", new_values."nationality", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."quantifier", new_values."reason", new_values."scope", new_values."side", new_values."stance", new_values."standing", new_values."status", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3b5f3277aece40da0cdb8c2c0dccc3ec98e471ce",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a7188",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_figureevent" ("actor_id", "age_sex", "as_of", "as_reported", "basis", "best", "by_id", "cites", "high", "id", "incident_id", "item", "item_words", "low", "measure", "nationality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quantifier", "reason", "scope", "side", "stance", "standing", "status", "words") SELECT old_values."actor_id", old_values."age_sex", old_values."as_of", old_values."as_reported", old_values."basis", old_values."best", old_values."by_id", old_values."cites", old_values."high", old_values."id", old_values."incident_id", old_values."item", old_values."item_words", old_values."low", old_values."measure", old_values."nationality", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."quantifier", old_values."reason", old_values."scope", old_values."side", old_values."stance", old_values."standing", old_values."status", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="aec49acd2ac17448c395835f67db5b81b1215dda",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_16e54",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incidentlink",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "inferred"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="incidentlink_inference_has_a_reason",
                        violation_error_message="Say in the reason why this desk infers it.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incidentlink",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                [
                                    "stated",
                                    "attributed",
                                    "claimed",
                                    "admitted",
                                    "found",
                                    "inferred",
                                    "dataset",
                                ],
                            ),
                            ("stance__in", ["affirms", "hedges", "denies"]),
                            ("standing__in", ["recommended", "alternative", "rejected"]),
                        ),
                        name="incidentlink_claim_codes_are_known",
                        violation_error_message="Choose basis, stance and standing from their lists.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incidentlink",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "part-of",
                                    "responds-to",
                                    "carries-out",
                                    "concerns",
                                    "breaks",
                                    "coordinated-with",
                                    "alternative-account-of",
                                ],
                            )
                        ),
                        name="incidentlink_kind_is_known",
                        violation_error_message="kind: choose one of part-of, responds-to, carries-out, concerns, breaks, coordinated-with, alternative-account-of.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incidentlink",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("incident", models.F("to_incident")), _negated=True),
                        name="incidentlink_joins_two_incidents",
                        violation_error_message="Choose two different ones: nothing is related to itself.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incidentlink",
                    constraint=models.UniqueConstraint(
                        fields=("incident", "to_incident", "kind"),
                        name="incidentlink_is_stated_once",
                        violation_error_message="This link to this incident is already there.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incidentlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidentlinkevent" ("basis", "by_id", "cites", "id", "incident_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "published_as", "reason", "stance", "standing", "to_incident_id") SELECT new_values."basis", new_values."by_id", new_values."cites", new_values."id", new_values."incident_id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."published_as", new_values."reason", new_values."stance", new_values."standing", new_values."to_incident_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4ababc148fff82e188ac24e1acf5a8878b95b596",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0aa94",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_incidentlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incidentlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidentlinkevent" ("basis", "by_id", "cites", "id", "incident_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "published_as", "reason", "stance", "standing", "to_incident_id") SELECT new_values."basis", new_values."by_id", new_values."cites", new_values."id", new_values."incident_id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."published_as", new_values."reason", new_values."stance", new_values."standing", new_values."to_incident_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."basis" IS DISTINCT FROM (new_values."basis") OR old_values."by_id" IS DISTINCT FROM (new_values."by_id") OR old_values."cites" IS DISTINCT FROM (new_values."cites") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."incident_id" IS DISTINCT FROM (new_values."incident_id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."stance" IS DISTINCT FROM (new_values."stance") OR old_values."standing" IS DISTINCT FROM (new_values."standing") OR old_values."to_incident_id" IS DISTINCT FROM (new_values."to_incident_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="89b9da052b51b94612b9fc563fa6cdf90bf8df97",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_422da",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_incidentlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incidentlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidentlinkevent" ("basis", "by_id", "cites", "id", "incident_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "published_as", "reason", "stance", "standing", "to_incident_id") SELECT old_values."basis", old_values."by_id", old_values."cites", old_values."id", old_values."incident_id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."published_as", old_values."reason", old_values."stance", old_values."standing", old_values."to_incident_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="04ef5fd10e704252678c0ea7914eff32efe55585",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_53ec1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_incidentlink",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incidenttype",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="incident_type_code_is_a_slug",
                        violation_error_message="code: use lower-case letters, digits and single hyphens, for example kataib-hizbollah.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incidenttype",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidenttypeevent" ("acled", "code", "definition", "expects", "id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."acled", new_values."code", new_values."definition", new_values."expects", new_values."id", new_values."name", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6e81bed27d89678b9d5a2f3d2f210f75b61ab497",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_327e3",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_incidenttype",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incidenttype",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidenttypeevent" ("acled", "code", "definition", "expects", "id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."acled", new_values."code", new_values."definition", new_values."expects", new_values."id", new_values."name", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="da3db8d4f8e1e432b2011f45d332b9e21246517c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fb89e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_incidenttype",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incidenttype",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidenttypeevent" ("acled", "code", "definition", "expects", "id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT old_values."acled", old_values."code", old_values."definition", old_values."expects", old_values."id", old_values."name", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="175233368c8f49fd096ff978d1207da7d192694a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8ec27",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_incidenttype",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incidentothertype",
                    constraint=models.UniqueConstraint(
                        fields=("incident", "type"),
                        name="incident_has_each_other_type_once",
                        violation_error_message="This type is already among the other types.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incidentothertype",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidentothertypeevent" ("id", "incident_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id") SELECT new_values."id", new_values."incident_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."type_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e210be670871701a728647ebbe05a1b82cb1ba0b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9833b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_incidentothertype",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incidentothertype",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidentothertypeevent" ("id", "incident_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id") SELECT new_values."id", new_values."incident_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."type_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3c3aeea6e1a23a51b065d516ce52eb653fd87598",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6f0ed",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_incidentothertype",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incidentothertype",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidentothertypeevent" ("id", "incident_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id") SELECT old_values."id", old_values."incident_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."type_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8afdc8ce3f90fa22ddffc0c1717e1f020e3693b4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2b0f9",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_incidentothertype",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="incident",
                    index=models.Index(
                        fields=["state", "-earliest"], name="incident_by_state_and_date"
                    ),
                ),
                migrations.AddIndex(
                    model_name="incident",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["tags"], name="incident_by_tag"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "occurrence__in",
                                [
                                    "occurred",
                                    "attempted",
                                    "planned",
                                    "possible",
                                    "cancelled",
                                    "refuted",
                                ],
                            )
                        ),
                        name="incident_occurrence_is_known",
                        violation_error_message="occurrence: choose one of occurred, attempted, planned, possible, cancelled, refuted.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "occurrence_basis__in",
                                [
                                    "stated",
                                    "attributed",
                                    "claimed",
                                    "admitted",
                                    "found",
                                    "inferred",
                                    "dataset",
                                ],
                            )
                        ),
                        name="incident_occurrence_basis_is_known",
                        violation_error_message="occurrence_basis: choose one of stated, attributed, claimed, admitted, found, inferred, dataset.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("occurrence_stance__in", ["affirms", "hedges", "denies"])
                        ),
                        name="incident_occurrence_stance_is_known",
                        violation_error_message="occurrence_stance: choose one of affirms, hedges, denies.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("grain__in", ["single", "aggregate", "umbrella"])),
                        name="incident_grain_is_known",
                        violation_error_message="grain: choose one of single, aggregate, umbrella.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "grading__in",
                                [
                                    "",
                                    "confirmed",
                                    "corroborated",
                                    "single-source",
                                    "contested",
                                    "discounted",
                                ],
                            )
                        ),
                        name="incident_grading_is_known",
                        violation_error_message="grading: choose one of confirmed, corroborated, single-source, contested, discounted.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "part_of_day__in",
                                [
                                    "",
                                    "small-hours",
                                    "dawn",
                                    "morning",
                                    "midday",
                                    "afternoon",
                                    "evening",
                                    "night",
                                ],
                            )
                        ),
                        name="incident_part_of_day_is_known",
                        violation_error_message="part_of_day: choose one of small-hours, dawn, morning, midday, afternoon, evening, night.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "published", "retracted"])),
                        name="incident_state_is_known",
                        violation_error_message="state: choose one of draft, published, retracted.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "means__contained_by",
                                [
                                    "rocket",
                                    "mortar-shell",
                                    "artillery-shell",
                                    "missile",
                                    "bomb",
                                    "drone",
                                    "grenade",
                                    "incendiary",
                                    "mine",
                                    "small-arms",
                                    "aircraft",
                                    "helicopter",
                                    "vehicle",
                                    "armoured-vehicle",
                                    "vessel",
                                    "other",
                                    "chemical",
                                    "melee",
                                    "vehicle-ramming",
                                    "cyber",
                                    "unknown",
                                ],
                            )
                        ),
                        name="incident_means_are_known",
                        violation_error_message="means: choose among rocket, mortar-shell, artillery-shell, missile, bomb, drone, grenade, incendiary, mine, small-arms, aircraft, helicopter, vehicle, armoured-vehicle, vessel, other, chemical, melee, vehicle-ramming, cyber, unknown.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "target_kinds__contained_by",
                                [
                                    "military-base",
                                    "checkpoint",
                                    "convoy",
                                    "headquarters",
                                    "diplomatic",
                                    "government",
                                    "police",
                                    "residential",
                                    "market",
                                    "medical",
                                    "school",
                                    "religious",
                                    "media",
                                    "camp",
                                    "energy",
                                    "water",
                                    "transport",
                                    "airport",
                                    "port",
                                    "communications",
                                    "farm",
                                    "weapons-store",
                                    "person",
                                    "none-apparent",
                                ],
                            )
                        ),
                        name="incident_target_kinds_are_known",
                        violation_error_message="target_kinds: choose among military-base, checkpoint, convoy, headquarters, diplomatic, government, police, residential, market, medical, school, religious, media, camp, energy, water, transport, airport, port, communications, farm, weapons-store, person, none-apparent.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "not_stated__contained_by",
                                [
                                    "place",
                                    "time",
                                    "actor",
                                    "target",
                                    "figures",
                                    "casualties",
                                    "munitions",
                                ],
                            )
                        ),
                        name="incident_not_stated_parts_are_known",
                        violation_error_message="not_stated: choose among place, time, actor, target, figures, casualties, munitions.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("earliest__isnull", True),
                            ("latest__isnull", True),
                            ("earliest__lte", models.F("latest")),
                            _connector="OR",
                        ),
                        name="incident_earliest_is_not_after_latest",
                        violation_error_message="date: the end lies before the start; exchange them.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("earliest__isnull", False), ("latest__isnull", False), _connector="OR"
                        ),
                        name="incident_date_has_a_bound",
                        violation_error_message="date: give at least its start or its end.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("earliest__isnull", True),
                                ("earliest__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("latest__isnull", True),
                                ("latest__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("certain_from__isnull", True),
                                ("certain_from__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("certain_to__isnull", True),
                                ("certain_to__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                        ),
                        name="incident_date_is_in_the_calendar",
                        violation_error_message="date: use years 0001 to 9999.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("certain_from__isnull", True), ("certain_to__isnull", True)),
                            models.Q(
                                ("certain_from__isnull", False),
                                ("certain_from__lte", models.F("certain_to")),
                                ("certain_to__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="incident_certain_stretch_is_a_stretch",
                        violation_error_message="date: its certain stretch ends before it starts.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="incident_has_a_title",
                        violation_error_message="title: say in one line what happened.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("occurrence_basis", "inferred"), _negated=True),
                            models.Q(("occurrence_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="incident_inferred_occurrence_has_a_reason",
                        violation_error_message="Say in the occurrence reason why this desk infers it.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("event_count__isnull", True),
                            models.Q(("event_count__gte", 2), ("grain", "aggregate")),
                            _connector="OR",
                        ),
                        name="incident_event_count_belongs_to_an_aggregate",
                        violation_error_message="event_count: only an aggregate has one, and it is 2 or more.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("time__isnull", True),
                            ("precision__in", ["day", "minute"]),
                            _connector="OR",
                        ),
                        name="incident_time_needs_a_day",
                        violation_error_message="time: a clock time needs an exact day; use part of day instead.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(("reference__isnull", False), ("version__gte", 1)),
                            _connector="OR",
                        ),
                        name="incident_published_has_a_reference",
                        violation_error_message="Publish it through the publish action, which gives the reference.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="incident",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("reference__isnull", True),
                            ("reference__regex", "^INC-[0-9]{6,}$"),
                            _connector="OR",
                        ),
                        name="incident_reference_has_its_form",
                        violation_error_message="reference: INC- and at least six digits.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incident",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidentevent" ("certain_from", "certain_to", "date", "date_as_reported", "day_order", "earliest", "end_qualifier", "entered_at", "entered_by_id", "event_count", "grading", "grain", "id", "internal_note", "language", "latest", "means", "narrative", "not_stated", "occurrence", "occurrence_basis", "occurrence_by_id", "occurrence_cites", "occurrence_reason", "occurrence_stance", "part_of_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "reference", "revision", "said", "short_name", "start_qualifier", "state", "summary", "tags", "target_kinds", "time", "timezone", "title", "type_id", "version") SELECT new_values."certain_from", new_values."certain_to", new_values."date", new_values."date_as_reported", new_values."day_order", new_values."earliest", new_values."end_qualifier", new_values."entered_at", new_values."entered_by_id", new_values."event_count", new_values."grading", new_values."grain", new_values."id", new_values."internal_note", new_values."language", new_values."latest", new_values."means", new_values."narrative", new_values."not_stated", new_values."occurrence", new_values."occurrence_basis", new_values."occurrence_by_id", new_values."occurrence_cites", new_values."occurrence_reason", new_values."occurrence_stance", new_values."part_of_day", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."precision", new_values."reference", new_values."revision", new_values."said", new_values."short_name", new_values."start_qualifier", new_values."state", new_values."summary", new_values."tags", new_values."target_kinds", new_values."time", new_values."timezone", new_values."title", new_values."type_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f75f2ea5bb28393f634c40cfe576bba18a07d367",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_edffb",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_incident",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incident",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidentevent" ("certain_from", "certain_to", "date", "date_as_reported", "day_order", "earliest", "end_qualifier", "entered_at", "entered_by_id", "event_count", "grading", "grain", "id", "internal_note", "language", "latest", "means", "narrative", "not_stated", "occurrence", "occurrence_basis", "occurrence_by_id", "occurrence_cites", "occurrence_reason", "occurrence_stance", "part_of_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "reference", "revision", "said", "short_name", "start_qualifier", "state", "summary", "tags", "target_kinds", "time", "timezone", "title", "type_id", "version") SELECT new_values."certain_from", new_values."certain_to", new_values."date", new_values."date_as_reported", new_values."day_order", new_values."earliest", new_values."end_qualifier", new_values."entered_at", new_values."entered_by_id", new_values."event_count", new_values."grading", new_values."grain", new_values."id", new_values."internal_note", new_values."language", new_values."latest", new_values."means", new_values."narrative", new_values."not_stated", new_values."occurrence", new_values."occurrence_basis", new_values."occurrence_by_id", new_values."occurrence_cites", new_values."occurrence_reason", new_values."occurrence_stance", new_values."part_of_day", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."precision", new_values."reference", new_values."revision", new_values."said", new_values."short_name", new_values."start_qualifier", new_values."state", new_values."summary", new_values."tags", new_values."target_kinds", new_values."time", new_values."timezone", new_values."title", new_values."type_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."certain_from" IS DISTINCT FROM (new_values."certain_from") OR old_values."certain_to" IS DISTINCT FROM (new_values."certain_to") OR old_values."date" IS DISTINCT FROM (new_values."date") OR old_values."date_as_reported" IS DISTINCT FROM (new_values."date_as_reported") OR old_values."day_order" IS DISTINCT FROM (new_values."day_order") OR old_values."earliest" IS DISTINCT FROM (new_values."earliest") OR old_values."end_qualifier" IS DISTINCT FROM (new_values."end_qualifier") OR old_values."entered_at" IS DISTINCT FROM (new_values."entered_at") OR old_values."entered_by_id" IS DISTINCT FROM (new_values."entered_by_id") OR old_values."event_count" IS DISTINCT FROM (new_values."event_count") OR old_values."grading" IS DISTINCT FROM (new_values."grading") OR old_values."grain" IS DISTINCT FROM (new_values."grain") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."internal_note" IS DISTINCT FROM (new_values."internal_note") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."latest" IS DISTINCT FROM (new_values."latest") OR old_values."means" IS DISTINCT FROM (new_values."means") OR old_values."narrative" IS DISTINCT FROM (new_values."narrative") OR old_values."not_stated" IS DISTINCT FROM (new_values."not_stated") OR old_values."occurrence" IS DISTINCT FROM (new_values."occurrence") OR old_values."occurrence_basis" IS DISTINCT FROM (new_values."occurrence_basis") OR old_values."occurrence_by_id" IS DISTINCT FROM (new_values."occurrence_by_id") OR old_values."occurrence_cites" IS DISTINCT FROM (new_values."occurrence_cites") OR old_values."occurrence_reason" IS DISTINCT FROM (new_values."occurrence_reason") OR old_values."occurrence_stance" IS DISTINCT FROM (new_values."occurrence_stance") OR old_values."part_of_day" IS DISTINCT FROM (new_values."part_of_day") OR old_values."precision" IS DISTINCT FROM (new_values."precision") OR old_values."reference" IS DISTINCT FROM (new_values."reference") OR old_values."said" IS DISTINCT FROM (new_values."said") OR old_values."short_name" IS DISTINCT FROM (new_values."short_name") OR old_values."start_qualifier" IS DISTINCT FROM (new_values."start_qualifier") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."summary" IS DISTINCT FROM (new_values."summary") OR old_values."tags" IS DISTINCT FROM (new_values."tags") OR old_values."target_kinds" IS DISTINCT FROM (new_values."target_kinds") OR old_values."time" IS DISTINCT FROM (new_values."time") OR old_values."timezone" IS DISTINCT FROM (new_values."timezone") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."type_id" IS DISTINCT FROM (new_values."type_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="780cce10ed5527fe3a4b9dd6ed89f0170d05c643",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_41444",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_incident",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incident",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_incidentevent" ("certain_from", "certain_to", "date", "date_as_reported", "day_order", "earliest", "end_qualifier", "entered_at", "entered_by_id", "event_count", "grading", "grain", "id", "internal_note", "language", "latest", "means", "narrative", "not_stated", "occurrence", "occurrence_basis", "occurrence_by_id", "occurrence_cites", "occurrence_reason", "occurrence_stance", "part_of_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "reference", "revision", "said", "short_name", "start_qualifier", "state", "summary", "tags", "target_kinds", "time", "timezone", "title", "type_id", "version") SELECT old_values."certain_from", old_values."certain_to", old_values."date", old_values."date_as_reported", old_values."day_order", old_values."earliest", old_values."end_qualifier", old_values."entered_at", old_values."entered_by_id", old_values."event_count", old_values."grading", old_values."grain", old_values."id", old_values."internal_note", old_values."language", old_values."latest", old_values."means", old_values."narrative", old_values."not_stated", old_values."occurrence", old_values."occurrence_basis", old_values."occurrence_by_id", old_values."occurrence_cites", old_values."occurrence_reason", old_values."occurrence_stance", old_values."part_of_day", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."precision", old_values."reference", old_values."revision", old_values."said", old_values."short_name", old_values."start_qualifier", old_values."state", old_values."summary", old_values."tags", old_values."target_kinds", old_values."time", old_values."timezone", old_values."title", old_values."type_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="dd23bf98383599cc193c1b6ba5bf003344e5cee4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2fefa",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_incident",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="origin",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dataset", ""), _negated=True),
                            models.Q(("original_id", ""), _negated=True),
                        ),
                        name="origin_names_its_record",
                        violation_error_message="Give the dataset and the id it has there.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="origin",
                    constraint=models.UniqueConstraint(
                        fields=("dataset", "original_id"),
                        name="origin_record_is_held_once",
                        violation_error_message="Another incident already came from this record.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="origin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_originevent" ("codes", "dataset", "id", "incident_id", "licence", "original_id", "original_row", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "release", "sha256") SELECT new_values."codes", new_values."dataset", new_values."id", new_values."incident_id", new_values."licence", new_values."original_id", new_values."original_row", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."release", new_values."sha256" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f813d6f258cd186525401058dfc7529968d373df",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_827c1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_origin",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="origin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_originevent" ("codes", "dataset", "id", "incident_id", "licence", "original_id", "original_row", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "release", "sha256") SELECT new_values."codes", new_values."dataset", new_values."id", new_values."incident_id", new_values."licence", new_values."original_id", new_values."original_row", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."release", new_values."sha256" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="050a8aaf2abea938fa89fe02130de9dec9c3c07c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_05b57",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_origin",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="origin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_originevent" ("codes", "dataset", "id", "incident_id", "licence", "original_id", "original_row", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "release", "sha256") SELECT old_values."codes", old_values."dataset", old_values."id", old_values."incident_id", old_values."licence", old_values."original_id", old_values."original_row", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."release", old_values."sha256" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="81995aa19966dc4fe280f8040e4050c6603de83c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c08bf",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_origin",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "inferred"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="participation_inference_has_a_reason",
                        violation_error_message="Say in the reason why this desk infers it.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                [
                                    "stated",
                                    "attributed",
                                    "claimed",
                                    "admitted",
                                    "found",
                                    "inferred",
                                    "dataset",
                                ],
                            ),
                            ("stance__in", ["affirms", "hedges", "denies"]),
                            ("standing__in", ["recommended", "alternative", "rejected"]),
                        ),
                        name="participation_claim_codes_are_known",
                        violation_error_message="Choose basis, stance and standing from their lists.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "initiator",
                                    "orderer",
                                    "party",
                                    "supporter",
                                    "target",
                                    "affected",
                                    "host",
                                    "deployed",
                                    "responder",
                                    "mediator",
                                    "speaker",
                                    "addressee",
                                    "subject",
                                ],
                            )
                        ),
                        name="participation_role_is_known",
                        violation_error_message="role: choose one of initiator, orderer, party, supporter, target, affected, host, deployed, responder, mediator, speaker, addressee, subject.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "",
                                    "state-forces",
                                    "military",
                                    "unit",
                                    "police",
                                    "government-body",
                                    "rebel",
                                    "political-militia",
                                    "identity-militia",
                                    "rioters",
                                    "protesters",
                                    "civilians",
                                    "coalition",
                                    "intergovernmental",
                                    "private-security",
                                    "person",
                                    "organisation",
                                    "media",
                                    "collective",
                                    "unidentified",
                                ],
                            )
                        ),
                        name="participation_kind_is_known",
                        violation_error_message="kind: choose one of state-forces, military, unit, police, government-body, rebel, political-militia, identity-militia, rioters, protesters, civilians, coalition, intergovernmental, private-security, person, organisation, media, collective, unidentified.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("actor__isnull", False),
                            models.Q(
                                models.Q(("described_as", ""), _negated=True),
                                models.Q(("kind", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="participation_says_who",
                        violation_error_message="Choose the actor, or say who it was and of what kind.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("side__isnull", True), ("side__range", (1, 9)), _connector="OR"
                        ),
                        name="participation_side_is_one_to_nine",
                        violation_error_message="side: a number from 1 to 9.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("standing", "recommended")),
                        fields=("incident", "role", "actor", "described_as"),
                        name="participation_has_one_recommended_claim",
                        nulls_distinct=False,
                        violation_error_message="Two recommended claims give the same actor the same role: make one of them alternative.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_participationevent" ("actor_id", "basis", "by_id", "cites", "described_as", "id", "incident_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "role", "side", "stance", "standing") SELECT new_values."actor_id", new_values."basis", new_values."by_id", new_values."cites", new_values."described_as", new_values."id", new_values."incident_id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."reason", new_values."role", new_values."side", new_values."stance", new_values."standing" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="41eceed2d6eaaa1278a005bd5ea6773f94cdcf2d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5aab9",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_participation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_participationevent" ("actor_id", "basis", "by_id", "cites", "described_as", "id", "incident_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "role", "side", "stance", "standing") SELECT new_values."actor_id", new_values."basis", new_values."by_id", new_values."cites", new_values."described_as", new_values."id", new_values."incident_id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."reason", new_values."role", new_values."side", new_values."stance", new_values."standing" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c59fa0190f322742e9cc9f4ff4497c94ae7f3b4d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_05353",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_participation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_participationevent" ("actor_id", "basis", "by_id", "cites", "described_as", "id", "incident_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "role", "side", "stance", "standing") SELECT old_values."actor_id", old_values."basis", old_values."by_id", old_values."cites", old_values."described_as", old_values."id", old_values."incident_id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."reason", old_values."role", old_values."side", old_values."stance", old_values."standing" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="53848674377f16cb60ede453261a9672263250d4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_124cf",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_participation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="place",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="place_slug_is_a_slug",
                        violation_error_message="slug: use lower-case letters, digits and single hyphens, for example kataib-hizbollah.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="place",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "world-region",
                                    "country",
                                    "area1",
                                    "area2",
                                    "area3",
                                    "settlement",
                                    "neighbourhood",
                                    "site",
                                    "route",
                                    "zone",
                                    "sea",
                                    "airspace",
                                ],
                            )
                        ),
                        name="place_kind_is_known",
                        violation_error_message="kind: choose one of world-region, country, area1, area2, area3, settlement, neighbourhood, site, route, zone, sea, airspace.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="place",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "target_kind__in",
                                [
                                    "",
                                    "military-base",
                                    "checkpoint",
                                    "convoy",
                                    "headquarters",
                                    "diplomatic",
                                    "government",
                                    "police",
                                    "residential",
                                    "market",
                                    "medical",
                                    "school",
                                    "religious",
                                    "media",
                                    "camp",
                                    "energy",
                                    "water",
                                    "transport",
                                    "airport",
                                    "port",
                                    "communications",
                                    "farm",
                                    "weapons-store",
                                    "person",
                                    "none-apparent",
                                ],
                            )
                        ),
                        name="place_target_kind_is_known",
                        violation_error_message="target_kind: choose one of military-base, checkpoint, convoy, headquarters, diplomatic, government, police, residential, market, medical, school, religious, media, camp, energy, water, transport, airport, port, communications, farm, weapons-store, person, none-apparent.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="place",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("latitude__isnull", False),
                                ("latitude__range", (-90, 90)),
                                ("longitude__isnull", False),
                                ("longitude__range", (-180, 180)),
                            ),
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            _connector="OR",
                        ),
                        name="place_is_on_earth",
                        violation_error_message="Give latitude (-90 to 90) and longitude (-180 to 180) together, in decimal degrees, or neither.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="place",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("radius_km__isnull", True),
                            ("radius_km__range", (0, 20038)),
                            _connector="OR",
                        ),
                        name="place_radius_is_a_distance",
                        violation_error_message="radius_km: give kilometres from 0 to 20038 (half round the Earth).",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="place",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("iso_alpha2", ""), _negated=True),
                        fields=("iso_alpha2",),
                        name="place_iso_alpha2_names_one_place",
                        violation_error_message="Another place already has this iso_alpha2.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="place",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("iso_alpha3", ""), _negated=True),
                        fields=("iso_alpha3",),
                        name="place_iso_alpha3_names_one_place",
                        violation_error_message="Another place already has this iso_alpha3.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="place",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("iso_3166_2", ""), _negated=True),
                        fields=("iso_3166_2",),
                        name="place_iso_3166_2_names_one_place",
                        violation_error_message="Another place already has this iso_3166_2.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="place",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_placeevent" ("geonames_id", "id", "iso_3166_2", "iso_alpha2", "iso_alpha3", "kind", "latitude", "longitude", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "radius_km", "slug", "target_kind") SELECT new_values."geonames_id", new_values."id", new_values."iso_3166_2", new_values."iso_alpha2", new_values."iso_alpha3", new_values."kind", new_values."latitude", new_values."longitude", new_values."name", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."radius_km", new_values."slug", new_values."target_kind" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f700815e99ef339c47faced2c7739abcca9637c7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bf910",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_place",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="place",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_placeevent" ("geonames_id", "id", "iso_3166_2", "iso_alpha2", "iso_alpha3", "kind", "latitude", "longitude", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "radius_km", "slug", "target_kind") SELECT new_values."geonames_id", new_values."id", new_values."iso_3166_2", new_values."iso_alpha2", new_values."iso_alpha3", new_values."kind", new_values."latitude", new_values."longitude", new_values."name", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."radius_km", new_values."slug", new_values."target_kind" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="41314e13e8fee475eec8230df0744ff186c9b16e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ce455",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_place",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="place",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_placeevent" ("geonames_id", "id", "iso_3166_2", "iso_alpha2", "iso_alpha3", "kind", "latitude", "longitude", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "radius_km", "slug", "target_kind") SELECT old_values."geonames_id", old_values."id", old_values."iso_3166_2", old_values."iso_alpha2", old_values."iso_alpha3", old_values."kind", old_values."latitude", old_values."longitude", old_values."name", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."radius_km", old_values."slug", old_values."target_kind" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a8c05609fb4a9f1e241f7b5777dd2004863b3e72",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7154c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_place",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="location",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "inferred"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="location_inference_has_a_reason",
                        violation_error_message="Say in the reason why this desk infers it.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="location",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                [
                                    "stated",
                                    "attributed",
                                    "claimed",
                                    "admitted",
                                    "found",
                                    "inferred",
                                    "dataset",
                                ],
                            ),
                            ("stance__in", ["affirms", "hedges", "denies"]),
                            ("standing__in", ["recommended", "alternative", "rejected"]),
                        ),
                        name="location_claim_codes_are_known",
                        violation_error_message="Choose basis, stance and standing from their lists.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="location",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "at",
                                    "launched-from",
                                    "impact",
                                    "origin",
                                    "destination",
                                    "via",
                                    "about",
                                ],
                            )
                        ),
                        name="location_role_is_known",
                        violation_error_message="role: choose one of at, launched-from, impact, origin, destination, via, about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="location",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "precision__in",
                                [
                                    "exact",
                                    "site",
                                    "settlement",
                                    "near",
                                    "zone",
                                    "area3",
                                    "area2",
                                    "area1",
                                    "country",
                                    "offshore",
                                    "not-stated",
                                ],
                            )
                        ),
                        name="location_precision_is_known",
                        violation_error_message="precision: choose one of exact, site, settlement, near, zone, area3, area2, area1, country, offshore, not-stated.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="location",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "public_precision__in",
                                [
                                    "",
                                    "exact",
                                    "site",
                                    "settlement",
                                    "near",
                                    "zone",
                                    "area3",
                                    "area2",
                                    "area1",
                                    "country",
                                    "offshore",
                                    "not-stated",
                                ],
                            )
                        ),
                        name="location_public_precision_is_known",
                        violation_error_message="public_precision: choose one of exact, site, settlement, near, zone, area3, area2, area1, country, offshore, not-stated.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="location",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("latitude__isnull", False),
                                ("latitude__range", (-90, 90)),
                                ("longitude__isnull", False),
                                ("longitude__range", (-180, 180)),
                            ),
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            _connector="OR",
                        ),
                        name="location_is_on_earth",
                        violation_error_message="Give latitude (-90 to 90) and longitude (-180 to 180) together, in decimal degrees, or neither.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="location",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("radius_km__isnull", True),
                            ("radius_km__range", (0, 20038)),
                            _connector="OR",
                        ),
                        name="location_radius_is_a_distance",
                        violation_error_message="radius_km: give kilometres from 0 to 20038 (half round the Earth).",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="location",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("place__isnull", False),
                            ("latitude__isnull", False),
                            models.Q(("described_as", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="location_says_where",
                        violation_error_message="Choose a place, give coordinates, or describe it.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="location",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("primary", True)),
                        fields=("incident",),
                        name="incident_has_one_primary_location",
                        violation_error_message="Only one location can be the primary one.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="location",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_locationevent" ("basis", "by_id", "cites", "described_as", "id", "incident_id", "latitude", "longitude", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "precision", "primary", "public_precision", "radius_km", "reason", "role", "stance", "standing") SELECT new_values."basis", new_values."by_id", new_values."cites", new_values."described_as", new_values."id", new_values."incident_id", new_values."latitude", new_values."longitude", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."position", new_values."precision", new_values."primary", new_values."public_precision", new_values."radius_km", new_values."reason", new_values."role", new_values."stance", new_values."standing" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="58d8a56a2e2230ed3f64b683d1e5fd904e9b3d59",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e6855",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_location",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="location",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_locationevent" ("basis", "by_id", "cites", "described_as", "id", "incident_id", "latitude", "longitude", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "precision", "primary", "public_precision", "radius_km", "reason", "role", "stance", "standing") SELECT new_values."basis", new_values."by_id", new_values."cites", new_values."described_as", new_values."id", new_values."incident_id", new_values."latitude", new_values."longitude", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."position", new_values."precision", new_values."primary", new_values."public_precision", new_values."radius_km", new_values."reason", new_values."role", new_values."stance", new_values."standing" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fc4dad0b748da3281929a213157f502ccab89ef5",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a3dbe",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_location",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="location",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_locationevent" ("basis", "by_id", "cites", "described_as", "id", "incident_id", "latitude", "longitude", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "precision", "primary", "public_precision", "radius_km", "reason", "role", "stance", "standing") SELECT old_values."basis", old_values."by_id", old_values."cites", old_values."described_as", old_values."id", old_values."incident_id", old_values."latitude", old_values."longitude", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."position", old_values."precision", old_values."primary", old_values."public_precision", old_values."radius_km", old_values."reason", old_values."role", old_values."stance", old_values."standing" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="82f381a07dda0f02aa748bfae647f0ea8b7221f9",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b454c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_location",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actor",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("starts_on__isnull", True),
                                ("starts_on__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("ends_on__isnull", True),
                                ("ends_on__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("starts_on__isnull", True),
                                ("ends_on__isnull", True),
                                ("starts_on__lte", models.F("ends_on")),
                                _connector="OR",
                            ),
                        ),
                        name="actor_starts_before_it_ends",
                        violation_error_message="The end lies before the start: exchange the two dates.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actor",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="actor_slug_is_a_slug",
                        violation_error_message="slug: use lower-case letters, digits and single hyphens, for example kataib-hizbollah.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="actor",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "state-forces",
                                    "military",
                                    "unit",
                                    "police",
                                    "government-body",
                                    "rebel",
                                    "political-militia",
                                    "identity-militia",
                                    "rioters",
                                    "protesters",
                                    "civilians",
                                    "coalition",
                                    "intergovernmental",
                                    "private-security",
                                    "person",
                                    "organisation",
                                    "media",
                                    "collective",
                                    "unidentified",
                                ],
                            )
                        ),
                        name="actor_kind_is_known",
                        violation_error_message="kind: choose one of state-forces, military, unit, police, government-body, rebel, political-militia, identity-militia, rioters, protesters, civilians, coalition, intergovernmental, private-security, person, organisation, media, collective, unidentified.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_actorevent" ("acled_name", "country_id", "description", "end", "ends_on", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start", "starts_on", "ucdp_id", "wikidata") SELECT new_values."acled_name", new_values."country_id", new_values."description", new_values."end", new_values."ends_on", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."slug", new_values."start", new_values."starts_on", new_values."ucdp_id", new_values."wikidata" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2456414534bf57eb575dbb3d2277885a6f69b398",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_681a1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_actor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_actorevent" ("acled_name", "country_id", "description", "end", "ends_on", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start", "starts_on", "ucdp_id", "wikidata") SELECT new_values."acled_name", new_values."country_id", new_values."description", new_values."end", new_values."ends_on", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."slug", new_values."start", new_values."starts_on", new_values."ucdp_id", new_values."wikidata" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="768797dc22c5304a21958f41bfa7a6aa6affc498",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_665ff",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_actor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_actorevent" ("acled_name", "country_id", "description", "end", "ends_on", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start", "starts_on", "ucdp_id", "wikidata") SELECT old_values."acled_name", old_values."country_id", old_values."description", old_values."end", old_values."ends_on", old_values."id", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."slug", old_values."start", old_values."starts_on", old_values."ucdp_id", old_values."wikidata" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="19f6a25c6ae8695bf9d4c269b17991f31652a6c7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a8db1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_actor",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="placeancestor",
                    constraint=models.UniqueConstraint(
                        fields=("descendant", "ancestor"), name="place_ancestor_stands_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="placename",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("starts_on__isnull", True),
                                ("starts_on__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("ends_on__isnull", True),
                                ("ends_on__range", ("0001-01-01", "9999-12-31")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("starts_on__isnull", True),
                                ("ends_on__isnull", True),
                                ("starts_on__lte", models.F("ends_on")),
                                _connector="OR",
                            ),
                        ),
                        name="placename_starts_before_it_ends",
                        violation_error_message="The end lies before the start: exchange the two dates.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="placename",
                    constraint=models.UniqueConstraint(
                        fields=("place", "name", "language", "start", "end"),
                        name="place_has_each_name_once",
                        violation_error_message="This place already has this name.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_placenameevent" ("end", "ends_on", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "script", "start", "starts_on") SELECT new_values."end", new_values."ends_on", new_values."id", new_values."language", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."script", new_values."start", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="17662488bc497a804fa2d758b912dcc8d706d07e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2d0ef",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_placename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_placenameevent" ("end", "ends_on", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "script", "start", "starts_on") SELECT new_values."end", new_values."ends_on", new_values."id", new_values."language", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."script", new_values."start", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d6ef0fb23b71c691240c66733a58f18f738989bc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aec72",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_placename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="placename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_placenameevent" ("end", "ends_on", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "script", "start", "starts_on") SELECT old_values."end", old_values."ends_on", old_values."id", old_values."language", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."script", old_values."start", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f7d7ca290a12c6530e84f33bd466b49a48c74037",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8a23a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_placename",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publisher",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="publisher_slug_is_a_slug",
                        violation_error_message="slug: use lower-case letters, digits and single hyphens, for example kataib-hizbollah.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="publisher",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reliability__in", ["", "A", "B", "C", "D", "E", "F"])),
                        name="publisher_reliability_is_known",
                        violation_error_message="reliability: choose one of A, B, C, D, E, F.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publisher",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_publisherevent" ("country_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reliability", "slug", "url") SELECT new_values."country_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reliability", new_values."slug", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="06996df65a024e48b28a3997b89054dbf81ca7e8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ddb17",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="incidents_publisher",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publisher",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_publisherevent" ("country_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reliability", "slug", "url") SELECT new_values."country_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reliability", new_values."slug", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a8bd0a08d942a302f28ba119aedda3348c6c4089",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ce14a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="incidents_publisher",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publisher",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_publisherevent" ("country_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reliability", "slug", "url") SELECT old_values."country_id", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reliability", old_values."slug", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5e42a87046318704936493d3268d8844b7a50b29",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_461e5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_publisher",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="recordindex",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["terms"], name="record_index_by_term"
                    ),
                ),
                migrations.AddIndex(
                    model_name="recordindex",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="record_index_by_word"
                    ),
                ),
                migrations.AddIndex(
                    model_name="recordindex",
                    index=models.Index(
                        fields=["reference", "record"], name="record_index_by_reference"
                    ),
                ),
                migrations.AddIndex(
                    model_name="recordindex",
                    index=models.Index(
                        fields=["incident_id", "record"], name="record_index_by_incident"
                    ),
                ),
                migrations.AddIndex(
                    model_name="recordindex",
                    index=models.Index(fields=["earliest", "latest"], name="record_index_by_date"),
                ),
                migrations.AddIndex(
                    model_name="record",
                    index=models.Index(fields=["incident", "position"], name="record_by_incident"),
                ),
                migrations.AddIndex(
                    model_name="record",
                    index=models.Index(
                        fields=["reference", "position"], name="record_by_reference"
                    ),
                ),
                migrations.AddIndex(
                    model_name="record",
                    index=models.Index(fields=["recorded_at", "position"], name="record_by_time"),
                ),
                migrations.AddConstraint(
                    model_name="record",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "action__in",
                                [
                                    "published",
                                    "updated",
                                    "corrected",
                                    "restated",
                                    "retracted",
                                    "restored",
                                    "merged",
                                    "withheld",
                                ],
                            )
                        ),
                        name="record_action_is_known",
                        violation_error_message="action: choose one of published, updated, corrected, restated, retracted, restored, merged, withheld.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="source_slug_is_a_slug",
                        violation_error_message="slug: use lower-case letters, digits and single hyphens, for example kataib-hizbollah.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "news-report",
                                    "wire-report",
                                    "statement",
                                    "social-media",
                                    "video",
                                    "image",
                                    "court-document",
                                    "official-document",
                                    "ngo-report",
                                    "dataset",
                                    "book",
                                    "other",
                                ],
                            )
                        ),
                        name="source_kind_is_known",
                        violation_error_message="kind: choose one of news-report, wire-report, statement, social-media, video, image, court-document, official-document, ngo-report, dataset, book, other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("coding_state__in", ["uncoded", "in-work", "coded", "nothing-to-code"])
                        ),
                        name="source_coding_state_is_known",
                        violation_error_message="coding_state: choose one of uncoded, in-work, coded, nothing-to-code.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("sha256", ""), ("sha256__regex", "^[0-9a-f]{64}$"), _connector="OR"
                        ),
                        name="source_sha256_is_a_digest",
                        violation_error_message="sha256: give 64 lower-case hexadecimal digits.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_sourceevent" ("accessed", "archive_url", "authors", "coding_state", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_earliest", "published_latest", "publisher_id", "sha256", "slug", "title", "url") SELECT new_values."accessed", new_values."archive_url", new_values."authors", new_values."coding_state", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published", new_values."published_earliest", new_values."published_latest", new_values."publisher_id", new_values."sha256", new_values."slug", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b3e9f0660dd23bca478a7d8998083898b45178fb",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_sourceevent" ("accessed", "archive_url", "authors", "coding_state", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_earliest", "published_latest", "publisher_id", "sha256", "slug", "title", "url") SELECT new_values."accessed", new_values."archive_url", new_values."authors", new_values."coding_state", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published", new_values."published_earliest", new_values."published_latest", new_values."publisher_id", new_values."sha256", new_values."slug", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3253cdb53e3bad17ef4a6eec8d2905b7daad23df",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_sourceevent" ("accessed", "archive_url", "authors", "coding_state", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_earliest", "published_latest", "publisher_id", "sha256", "slug", "title", "url") SELECT old_values."accessed", old_values."archive_url", old_values."authors", old_values."coding_state", old_values."id", old_values."kind", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published", old_values."published_earliest", old_values."published_latest", old_values."publisher_id", old_values."sha256", old_values."slug", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="723be54d10d00b026fd31ede217b7972166a0d2c",
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
                        condition=models.Q(("anonymity__in", ["", "named", "unnamed", "withheld"])),
                        name="citation_anonymity_is_known",
                        violation_error_message="anonymity: choose one of named, unnamed, withheld.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("incident__isnull", True),
                            ("affiliation__isnull", True),
                            _connector="XOR",
                        ),
                        name="citation_belongs_to_one_owner",
                        violation_error_message="A citation belongs to one incident or one affiliation.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("source__isnull", False), ("publisher__isnull", False), _connector="OR"
                        ),
                        name="citation_names_a_source_or_publisher",
                        violation_error_message="Choose the source, or at least its publisher.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("credibility__isnull", True),
                            ("credibility__range", (1, 6)),
                            _connector="OR",
                        ),
                        name="citation_credibility_is_on_the_scale",
                        violation_error_message="credibility: 1 (confirmed) to 6 (cannot be judged).",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="citation_numbers_start_at_one",
                        violation_error_message="Number citations from 1.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.UniqueConstraint(
                        fields=("incident", "number"),
                        name="incident_citation_number_is_unique",
                        violation_error_message="Two citations have this number: give each its own.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.UniqueConstraint(
                        fields=("affiliation", "number"),
                        name="affiliation_citation_number_is_unique",
                        violation_error_message="Two citations have this number: give each its own.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_citationevent" ("affiliation_id", "anonymity", "credibility", "id", "incident_id", "locator", "number", "on_behalf_of_id", "paraphrase", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "quotation", "source_id", "speaker_described_as", "speaker_id") SELECT new_values."affiliation_id", new_values."anonymity", new_values."credibility", new_values."id", new_values."incident_id", new_values."locator", new_values."number", new_values."on_behalf_of_id", new_values."paraphrase", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."publisher_id", new_values."quotation", new_values."source_id", new_values."speaker_described_as", new_values."speaker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2af81079b3f04c682fe4aa88dda48820fa3e44ab",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_citationevent" ("affiliation_id", "anonymity", "credibility", "id", "incident_id", "locator", "number", "on_behalf_of_id", "paraphrase", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "quotation", "source_id", "speaker_described_as", "speaker_id") SELECT new_values."affiliation_id", new_values."anonymity", new_values."credibility", new_values."id", new_values."incident_id", new_values."locator", new_values."number", new_values."on_behalf_of_id", new_values."paraphrase", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."publisher_id", new_values."quotation", new_values."source_id", new_values."speaker_described_as", new_values."speaker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9cc62dd8b2fa8b42e5d2940604dcfa42c0b10b6a",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "incidents_citationevent" ("affiliation_id", "anonymity", "credibility", "id", "incident_id", "locator", "number", "on_behalf_of_id", "paraphrase", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "quotation", "source_id", "speaker_described_as", "speaker_id") SELECT old_values."affiliation_id", old_values."anonymity", old_values."credibility", old_values."id", old_values."incident_id", old_values."locator", old_values."number", old_values."on_behalf_of_id", old_values."paraphrase", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."publisher_id", old_values."quotation", old_values."source_id", old_values."speaker_described_as", old_values."speaker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="68c182df8a0064738148c88aeacf23284747b430",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_57c27",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="incidents_citation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="typeancestor",
                    constraint=models.UniqueConstraint(
                        fields=("descendant", "ancestor"), name="type_ancestor_stands_once"
                    ),
                ),
            ]
        ),
    ]
