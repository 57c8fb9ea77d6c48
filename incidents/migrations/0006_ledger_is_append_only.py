"""The ledger's lock, times, and the guards that keep it append-only."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0005_revision_rises_with_every_change")]
    operations = [sql.run("ledger")]
