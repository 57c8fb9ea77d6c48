"""Make a token for a program that speaks to the API."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from incidents.models import AccessToken, User
from incidents.models.access_token import LONGEST_DAYS, Scope


class Command(BaseCommand):
    """Prints the secret of a new token and nothing else, so that a script can read it."""

    help = "Make a token in the name of a user and print its secret, which nobody can tell again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, what for, how far it reaches, how long it lives."""
        parser.add_argument("user", help="user name of the account it acts for")
        parser.add_argument("name", help="what it is for")
        parser.add_argument("--scope", choices=Scope.values, default=Scope.READ.value)
        parser.add_argument("--days", type=int, default=365, help=f"1 to {LONGEST_DAYS}")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it; an account that is closed or unknown, and a name that is taken, are refused."""
        user = User.objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no open account {options['user']!r}.")
        if not 1 <= options["days"] <= LONGEST_DAYS:
            raise CommandError(f"--days {options['days']}: write 1 to {LONGEST_DAYS}.")
        token, secret = AccessToken.unsaved(
            user=user, name=options["name"], scope=options["scope"], days=options["days"]
        )
        try:
            token.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        token.save()
        self.stdout.write(secret)
