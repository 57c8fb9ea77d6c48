"""Run every measurement on a throwaway database: ``python -m benchmarks [--incidents 100000]``."""

import argparse
import os

from config.embedded import throwaway


def main() -> None:
    """Start a database, fill it, measure, print; everything is gone afterwards."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("--incidents", type=int, default=100_000, help="how many to generate")
    count = parser.parse_args().incidents
    throwaway.ensure()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415  # settings read the environment that was just set

    django.setup()
    from benchmarks import measures  # noqa: PLC0415  # needs Django to be set up

    measures.run(count)


if __name__ == "__main__":
    main()
