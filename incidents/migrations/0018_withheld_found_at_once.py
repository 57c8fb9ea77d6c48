"""A small index of withholdings, since every entry that is shown asks whether one took it back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0017_found_by_point")]
    operations = [
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(action="withheld"),
                fields=["incident", "position"],
                name="record_withheld",
            ),
        ),
    ]
