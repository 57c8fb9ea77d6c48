"""What the groups may do with timelines: analysts draft, editors publish; may be run again."""

from typing import Any

from django.db import migrations

MODELS = ("timeline", "timelinesection", "timelineentry")
VERBS = {"reader": ["view"], "analyst": ["view", "add", "change", "delete"]}
VERBS["editor"] = VERBS["analyst"]
PUBLISH = ("publish_timeline", "Can publish and withdraw timelines")
NAMES = {"timeline": "timeline", "timelinesection": "section", "timelineentry": "entry"}


def allow(apps: Any, schema_editor: Any) -> None:
    """Give the groups their permissions, which Django would make only afterwards."""
    using = schema_editor.connection.alias
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=VERBS):
        for model in MODELS:
            for verb in VERBS[group.name]:
                label = f"Can {verb} {NAMES[model]}"
                group.permissions.add(permission(apps, using, model, f"{verb}_{model}", label))
        if group.name == "editor":
            group.permissions.add(permission(apps, using, "timeline", *PUBLISH))


def permission(apps: Any, using: str, model: str, codename: str, label: str) -> Any:
    """The permission of that name, made if it is not there."""
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    content_type, _ = content_types.get_or_create(app_label="timeline", model=model)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    found, _ = permissions.get_or_create(
        codename=codename, content_type=content_type, defaults={"name": label}
    )
    return found


def disallow(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    permissions.filter(content_type__app_label="timeline", content_type__model__in=MODELS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0002_what_readers_see"),
        ("incidents", "0007_groups"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(allow, disallow)]
