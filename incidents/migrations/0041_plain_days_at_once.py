"""The days of a report that is of a plain day are read without looking at what else it may be."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0040_numbers_without_gaps")]
    operations = [sql.run("plain_days_at_once")]
