"""Triggers keep the ancestors of types, places and actors, and refuse cycles."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0002_extensions_and_fold")]
    operations = [sql.run("ancestors")]
