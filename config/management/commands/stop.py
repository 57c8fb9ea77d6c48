"""`manage.py stop`: ends what runs for this DATA_DIR, or was left running."""

import time
from typing import Any

import psutil
from django.conf import settings
from django.core.management import BaseCommand, CommandError

from config.embedded import locks
from config.embedded.cluster import Cluster
from config.embedded.errors import EmbeddedError
from config.environment import Environment
from config.serving.webserver import WebServer

LONGEST_WAIT_S = 90


class Command(BaseCommand):
    """Ends the serving process, the web server and the database, whichever of them there are."""

    help = "End the server and the database that run, or were left running, for this DATA_DIR."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask a living `serve` to stop, then end what has no master any more."""
        environment: Environment = settings.ENVIRONMENT
        if not environment.data_dir.exists():
            self.stdout.write("Nothing ran.")
            return
        ended = self._end_serve(environment)
        try:
            ended |= WebServer(environment).stop()
            ended |= environment.embedded and Cluster(environment.data_dir).stop()
        except EmbeddedError as error:
            raise CommandError(str(error)) from None
        self.stdout.write("Stopped." if ended else "Nothing ran.")

    def _end_serve(self, environment: Environment) -> bool:
        """Wait until the lock of `serve` is free; tell its holder to stop when there is one."""
        give_up = time.monotonic() + LONGEST_WAIT_S
        asked = False
        while time.monotonic() < give_up:
            try:
                with locks.held(environment.data_dir / "serve.lock", wait=False):
                    return asked
            except locks.LockedError as error:
                if error.pid and not asked:
                    psutil.Process(error.pid).terminate()
                    asked = True
                time.sleep(0.1)
        raise CommandError(f"The server has not stopped within {LONGEST_WAIT_S} s.")
