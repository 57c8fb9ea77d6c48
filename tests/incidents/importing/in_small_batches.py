"""Imports a file as the command does, in batches so small that it is many transactions.

To be run as a process of its own, which somebody else may end at any moment.
"""

import sys

import django

import manage

BATCH = 10


def main() -> None:
    """Say when it begins, since starting takes longer than importing."""
    django.setup()
    from incidents.importing import run  # noqa: PLC0415  # models need Django first

    run.BATCH = BATCH
    print("begun", flush=True)
    sys.argv[:1] = ["manage.py", "import_incidents"]
    manage.main()


if __name__ == "__main__":
    main()
