"""Deferred triggers refuse a claim whose citation number is not there."""

from django.db import migrations

from incidents.migrations import sql


class Migration(migrations.Migration):
    dependencies = [("incidents", "0003_ancestors_by_trigger")]
    operations = [sql.run("cites")]
