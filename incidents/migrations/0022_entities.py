"""What readers may know of actors, places, types and sources, beside the ledger."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0021_tally"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("slug", models.CharField(db_collation="C", max_length=160)),
                ("position", models.BigIntegerField()),
                ("superseded_by", models.BigIntegerField(null=True)),
                ("parent", models.CharField(max_length=120)),
                ("category", models.CharField(max_length=20)),
                ("folded", models.TextField()),
                ("document", models.TextField()),
            ],
            options={
                "verbose_name_plural": "entities",
                "ordering": ["kind", "slug", "position"],
                "indexes": [models.Index(fields=["kind", "parent"], name="entity_by_parent")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "slug", "position"), name="entity_changes_once_a_position"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("kind", "slug"),
                        name="entity_has_one_current_state",
                    ),
                ],
            },
        ),
    ]
