"""Run every measurement on a throwaway database: ``python -m benchmarks [--incidents 100000]``."""

import argparse
import os

from config.embedded import throwaway


def main() -> None:
    """Start a database, fill it, measure, print; everything is gone afterwards."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("--incidents", type=int, default=100_000, help="how many to generate")
    parser.add_argument("--forms", action="store_true", help="measure the forms of the desk alone")
    options = parser.parse_args()
    throwaway.ensure()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415  # settings read the environment that was just set

    django.setup()
    measure(None if options.forms else options.incidents)


def measure(count: int | None) -> None:
    """Prepare, then one part after the other; without a count the forms alone."""
    from django.core.management import call_command  # noqa: PLC0415  # needs Django to be set up

    from benchmarks import forms, publishing, reading  # noqa: PLC0415  # the same
    from incidents.models import User  # noqa: PLC0415  # the same

    call_command("migrate", database="owner", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("load_seeds", publish=True, verbosity=0)
    editor = User.objects.get(username="seeds")
    if count is None:
        forms.measure()
        return
    publishing.generate(count)
    publishing.measure_many(editor)
    publishing.measure_one(editor)
    reading.measure()


if __name__ == "__main__":
    main()
