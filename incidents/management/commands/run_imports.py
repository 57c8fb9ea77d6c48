"""Run the imports that people ask for in the admin."""

import logging
import os
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection

from incidents.importing.jobs.worker import run_next

EVERY_S = 1.0
_LOG = logging.getLogger(__name__)


class Command(BaseCommand):
    """The worker: it ends when whoever started it does, and may be killed at any moment."""

    help = "Run the imports asked for in the admin, one after another, until it is ended."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to end when nothing waits, for a clock, or with whoever started it, for `serve`."""
        parser.add_argument("--once", action="store_true", help="end when none waits any more")
        started_by = "the process that starts it, with which it ends, gone though it may be by then"
        parser.add_argument("--started-by", type=int, metavar="PID", help=started_by)

    def handle(self, **options: Any) -> None:
        """Look every second; a database that is gone is waited for."""
        parent = options["started_by"] or os.getppid()
        while os.getppid() == parent:
            try:
                found = run_next()
            except (OperationalError, InterfaceError) as error:
                if options["once"]:
                    raise
                _LOG.warning("the database is waited for: %s", error)
                connection.close()
                found = False
            if options["once"] and not found:
                return
            time.sleep(0 if found else EVERY_S)
