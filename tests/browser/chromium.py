"""Where the browser for tests comes from: the machine's own, else Debian's, else Playwright's."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL_SECONDS = 600


@cache
def find() -> str | None:
    """The path of a Chromium or Chrome, installed now if that is possible; None without one."""
    return on_this_machine() or from_debian() or from_playwright()


def on_this_machine() -> str | None:
    """A browser on the PATH."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def from_debian() -> str | None:
    """Debian's package, where there is apt and we are root."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        attempt(["apt-get", *command], quiet)
    return on_this_machine()


def from_playwright() -> str | None:
    """The build that Playwright downloads, where it may."""
    attempt([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))
    kept = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    found = sorted(kept.glob("chromium-*/chrome-linux*/chrome"))
    return str(found[-1]) if found else None


def attempt(command: list[str], environ: dict[str, str]) -> None:
    """Run it; that it fails or takes too long only means that there is no browser from there."""
    try:
        subprocess.run(
            command, env=environ, capture_output=True, timeout=INSTALL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return
