"""`manage.py serve`: everything, from an empty folder to a running site."""

import signal
import sys
import time
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from config.embedded import locks
from config.embedded.cluster import Cluster
from config.embedded.errors import EmbeddedError
from config.embedded.places import make_folder
from config.environment import Environment
from config.serving import accounts, preparation
from config.serving.import_worker import ImportWorker
from config.serving.progress import step
from config.serving.webserver import WebServer, WebServerError

LOOK_EVERY_S = 0.5


class Command(BaseCommand):
    """Prepares, serves until it is told to stop, and then stops what it started."""

    help = "Start the database, make everything ready and serve the site until Ctrl-C."
    requires_system_checks: list[str] = []  # what they would find, `make test` finds

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve; a signal to stop is no error."""
        environment: Environment = settings.ENVIRONMENT
        for stop in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(stop, signal.default_int_handler)  # all three are a KeyboardInterrupt
        try:
            make_folder(environment.data_dir)
            with locks.held(environment.data_dir / "serve.lock", wait=False):
                self._serve(environment)
        except locks.LockedError as error:
            raise CommandError(
                f"DATA_DIR={environment.data_dir} is already being served, by process {error.pid}: "
                "run make stop to end that, or set DATA_DIR to another folder."
            ) from None
        except (EmbeddedError, WebServerError) as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(
                f"{error.filename} cannot be used ({error.strerror}): "
                "set DATA_DIR to a folder you can write to."
            ) from None
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")

    def _serve(self, environment: Environment) -> None:
        server, worker = WebServer(environment), ImportWorker(environment)
        cluster = Cluster(environment.data_dir) if environment.embedded else None
        if server.stop():
            self.stdout.write("A web server left behind by a killed run was ended.")
        server.check_port()
        with ExitStack() as at_the_end:
            at_the_end.callback(self._stop, server, worker, cluster)
            preparation.prepare(cluster, sys.stdout)
            with step(sys.stdout, "web server"):
                server.start()
            self._say_where(server, accounts.create_first())
            self._watch(server, worker, cluster)

    def _say_where(self, server: WebServer, passwords: dict[str, str]) -> None:
        for name, password in passwords.items():
            self.stdout.write(f"Account {name}, password {password} (shown only this once)")
        self.stdout.write(f"Ready at {server.address} - Ctrl-C stops it.")
        self.stdout.flush()

    def _watch(self, server: WebServer, worker: ImportWorker, cluster: Cluster | None) -> None:
        """Return never: raise when the web server ends, start again what else was killed."""
        while not server.has_ended():
            worker.keep_alive()
            if cluster and not cluster.process():
                self.stderr.write("The database has ended unexpectedly; it is started again.")
                cluster.start()
            time.sleep(LOOK_EVERY_S)
        raise WebServerError("The web server has ended; what it wrote stands above.")

    def _stop(self, server: WebServer, worker: ImportWorker, cluster: Cluster | None) -> None:
        """Stop all; a second Ctrl-C does not hurry it, or the database would stay behind."""
        for signal_ in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signal_, signal.SIG_IGN)
        server.stop()
        worker.stop()
        if cluster:
            cluster.stop()
