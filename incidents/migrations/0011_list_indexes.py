"""What the lists of the desk look up: words, the order by date, and when something was changed."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0010_nearest")]
    operations = [sql.run("list_indexes")]
