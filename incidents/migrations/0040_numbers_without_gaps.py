"""Positions and references have no gaps: what came to nothing takes none with it."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0026_index_rows_as_they_are")]
    operations = [sql.run("numbers_without_gaps")]
