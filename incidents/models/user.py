"""Who signs in."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """One person who signs in; what they may do follows from their groups.

    Groups *reader*, *analyst* and *editor* are made by a migration.
    """
