"""Run every measurement on a throwaway database: ``python -m benchmarks [--incidents 100000]``."""

import argparse
import os

from config.embedded import throwaway


def main() -> None:
    """Start a database, fill it, measure, print; everything is gone afterwards."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("--incidents", type=int, default=100_000, help="how many to generate")
    parser.add_argument("--desk", action="store_true", help="only what analysts wait for")
    asked = parser.parse_args()
    throwaway.ensure()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415  # settings read the environment that was just set

    django.setup()
    measure(asked.incidents, desk_only=asked.desk)


def measure(count: int, *, desk_only: bool) -> None:
    """Prepare, then one part after the other."""
    from django.core.management import call_command  # noqa: PLC0415  # needs Django to be set up

    from benchmarks import desk, publishing, reading  # noqa: PLC0415  # the same
    from incidents.models import User  # noqa: PLC0415  # the same

    call_command("migrate", database="owner", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("load_seeds", publish=True, verbosity=0)
    editor = User.objects.get(username="seeds")
    publishing.generate(count)
    if desk_only:
        desk.measure()
        return
    publishing.measure_many(editor)
    publishing.measure_one(editor)
    reading.measure()


if __name__ == "__main__":
    main()
