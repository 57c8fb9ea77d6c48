#!/usr/bin/env python3
"""Django's command line for this project; `manage.py serve` runs everything."""

import os
import sys

from django.core.management import execute_from_command_line

from config.environment import WrongSetting


def main() -> None:
    """Run one command; a wrong setting ends it with one line, not with a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except WrongSetting as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
