"""Programs of Debian that tests need: installed where we may, by one process at a time."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable

from config.environment import BASE_DIR

INSTALL_SECONDS = 600


def found(look: Callable[[], str | None], *packages: str) -> str | None:
    """What `look` finds, once the packages are installed if it finds nothing at first.

    The processes of one run take turns: apt-get refuses a second one at once, and a program that is
    just being installed is there before it works.
    """
    with (BASE_DIR / "pyproject.toml").open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if look() is None:
            install(packages)
        return look()


def install(packages: tuple[str, ...]) -> None:
    """Let apt-get install them where it is and we are root; that it fails means that none are."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    waiting = ["-o", f"DPkg::Lock::Timeout={INSTALL_SECONDS}"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        attempt(["apt-get", "-qq", *waiting, *command], {"DEBIAN_FRONTEND": "noninteractive"})


def attempt(command: list[str], environ: dict[str, str]) -> None:
    """Run it; that it fails or takes too long only means that there is nothing from there."""
    try:
        subprocess.run(
            command,
            env={**os.environ, **environ},
            capture_output=True,
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return
