"""The groups reader, analyst and editor with their permissions; may be run again."""

from typing import Any

from django.db import migrations

REFERENCE = ["actor", "actorname", "affiliation", "place", "placename", "publisher", "source"]
PARTS = ["location", "participation", "figure", "citation", "incidentlink", "origin"]
EDITED = ["incident", "incidentothertype", *PARTS, *REFERENCE]
SEEN = [*EDITED, "incidenttype", "record"]
GROUPS = {
    "reader": [f"view_{model}" for model in SEEN],
    "analyst": [
        *(f"view_{model}" for model in SEEN),
        *(f"{verb}_{model}" for verb in ("add", "change", "delete") for model in EDITED),
    ],
    "editor": [
        *(f"view_{model}" for model in SEEN),
        *(f"{verb}_{model}" for verb in ("add", "change", "delete") for model in EDITED),
        *(f"{verb}_incidenttype" for verb in ("add", "change", "delete")),
        "publish_incident",
    ],
}


def make_groups(apps: Any, schema_editor: Any) -> None:
    """Make the groups; permissions are made here too, since Django makes them only afterwards."""
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, codenames in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        for codename in codenames:
            verb, model = codename.split("_", 1)
            content_type, _ = content_types.get_or_create(app_label="incidents", model=model)
            label = (
                "Can publish, correct, retract and restate incidents"
                if verb == "publish"
                else f"Can {verb} {apps.get_model('incidents', model)._meta.verbose_name}"
            )
            permission, _ = permissions.get_or_create(
                codename=codename, content_type=content_type, defaults={"name": label}
            )
            group.permissions.add(permission)


def remove_groups(apps: Any, schema_editor: Any) -> None:
    """Remove the three groups; the permissions belong to their models and stay."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0006_ledger_is_append_only"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, remove_groups)]
