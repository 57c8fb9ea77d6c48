"""Names of actors and places as they are searched, and trigram indexes on them."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0011_list_indexes")]
    operations = [sql.run("names_searched")]
