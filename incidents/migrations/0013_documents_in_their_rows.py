"""Documents of usual size are stored in their rows, which are read at once."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0012_names_searched")]
    operations = [sql.run("documents_in_their_rows")]
