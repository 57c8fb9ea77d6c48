"""Extensions, and the one form in which text is stored for search and asked for."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0001_initial")]
    operations = [sql.run("fold")]
