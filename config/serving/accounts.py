"""The first accounts, made in a database that has none."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

FIRST = ("analyst", "editor")


def create_first() -> dict[str, str]:
    """Make an account in the group of its name for each of `FIRST`; return their passwords.

    Empty when there is any account already. The passwords are kept nowhere else.
    """
    users = get_user_model()._default_manager
    if users.exists():
        return {}
    passwords = {name: secrets.token_urlsafe(12) for name in FIRST}
    with transaction.atomic():
        for name, password in passwords.items():
            user = users.create_user(username=name, password=password, is_staff=True)
            user.groups.add(Group.objects.get(name=name))
    return passwords
