"""`manage.py makemessages`: collects what pages say and lists what is not translated yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config import catalogues


class Command(BaseCommand):
    """In place of Django's command of that name, which needs the programs of GNU gettext."""

    help = (
        "Collects the messages of all sources, writes them into the .po files, makes the .mo files "
        "of them, and lists what is not translated."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to look only."""
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing; end with an error when anything is untranslated.",
        )

    def handle(self, *, check: bool, **_options: Any) -> None:
        """Do so for every app and language."""
        lacking = 0
        for each in catalogues.catalogues():
            catalog = each.merged()
            if not check:
                each.write(catalog)
            untranslated = catalogues.lacking(catalog)
            lacking += len(untranslated)
            for message in untranslated:
                context = f" ({message.context})" if message.context else ""
                file = each.po.relative_to(each.folder.parent)
                self.stdout.write(f"{file}: {message.id!r}{context}")
            self.stdout.write(f"{each.app}, {each.language}: {len(catalog)} messages.")
        if check and lacking:
            raise CommandError(f"{lacking} messages are not translated.")
        self.stdout.write(f"{lacking} messages are not translated." if lacking else "All are.")
