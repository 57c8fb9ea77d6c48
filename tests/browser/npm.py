"""The programs from npm that read our formats: for tests alone, none of them is shipped."""

import fcntl
import os
import subprocess
from functools import cache
from pathlib import Path

import pytest

from config.environment import BASE_DIR

MODULES = BASE_DIR / "node_modules"
LOCKED = BASE_DIR / "package-lock.json"
INSTALLED = MODULES / ".package-lock.json"
"""What npm writes last."""
COMMAND = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
INSTALL_SECONDS = 600


def taken(package: str, *files: str) -> dict[str, bytes]:
    """Files of a package; without npm the test is skipped aloud, and fails where CI is true."""
    if not installed():
        said = "npm (Node 20 or newer) is not here, or cannot install what package-lock.json pins."
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return {f"/{Path(name).name}": (MODULES / package / name).read_bytes() for name in files}


@cache
def installed() -> bool:
    """Whether everything is there as it is pinned, by its hash; installed now if it is not."""
    with (BASE_DIR / "package.json").open() as turn:  # one process at a time
        fcntl.flock(turn, fcntl.LOCK_EX)
        return is_current() or (attempted() and is_current())


def is_current() -> bool:
    """Whether the last installation is younger than what is pinned."""
    return INSTALLED.exists() and INSTALLED.stat().st_mtime >= LOCKED.stat().st_mtime


def attempted() -> bool:
    """Let npm install, running nothing of theirs; False when it is missing, fails, or is slow."""
    try:
        done = subprocess.run(
            COMMAND, cwd=BASE_DIR, capture_output=True, timeout=INSTALL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
