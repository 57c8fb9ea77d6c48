"""Writes an export beside its place and moves it there when it is whole, with what was counted."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any


@dataclass(frozen=True, slots=True)
class Written:
    """The size and SHA-256 of a file that was written."""

    size: int
    sha256: str


def write_whole(target: Path, pieces: Iterable[bytes]) -> Written:
    """Write to a temporary file in the same folder and rename it; an error leaves the old file."""
    digest, size = sha256(), 0
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                size += len(piece)
        except BaseException:
            _remove(temporary)
            raise
    temporary.chmod(0o644)
    temporary.replace(target)
    return Written(size, digest.hexdigest())


def write_manifest(target: Path, facts: dict[str, Any]) -> Path:
    """Write `facts` as JSON into ``<file>.manifest.json`` beside the file; returns its path."""
    beside = target.with_name(f"{target.name}.manifest.json")
    write_whole(beside, [json.dumps(facts, indent=2).encode(), b"\n"])
    return beside


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
