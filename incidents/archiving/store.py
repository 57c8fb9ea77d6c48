"""Files by the digest of what is in them, each written once and checked whenever it is read."""

import os
import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings

DIGEST = re.compile(r"[0-9a-f]{64}")
PARTIAL = ".part"


class NotSound(Exception):
    """A kept file is missing, or is not what it was."""


def digest_of(data: bytes) -> str:
    """The SHA-256 by which a file is found."""
    return sha256(data).hexdigest()


def path_of(digest: str) -> Path:
    """Where the file of this digest is; ValueError for what is none."""
    if not DIGEST.fullmatch(digest):
        raise ValueError(f"{digest!r} is no SHA-256: give 64 lower-case hexadecimal digits.")
    return Path(settings.ARCHIVE_DIR) / digest[:2] / digest


def keep(data: bytes) -> str:
    """Keep a file, whole or not at all, and tell its digest; one that is there stays as it is.

    NotSound when the one that is there was damaged: it is nobody's to overwrite unasked.
    """
    digest = digest_of(data)
    path = path_of(digest)
    path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    partial = path.with_name(f"{digest}.{secrets.token_hex(8)}{PARTIAL}")
    try:
        write(partial, data)
        os.link(partial, path)  # unlike a rename, it refuses to replace
        sync(path.parent)
    except FileExistsError:
        read(digest)
    finally:
        partial.unlink(missing_ok=True)
    return digest


def write(path: Path, data: bytes) -> None:
    """Write a new file to the disk itself, readable by its owner alone."""
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(made, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Write the names in a folder to the disk itself."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def read(digest: str) -> bytes:
    """The file of this digest; NotSound when it is not there, or not what it was."""
    path = path_of(digest)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise NotSound(f"{path}: {reason}. Bring it back from a backup.") from None
    if digest_of(data) != digest:
        raise NotSound(
            f"{path}: it is not what was kept, its digest is {digest_of(data)}. Move it aside "
            "and bring it back from a backup."
        )
    return data


def remove(digest: str) -> None:
    """Take the file away for good; nothing happens when it is not there."""
    path_of(digest).unlink(missing_ok=True)


def kept_at(digest: str) -> datetime:
    """When the file was written; OSError when it is not there."""
    return datetime.fromtimestamp(path_of(digest).stat().st_mtime, UTC)


def digests() -> Iterator[str]:
    """The digest of every file that is kept, in order."""
    for path in sorted(Path(settings.ARCHIVE_DIR).glob("[0-9a-f][0-9a-f]/*")):
        if DIGEST.fullmatch(path.name):
            yield path.name
