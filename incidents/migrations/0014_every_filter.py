"""What every filter asks for, beside each record: claims, totals, when it was reported and entered."""

import django.contrib.postgres.fields
from django.contrib.postgres.indexes import BrinIndex
from django.db import migrations, models

import incidents.models.record_index
from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0013_documents_in_their_rows")]
    operations = [
        sql.run("edtf_days"),
        migrations.AddField(
            model_name="recordindex",
            name="claims",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="recordindex", name="totals", field=models.JSONField(default=dict)
        ),
        migrations.AddField(
            model_name="recordindex", name="entered_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="recordindex",
            name="reported",
            field=incidents.models.record_index.DateMultirangeField(null=True),
        ),
        migrations.AddIndex(
            model_name="recordindex",
            index=BrinIndex(fields=["entered_at"], name="record_index_by_entry"),
        ),
    ]
