"""Remembers in DATA_DIR what a slow step has last worked on, to skip it when nothing is new."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


class Stamp:
    """The fingerprint of what one step was given when it last came to its end."""

    def __init__(self, data_dir: Path, name: str, parts: Iterable[str]) -> None:
        self._path = data_dir / "stamps" / name
        self._fingerprint = hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def is_current(self) -> bool:
        """Whether the step was given the same the last time."""
        return self._path.exists() and self._path.read_text(encoding="ascii") == self._fingerprint

    def set(self) -> None:
        """Remember that the step came to its end."""
        self._path.parent.mkdir(exist_ok=True)
        self._path.write_text(self._fingerprint, encoding="ascii")


def contents(*folders: Path) -> Iterable[str]:
    """Name every file below `folders` with a digest of its content."""
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}"
