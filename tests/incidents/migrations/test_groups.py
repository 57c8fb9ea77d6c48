"""The groups may do what the migration says, and only editors publish."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from incidents.models import User
from tests.conftest import signed_up

pytestmark = pytest.mark.django_db
migration: Any = import_module("incidents.migrations.0007_groups")
later: Any = import_module("incidents.migrations.0020_coverage")
copies: Any = import_module("incidents.migrations.0044_kept_copies")
IMPORTING: dict[str, Any] = {
    "importjob": import_module("incidents.migrations.0027_import_jobs"),
    "importmapping": import_module("incidents.migrations.0028_import_mappings"),
    "namedecision": import_module("incidents.migrations.0029_name_decisions"),
}

REFERENCE = ["actor", "actorname", "affiliation", "place", "placename", "publisher", "source"]
WORKING = [
    *("incident", "incidentothertype", "location", "participation", "figure", "citation"),
    *("incidentlink", "origin", "coverage"),
]
VERBS = ["view", "add", "change", "delete"]


def allowed(group: str) -> set[str]:
    """The permissions of a group, all of them ours; those on timelines are tested with these."""
    found = Permission.objects.filter(group__name=group).select_related("content_type")
    apps = {permission.content_type.app_label for permission in found}
    assert apps - {"timeline"} == {"incidents"}
    return {each.codename for each in found if each.content_type.app_label == "incidents"}


def on(verbs: list[str], models: list[str]) -> set[str]:
    return {f"{verb}_{model}" for verb in verbs for model in models}


SEEN = on(["view"], [*REFERENCE, *WORKING, "incidenttype", "record"])
EDITED = on(VERBS, [*REFERENCE, *WORKING])
IMPORTED = (
    on(["view", "add"], ["importjob"])
    | on(VERBS, ["importmapping"])
    | on(["view", "change"], ["namedecision"])
)
EXPECTED = {
    "reader": SEEN,
    "analyst": SEEN | EDITED | IMPORTED | on(["view", "add"], ["sourcecopy"]),
    "editor": SEEN
    | EDITED
    | IMPORTED
    | on(VERBS, ["incidenttype"])
    | on(["view", "add", "delete"], ["sourcecopy"])
    | {"publish_incident"},
}


def test_groups_are_these_three():
    assert set(Group.objects.values_list("name", flat=True)) == set(EXPECTED)


@pytest.mark.parametrize("group", EXPECTED)
def test_group_may_do_exactly_this(group):
    granted = {*migration.GROUPS[group], *(f"{verb}_coverage" for verb in later.VERBS[group])}
    granted |= {f"{verb}_sourcecopy" for verb in copies.VERBS.get(group, [])}
    granted |= {
        f"{verb}_{model}" for model, made in IMPORTING.items() for verb in made.MAY.get(group, ())
    }
    assert allowed(group) == EXPECTED[group] == granted


@pytest.mark.parametrize(
    ("group", "publishes"), [("reader", False), ("analyst", False), ("editor", True)]
)
def test_only_editors_publish(group, publishes):
    user = signed_up("somebody", group)
    assert user.has_perm("incidents.publish_incident") is publishes


def test_nobody_without_a_group_may_do_anything():
    assert User.objects.create_user("nobody").get_all_permissions() == set()


@pytest.mark.parametrize("verb", ["add", "change", "delete"])
def test_nobody_edits_the_ledger(verb):
    permission = f"{verb}_record"
    assert not Permission.objects.filter(codename=permission, group__isnull=False).exists()


def test_permission_is_named_as_django_would():
    labels = dict(
        Permission.objects.filter(content_type__app_label="incidents").values_list(
            "codename", "name"
        )
    )
    assert labels["publish_incident"] == "Can publish, correct, retract and restate incidents"
    assert labels["change_incidentlink"] == "Can change incident link"


def counts() -> tuple[int, ...]:
    return (
        Group.objects.count(),
        Permission.objects.count(),
        ContentType.objects.count(),
        Group.permissions.through.objects.count(),
    )


def schema_editor() -> Any:
    return SimpleNamespace(connection=SimpleNamespace(alias="default"))


def test_groups_made_again_stay_as_they_are(analyst):
    before = counts()
    migration.make_groups(apps, schema_editor())
    assert counts() == before
    assert analyst.groups.get().name == "analyst"


def test_group_made_again_gets_back_what_it_lost():
    editors = Group.objects.get(name="editor")
    editors.permissions.clear()
    migration.make_groups(apps, schema_editor())
    for made in (later, copies, *IMPORTING.values()):
        made.allow(apps, schema_editor())
    assert allowed("editor") == EXPECTED["editor"]


@pytest.mark.parametrize("model", IMPORTING)
def test_rights_to_import_can_be_taken_away_again(model):
    IMPORTING[model].disallow(apps, schema_editor())
    assert not Permission.objects.filter(content_type__model=model).exists()


def test_groups_removed_leave_the_permissions_and_other_groups():
    Group.objects.create(name="ours")
    before = Permission.objects.count()
    migration.remove_groups(apps, schema_editor())
    assert list(Group.objects.values_list("name", flat=True)) == ["ours"]
    assert Permission.objects.count() == before
