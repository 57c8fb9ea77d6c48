"""Starts and ends the server process of a cluster that has been made."""

import re
import signal
import subprocess
import time

import psutil

from config.embedded import postmaster, roles
from config.embedded.account import Account
from config.embedded.errors import EmbeddedError
from config.embedded.memory import memory_mb
from config.embedded.places import Places

LONGEST_START_S = 300  # after a crash the server first replays its log
LONGEST_STOP_S = 60
RETRY_S = 5  # for as long, children of a killed server may still hold its memory
LEFT_BEHIND = re.compile("still in use|Is another post(master|gres)")
LOOK_EVERY_S = 0.02
BIGGEST_LOG = 1_000_000
# A cluster for tests is thrown away: it need not survive a power cut.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")

SMALLEST_BUFFERS_MB, LARGEST_BUFFERS_MB = 64, 4096

# Servers outlive the objects that started them, and Python warns of a forgotten child.
_STARTED: list["subprocess.Popen[bytes]"] = []


class Server:
    """The server of one cluster, whether this process started it or another did."""

    def __init__(self, places: Places, *, durable: bool) -> None:
        self.places = places
        self._durable = durable
        self._child: subprocess.Popen[bytes] | None = None

    def process(self) -> psutil.Process | None:
        """Return the running process; None when there is none."""
        if self._child is not None and self._child.poll() is None:
            return psutil.Process(self._child.pid)
        return postmaster.find(self.places.cluster)

    def start(self, user: Account) -> None:
        """Start it, again if what a killed one left behind is in the way at first."""
        give_up = time.monotonic() + RETRY_S
        while True:
            offset = self._spawn(user)
            if self.is_ready():
                return
            self.stop()
            said = self._said_since(offset)
            if not LEFT_BEHIND.search(said) or time.monotonic() > give_up:
                raise EmbeddedError(
                    f"PostgreSQL did not start; it wrote to {self.places.log}:\n{said}"
                )
            time.sleep(10 * LOOK_EVERY_S)

    def is_ready(self) -> bool:
        """Wait until it takes connections; False when it ends instead."""
        give_up = time.monotonic() + LONGEST_START_S
        while self.process() and time.monotonic() < give_up:
            if roles.answers(self.places):
                return True
            time.sleep(LOOK_EVERY_S)
        return False

    def stop(self) -> bool:
        """End sessions, write everything out and end it; False when none runs."""
        process = self.process()
        if process is None:
            return False
        process.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown
        give_up = time.monotonic() + LONGEST_STOP_S
        while postmaster.alive(process):
            if time.monotonic() > give_up:
                raise EmbeddedError(
                    f"PostgreSQL (process {process.pid}) has not stopped in {LONGEST_STOP_S} s: "
                    "it may be waiting for its disk. Try again."
                )
            time.sleep(LOOK_EVERY_S)
        if self._child is not None:
            self._child.poll()  # collects it
        return True

    def _spawn(self, user: Account) -> int:
        """Start the process; return where in the log it begins to write."""
        log = self.places.log
        if log.exists() and log.stat().st_size > BIGGEST_LOG:
            log.replace(log.with_suffix(".log.old"))
        arguments = ["-D", str(self.places.cluster)]
        for option in self._options():
            arguments += ["-c", option]
        with log.open("ab") as file:
            offset = file.tell()
            self._child = user.spawn("postgres", arguments, file)
        _STARTED.append(self._child)
        return offset

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
            f"shared_buffers={shared_buffers_mb()}MB",
            "max_wal_size=4GB",  # fewer checkpoints while much is published at once
            *([] if self._durable else CARELESS),
        ]

    def _said_since(self, offset: int) -> str:
        with self.places.log.open("rb") as file:
            file.seek(offset)
            return file.read().decode(errors="replace").strip()


def shared_buffers_mb() -> int:
    """Return an eighth of the memory, within bounds; pages are taken as they are used."""
    return min(max(memory_mb() // 8, SMALLEST_BUFFERS_MB), LARGEST_BUFFERS_MB)
