"""How many of each term are counted, and how many counted incidents no map can show."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0045_link_checks")]

    operations = [
        migrations.AddField("term", "counted", models.BigIntegerField(default=0, db_default=0)),
        migrations.AddField(
            "tally", "unplaced", models.BigIntegerField(default=0), preserve_default=False
        ),
    ]
