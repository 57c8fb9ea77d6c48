"""The first accounts, made in a database that nobody can sign in to."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group
from django.db import transaction

FIRST = ("analyst", "editor")


def create_first() -> dict[str, str]:
    """Make an account in the group of its name for each of `FIRST`; return their passwords.

    Empty when there is any account with a password already: that of the seeds has none. The
    passwords are kept nowhere else.
    """
    users = get_user_model()._default_manager
    if users.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists():
        return {}
    passwords = {name: secrets.token_urlsafe(12) for name in FIRST}
    with transaction.atomic():
        for name, password in passwords.items():
            user = users.create_user(username=name, password=password, is_staff=True)
            user.groups.add(Group.objects.get(name=name))
    return passwords
