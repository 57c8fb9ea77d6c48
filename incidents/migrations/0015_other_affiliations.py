"""Affiliations that are followed only when asked, as documents name them."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0014_every_filter")]
    operations = [sql.run("other_affiliations")]
