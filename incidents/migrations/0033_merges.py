"""An incident may be merged into another one; going back needs every merge to be taken back."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

STATES = [
    ("draft", "Draft"),
    ("published", "Published"),
    ("retracted", "Retracted"),
    ("merged", "Merged"),
]
KNOWN, CITABLE = "incident_state_is_known", "incident_published_has_a_reference"


def state_of(model: str) -> migrations.AlterField:
    return migrations.AlterField(
        model_name=model,
        name="state",
        field=models.CharField(choices=STATES, default="draft", editable=False, max_length=10),
    )


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("incidents", "0030_sheets"),
    ]
    operations = [
        migrations.RemoveConstraint(model_name="incident", name=KNOWN),
        migrations.RemoveConstraint(model_name="incident", name=CITABLE),
        state_of("incident"),
        state_of("incidentevent"),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=["draft", "published", "retracted", "merged"]),
                name=KNOWN,
                violation_error_message="state: choose one of draft, published, retracted, merged.",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=["draft", "merged"])
                | models.Q(reference__isnull=False, version__gte=1),
                name=CITABLE,
                violation_error_message="Publish it through the publish action, which gives the "
                "reference.",
            ),
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "loser",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merge",
                        to="incidents.incident",
                    ),
                ),
                (
                    "winner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_here",
                        to="incidents.incident",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reason", models.TextField(blank=True, default="")),
                ("kept", models.JSONField(default=dict, editable=False)),
            ],
            options={
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("loser", models.F("winner")), _negated=True),
                        name="merge_joins_two_incidents",
                        violation_error_message="Choose two different ones: nothing is related to "
                        "itself.",
                    )
                ],
            },
        ),
    ]
