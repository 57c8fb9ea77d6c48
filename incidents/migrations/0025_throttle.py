"""How much each user and address has asked of late, seen by every server process."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0024_kept_answers")]
    operations = [sql.run("throttle")]
