"""Positions and references have no gaps: what came to nothing takes none with it."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0034_duplicate_pairs")]
    operations = [sql.run("numbers_without_gaps")]
