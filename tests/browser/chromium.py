"""Where the browser for tests comes from: the machine's own, else Debian's, else Playwright's."""

import os
import shutil
import sys
from functools import cache
from pathlib import Path

from tests import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@cache
def find() -> str | None:
    """The path of a Chromium or Chrome, installed now if that is possible; None without one."""
    return on_this_machine() or from_debian() or from_playwright()


def on_this_machine() -> str | None:
    """A browser on the PATH."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def from_debian() -> str | None:
    """Debian's package, where there is apt and we are root."""
    return debian.found(on_this_machine, "chromium")


def from_playwright() -> str | None:
    """The build that Playwright downloads, where it may."""
    debian.attempt([sys.executable, "-m", "playwright", "install", "chromium"], {})
    kept = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    found = sorted(kept.glob("chromium-*/chrome-linux*/chrome"))
    return str(found[-1]) if found else None
