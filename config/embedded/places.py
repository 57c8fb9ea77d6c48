"""Where a cluster keeps its files, all derived from DATA_DIR."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

# A socket's whole path must fit into 103 bytes on macOS and 107 on Linux.
LONGEST_SOCKET_PATH = 100
SHORT_FOLDERS = Path("/tmp")  # noqa: S108  # TMPDIR may differ between shells; sockets.py trusts no folder of others


@dataclass(frozen=True)
class Places:
    """The files of the cluster of one DATA_DIR."""

    data_dir: Path
    PORT: ClassVar[int] = 5432  # part of the socket's name only: nothing listens on a port

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.data_dir / "postgres"

    @property
    def unfinished(self) -> Path:
        """Where a cluster is made before it takes its name; what is found here is thrown away."""
        return self.data_dir / "postgres.unfinished"

    @property
    def log(self) -> Path:
        """What PostgreSQL wrote; the one before it is kept beside it."""
        return self.data_dir / "postgres.log"

    @property
    def guard(self) -> Path:
        """Locked while the cluster is being started or stopped."""
        return self.data_dir / "postgres.lock"

    @property
    def binaries(self) -> Path:
        """Where the programs are copied to when the database user cannot reach them."""
        return self.data_dir / "binaries"

    @property
    def socket_folder(self) -> Path:
        """The folder of the socket: in DATA_DIR, or elsewhere when no client could name that.

        A path may be too long for a socket, and a comma would part it in two.
        """
        folder = self.data_dir / "socket"
        length = len(os.fsencode(self._socket_in(folder)))
        if length <= LONGEST_SOCKET_PATH and "," not in str(folder):
            return folder
        digest = hashlib.sha256(os.fsencode(self.data_dir)).hexdigest()[:16]
        return SHORT_FOLDERS / f"incidents-{os.getuid()}-{digest}"

    @property
    def socket(self) -> Path:
        """The socket itself."""
        return self._socket_in(self.socket_folder)

    def _socket_in(self, folder: Path) -> Path:
        return folder / f".s.PGSQL.{self.PORT}"


def make_folder(path: Path) -> None:
    """Make DATA_DIR: private, but for root's, which the database user has to pass through."""
    if not path.exists():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o711 if os.geteuid() == 0 else 0o700)
