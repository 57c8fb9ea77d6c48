"""Load coded reports from seeds/ into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

from incidents.importing.seed_file import WrongSeedFile, combine, read
from incidents.importing.seeds import load_seed
from incidents.models import User


class Command(BaseCommand):
    """New incidents are added, changed ones corrected; a second run changes nothing."""

    help = "Load the coded reports of seeds/ (or the files named); a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which files, whether to publish, and why a changed file is a correction."""
        parser.add_argument("files", nargs="*", type=Path, help="YAML files; default: seeds/*.yaml")
        parser.add_argument("--publish", action="store_true", help="publish what is new or changed")
        parser.add_argument("--reason", default="", help="why changed incidents are corrected")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read every file first, in the order of their names; a wrong one changes nothing."""
        files = options["files"] or sorted((settings.BASE_DIR / "seeds").glob("*.yaml"))
        try:
            for seed in combine(read(path) for path in files):
                outcome = load_seed(
                    seed, by=seeder(), publishing=options["publish"], reason=options["reason"]
                )
                self.stdout.write(
                    f"{seed.label}: {len(outcome.added)} added, {len(outcome.changed)} changed,"
                    f" {len(outcome.unchanged)} unchanged"
                )
                for key in outcome.edited_here:
                    self.stderr.write(f"  {key}: edited here since it was loaded; left as it is")
        except (WrongSeedFile, OSError) as error:
            raise CommandError(str(error)) from error


def seeder() -> User:
    """The account in whose name seeds are published; nobody can sign in with it."""
    user, created = User.objects.get_or_create(
        username="seeds", defaults={"first_name": "Seed files", "password": "!"}
    )
    if created:
        user.groups.add(Group.objects.get(name="editor"))
    return user
