"""Imports a file as the command does, in batches so small that it is many transactions.

To be run as a process of its own, which somebody else may end at any moment.
"""

import sys

import django
from django.core.management import execute_from_command_line

BATCH = 10


def main() -> None:
    """Say when it begins, since starting takes longer than importing."""
    django.setup()
    from incidents.importing import run  # noqa: PLC0415  # models need Django first

    run.BATCH = BATCH
    print("begun", flush=True)
    execute_from_command_line(["manage.py", "import_incidents", *sys.argv[1:]])


if __name__ == "__main__":
    main()
