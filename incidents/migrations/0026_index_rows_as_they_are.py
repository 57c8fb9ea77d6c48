"""Rows of the index are kept whole and uncompressed: their terms are looked through as they lie."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0025_throttle")]
    operations = [sql.run("index_rows_as_they_are")]
