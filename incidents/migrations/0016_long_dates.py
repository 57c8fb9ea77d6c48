"""An index of the dates that meet a period from far away."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0015_other_affiliations")]
    operations = [sql.run("long_dates")]
