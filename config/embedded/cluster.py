"""Makes, starts and stops the cluster of one DATA_DIR."""

import shutil
from pathlib import Path

import psutil

from config.embedded import account, binaries, locks, roles, sockets
from config.embedded.account import Account
from config.embedded.errors import EmbeddedError
from config.embedded.places import Places, make_folder
from config.embedded.server import Server

INITDB = (
    "--username=postgres",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth-local=trust",
    "--auth-host=reject",
    "--no-instructions",
)


class Cluster:
    """The embedded database of one DATA_DIR; several of these may speak of the same one."""

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self.places = Places(data_dir)
        self._durable = durable
        self._server = Server(self.places, durable=durable)

    def process(self) -> psutil.Process | None:
        """Return the running server, whoever started it."""
        return self._server.process()

    def start(self) -> None:
        """Make the cluster unless it exists, start it unless it runs, make roles and database."""
        make_folder(self.places.data_dir)
        with locks.held(self.places.guard):
            # One that runs already may still be recovering, or ending.
            if not (self.process() and self._server.is_ready()):
                user = account.choose(self.places)
                if not self.places.cluster.exists():
                    self._make(user)
                self._check_version()
                sockets.make_folder(self.places.socket_folder, user)
                self._server.start(user)
            roles.prepare(self.places)

    def stop(self) -> bool:
        """Stop the server after its last statement; False when none runs."""
        if not self.places.cluster.exists():
            return False
        with locks.held(self.places.guard):
            stopped = self._server.stop()
            sockets.remove_folder(self.places)
        return stopped

    def _make(self, user: Account) -> None:
        shutil.rmtree(self.places.unfinished, ignore_errors=True)
        self.places.unfinished.mkdir()
        user.own(self.places.unfinished)
        sync = () if self._durable else ("--no-sync",)
        result = user.run("initdb", "-D", str(self.places.unfinished), *INITDB, *sync)
        if result.returncode != 0:
            raise EmbeddedError(f"PostgreSQL could not make its files: {result.stderr.strip()}")
        self.places.unfinished.rename(self.places.cluster)

    def _check_version(self) -> None:
        made_by = (self.places.cluster / "PG_VERSION").read_text(encoding="ascii").strip()
        if made_by != binaries.major():
            raise EmbeddedError(
                f"{self.places.cluster} was made by PostgreSQL {made_by}, installed is "
                f"{binaries.major()}: move its data as docs/running.md tells under “A newer "
                "PostgreSQL”, or set DATA_DIR to another folder."
            )
