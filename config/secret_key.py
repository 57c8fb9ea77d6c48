"""The key that signs sessions: given, or made once and kept in DATA_DIR."""

import os
import secrets
from pathlib import Path

from config.embedded.places import make_folder
from config.environment import WrongSetting


def secret_key(given: str, data_dir: Path) -> str:
    """Return `given`, else the kept key, else a new one that is kept, readable only by its owner.

    Two processes that start at once end with the same key: the first to link its file wins.
    """
    if given:
        return given
    path = data_dir / "secret_key"
    try:
        if not path.exists():
            _make(path)
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise WrongSetting(
            f"The secret key cannot be kept in {path} ({error.strerror}). "
            "Set SECRET_KEY, or DATA_DIR to a folder you can write to."
        ) from None


def _make(path: Path) -> None:
    make_folder(path.parent)
    draft = path.with_name(f"secret_key.{os.getpid()}")
    draft.touch(mode=0o600)
    try:
        draft.write_text(secrets.token_urlsafe(64), encoding="ascii")
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
