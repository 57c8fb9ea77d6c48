"""The edit lock, and no occurrence in the future."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0004_claims_cite_existing_citations")]
    operations = [sql.run("revision")]
