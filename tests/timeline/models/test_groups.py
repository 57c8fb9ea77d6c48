"""What the groups may do with timelines."""

import pytest
from django.contrib.auth.models import Permission

VERBS = ("view", "add", "change", "delete")
MODELS = ("timeline", "timelinesection", "timelineentry")
SEEN = {f"view_{model}" for model in MODELS}
MADE = {f"{verb}_{model}" for verb in VERBS for model in MODELS}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("group", "allowed"),
    [("reader", SEEN), ("analyst", MADE), ("editor", MADE | {"publish_timeline"})],
)
def test_group_may_do_exactly_this(group, allowed):
    found = Permission.objects.filter(group__name=group, content_type__app_label="timeline")
    assert {permission.codename for permission in found} == allowed


@pytest.mark.django_db
def test_permissions_are_named_as_django_would():
    found = Permission.objects.filter(content_type__app_label="timeline")
    labels = dict(found.values_list("codename", "name"))
    assert labels["publish_timeline"] == "Can publish and withdraw timelines"
    assert labels["change_timelinesection"] == "Can change section"
