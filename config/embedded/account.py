"""Which user of the system runs PostgreSQL, which refuses to run as root.

An ordinary user runs it himself. Root runs it as the owner of the cluster, else as `postgres` or
`nobody`. Nothing outside DATA_DIR is changed for that: where this user cannot pass through a folder
above DATA_DIR, the programs get one capability, to search folders, and nothing else.
"""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from config.embedded import binaries
from config.embedded.errors import EmbeddedError
from config.embedded.places import Places

CANDIDATES = ("postgres", "nobody")
CAPABILITIES = (
    "dac_read_search",
    "dac_override",
)  # the first is enough, containers have the second


@dataclass(frozen=True)
class Account:
    """How the programs are run: from which folder, as whom, behind which command."""

    programs: Path
    uid: int | None = None  # None: as whoever runs us
    gid: int | None = None
    before: tuple[str, ...] = ()

    def own(self, path: Path) -> None:
        """Give `path`, which is ours, to this account and close it to others."""
        path.chmod(0o700)
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def run(self, program: str | Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a program to its end; one named without a folder is PostgreSQL's."""
        command = self._command(program, arguments)
        return subprocess.run(
            command, check=False, capture_output=True, text=True, **self._settings()
        )

    def spawn(
        self, program: str, arguments: Sequence[str], log: IO[bytes]
    ) -> "subprocess.Popen[bytes]":
        """Start a program that stays, out of reach of the terminal's Ctrl-C."""
        command = self._command(program, arguments)
        return subprocess.Popen(
            command, stdout=log, stderr=log, start_new_session=True, **self._settings()
        )

    def can_enter(self, folder: Path) -> bool:
        """Try it: modes alone do not tell (access lists, mounts)."""
        return self.run(Path("/bin/sh"), "-c", 'test -x "$1/."', "sh", str(folder)).returncode == 0

    def _command(self, program: str | Path, arguments: Sequence[str]) -> list[str]:
        return [*self.before, str(self.programs / program), *arguments]

    def _settings(self) -> dict[str, Any]:
        """Keep the caller's PG variables, language, input and folder away from the program."""
        settings: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "cwd": "/",
            "env": {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        }
        if self.uid is not None and not self.before:
            settings |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return settings


def choose(places: Places) -> Account:
    """Choose the account for the cluster at `places`, whose DATA_DIR exists."""
    if os.geteuid() != 0:
        _check_owner(places.cluster)
        return Account(binaries.installed())
    uid, gid = _database_user(places.cluster)
    account = Account(binaries.installed(), uid, gid)
    if not account.can_enter(places.data_dir):
        return _with_capability(account, places.data_dir)
    if not account.can_enter(account.programs):
        return replace(account, programs=binaries.copied(places.binaries))
    return account


def _check_owner(cluster: Path) -> None:
    if cluster.exists() and (owner := cluster.stat().st_uid) != os.geteuid():
        raise EmbeddedError(
            f"{cluster} belongs to user number {owner}, who is not you: run as whoever made it "
            "(root, perhaps), or set DATA_DIR to another folder."
        )


def _database_user(cluster: Path) -> tuple[int, int]:
    """Find the owner of the cluster, else the first candidate this system has."""
    if cluster.exists() and (made_by := cluster.stat()).st_uid != 0:
        return made_by.st_uid, made_by.st_gid
    for name in CANDIDATES:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return user.pw_uid, user.pw_gid
    raise EmbeddedError(
        f"PostgreSQL does not run as root and this system has no user {' or '.join(CANDIDATES)}: "
        "run as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own."
    )


def _with_capability(account: Account, data_dir: Path) -> Account:
    for capability in CAPABILITIES:
        privileged = replace(account, before=_setpriv(account, capability))
        try:
            if privileged.can_enter(data_dir):
                return privileged
        except FileNotFoundError:  # no setpriv here
            break
    above = [*reversed(data_dir.parents), data_dir]
    closed = next(folder for folder in above if not account.can_enter(folder))
    raise EmbeddedError(
        f"PostgreSQL runs as user number {account.uid}, who cannot enter {closed}: set DATA_DIR to "
        "a folder that every user can pass through, for example DATA_DIR=/var/lib/incidents."
    )


def _setpriv(account: Account, capability: str) -> tuple[str, ...]:
    """Build the util-linux command that becomes the user and keeps one capability.

    PostgreSQL's programs look for each other with access(2), which forgets capabilities unless the
    secure bit is set.
    """
    return (
        "setpriv",
        f"--reuid={account.uid}",
        f"--regid={account.gid}",
        "--clear-groups",
        "--no-new-privs",
        "--securebits=+no_setuid_fixup",
        f"--inh-caps=-all,+{capability}",
        f"--ambient-caps=-all,+{capability}",
        f"--bounding-set=-all,+{capability}",
    )
