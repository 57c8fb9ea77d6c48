"""Documents are made ready before the ledger is locked, and counts changed where they lie."""

from django.db import migrations, models

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0050_what_is_counted_of_terms")]

    operations = [
        migrations.CreateModel(
            "Restating",
            [
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("count", models.BigIntegerField()),
            ],
            options={"verbose_name_plural": "restating"},
        ),
        sql.run("counts_in_place"),
    ]
