#!/usr/bin/env python3
"""Django's command line for this project; `manage.py serve` runs everything."""

import os
import sys

from django.core.management import execute_from_command_line

from config.environment import WrongSetting

INTERRUPTED = 130
"""What a shell says of a program that Ctrl-C ended."""


def main() -> None:
    """Run one command; a wrong setting ends it with one line, Ctrl-C without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except WrongSetting as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
