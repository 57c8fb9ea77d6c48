"""The index by which the nearest incidents are found while somebody types."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0009_desk")]
    operations = [sql.run("nearest")]
