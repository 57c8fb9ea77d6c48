"""`python -m config.verify`: every check and every test, the same here and on a build machine.

All of them run, whatever fails; the exit code is 1 when any did.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from config.embedded import throwaway
from config.environment import BASE_DIR

PYTHON = sys.executable
PROGRAMS = Path(sys.executable).parent
PRODUCTION = {
    "HTTPS": "on",
    "ALLOWED_HOSTS": "incidents.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://incidents.example.org",
}


@dataclass(frozen=True)
class Check:
    """One thing that must hold: a command that ends with 0 when it does."""

    name: str
    command: tuple[str, ...]
    environ: Mapping[str, str] = field(default_factory=dict)

    def holds(self) -> bool:
        """Run it, with its output on ours."""
        environ = {**os.environ, **self.environ}
        result = subprocess.run(self.command, check=False, cwd=BASE_DIR, env=environ)
        return result.returncode == 0


def checks() -> list[Check]:
    """List the checks, the quick ones first."""
    ruff, djade = str(PROGRAMS / "ruff"), str(PROGRAMS / "djade")
    pages = [str(path) for path in sorted(BASE_DIR.glob("*/templates/**/*.html"))]
    contracts = "from importlinter.cli import lint_imports_command as lint; lint()"
    manage = (PYTHON, "manage.py")
    return [
        Check("format", (ruff, "format", "--check", ".")),
        Check("lint", (ruff, "check", ".")),
        Check("templates", (djade, "--check", "--target-version", "5.2", *pages)),
        Check("imports", (PYTHON, "-c", contracts)),
        Check("types", (PYTHON, "-m", "mypy")),
        Check("migrations", (*manage, "makemigrations", "--check", "--dry-run")),
        Check("deployment", (*manage, "check", "--deploy", "--fail-level=WARNING"), PRODUCTION),
        Check("tests", (PYTHON, "-m", "pytest", "-n", "2", "--cov", "--cov-report=term")),
    ]


def main() -> int:
    """Run all checks on a throwaway database and sum up."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the database is stopped then, too
    throwaway.ensure()
    failed = [check.name for check in checks() if not _shown(check)]
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nEverything holds.")
    return 1 if failed else 0


def _shown(check: Check) -> bool:
    print(f"\n== {check.name}", flush=True)
    began = time.monotonic()
    holds = check.holds()
    result = "holds" if holds else "FAILED"
    print(f"== {check.name} {result}, {time.monotonic() - began:.1f} s", flush=True)
    return holds


if __name__ == "__main__":
    sys.exit(main())
