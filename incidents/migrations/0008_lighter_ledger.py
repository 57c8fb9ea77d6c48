"""Less work for each record: no index that another begins with, a quicker fold(), no compression."""

import django.db.models.deletion
from django.db import migrations, models

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0007_groups")]
    operations = [
        migrations.AlterField(
            model_name="record",
            name="incident",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="records",
                to="incidents.incident",
            ),
        ),
        migrations.AlterField(
            model_name="recordindex",
            name="chronology",
            field=models.CharField(db_collation="C", max_length=80),
        ),
        migrations.AddConstraint(
            model_name="recordindex",
            constraint=models.UniqueConstraint(
                fields=("chronology",), name="chronology_has_no_ties"
            ),
        ),
        sql.run("fold_ascii"),
        sql.run("documents_as_they_are"),
    ]
