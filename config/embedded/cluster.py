"""Makes, starts and stops the cluster of one DATA_DIR."""

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from config.embedded import account, binaries, locks, postmaster, roles, sockets
from config.embedded.account import Account
from config.embedded.errors import EmbeddedError
from config.embedded.places import Places, make_folder

LONGEST_START_S = 300  # after a crash the server first replays its log
LONGEST_STOP_S = 60
RETRY_S = 5  # for as long, children of a killed server may still hold its memory
BIGGEST_LOG = 1_000_000
LEFT_BEHIND = re.compile("still in use|Is another post(master|gres)")
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
# A cluster for tests is thrown away: it need not survive a power cut.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Cluster:
    """The embedded database of one DATA_DIR; several of these may speak of the same one."""

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self.places = Places(data_dir)
        self.durable = durable
        self._child: subprocess.Popen[bytes] | None = None

    def process(self) -> psutil.Process | None:
        """Return the running server, whoever started it."""
        if self._child is not None and self._child.poll() is None:
            return psutil.Process(self._child.pid)
        return postmaster.find(self.places.cluster)

    def start(self) -> None:
        """Make the cluster unless it exists, start it unless it runs, make roles and database."""
        make_folder(self.places.data_dir)
        with self._guarded():
            if not self.process():
                user = account.choose(self.places)
                if not self.places.cluster.exists():
                    self._make(user)
                self._check_version()
                sockets.make_folder(self.places.socket_folder, user)
                self._launch(user)
            roles.prepare(self.places)

    def stop(self) -> bool:
        """Stop the server after its last statement; False when none runs."""
        if not self.places.cluster.exists():
            return False
        with self._guarded():
            process = self.process()
            if process is not None:
                process.send_signal(signal.SIGINT)  # "fast": ends sessions, writes all out
                self._wait_for_end(process)
            sockets.remove_folder(self.places)
        return process is not None

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Let only one process at a time start or stop this cluster."""
        with locks.held(self.places.guard):
            yield

    def _make(self, user: Account) -> None:
        shutil.rmtree(self.places.unfinished, ignore_errors=True)
        self.places.unfinished.mkdir()
        user.own(self.places.unfinished)
        sync = () if self.durable else ("--no-sync",)
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

    def _launch(self, user: Account) -> None:
        give_up = time.monotonic() + RETRY_S
        while True:
            offset = self._spawn(user)
            if self._wait_until_ready():
                return
            said = self._said_since(offset)
            if not LEFT_BEHIND.search(said) or time.monotonic() > give_up:
                raise EmbeddedError(
                    f"PostgreSQL did not start; it wrote to {self.places.log}:\n{said}"
                )
            time.sleep(0.2)
            self.process()  # removes what a killed server left behind, once that has ended

    def _spawn(self, user: Account) -> int:
        """Start the server; return where in the log it begins to write."""
        log = self.places.log
        if log.exists() and log.stat().st_size > BIGGEST_LOG:
            log.replace(log.with_suffix(".log.old"))
        arguments = ["-D", str(self.places.cluster)]
        for option in self._options():
            arguments += ["-c", option]
        with log.open("ab") as file:
            self._child = user.spawn("postgres", arguments, file)
            return file.tell()

    def _options(self) -> list[str]:
        folder = str(self.places.socket_folder).replace('"', '""')
        return [
            "listen_addresses=",
            f'unix_socket_directories="{folder}"',
            "unix_socket_permissions=0700",
            f"port={self.places.PORT}",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            *([] if self.durable else CARELESS),
        ]

    def _wait_until_ready(self) -> bool:
        assert self._child is not None
        give_up = time.monotonic() + LONGEST_START_S
        while self._child.poll() is None and time.monotonic() < give_up:
            if roles.answers(self.places):
                return True
            time.sleep(0.02)
        return False

    def _said_since(self, offset: int) -> str:
        with self.places.log.open("rb") as file:
            file.seek(offset)
            return file.read().decode(errors="replace").strip()

    def _wait_for_end(self, process: psutil.Process) -> None:
        give_up = time.monotonic() + LONGEST_STOP_S
        while postmaster.alive(process):
            if self._child is not None:
                self._child.poll()
            if time.monotonic() > give_up:
                raise EmbeddedError(
                    f"PostgreSQL (process {process.pid}) has not stopped in {LONGEST_STOP_S} s: "
                    "it may be waiting for its disk. Try again."
                )
            time.sleep(0.02)
