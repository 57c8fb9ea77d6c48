"""Measure on a throwaway database: ``python -m benchmarks [PART] [--incidents N]``."""

import argparse
import os

import django
from django.core.management import call_command

from config.embedded import throwaway

PARTS = ("ledger", "desk", "forms", "lists")


def main() -> None:
    """Start a database, fill it, measure, print; everything is gone afterwards.

    ``ledger`` is publishing and reading, ``desk`` what is asked while an incident is typed,
    ``forms`` the form of a big incident, ``lists`` the incident list and the dashboard.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, default="ledger")
    parser.add_argument("--incidents", type=int, default=100_000, help="how many to generate")
    asked = parser.parse_args()
    throwaway.ensure()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    measure(asked.part, asked.incidents)


def measure(part: str, count: int) -> None:
    """Prepare, then measure that part."""
    # Models can be imported only once Django is set up, and so can what measures them.
    from benchmarks import desk, forms, lists, publishing, reading  # noqa: PLC0415  # as said
    from incidents.models import User  # noqa: PLC0415  # as said

    call_command("migrate", database="owner", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("load_seeds", publish=True, verbosity=0)
    editor = User.objects.get(username="seeds")
    if part == "forms":
        forms.measure()
        return
    publishing.generate(count)
    if part == "desk":
        desk.measure()
        return
    if part == "lists":
        lists.measure(editor)
        return
    publishing.measure_many(editor)
    publishing.measure_one(editor)
    reading.measure()


if __name__ == "__main__":
    main()
