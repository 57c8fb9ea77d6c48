"""The folder of the socket: whoever can enter it can connect, so nobody else may."""

import os
import stat
from pathlib import Path

from config.embedded.account import Account
from config.embedded.errors import EmbeddedError
from config.embedded.places import Places


def make_folder(path: Path, user: Account) -> None:
    """Make the folder for a server that does not run yet, empty and closed to others.

    One that somebody else has put there is refused.
    """
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        status = path.lstat()
        trusted = {os.geteuid(), user.uid}
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in trusted:
            raise EmbeddedError(
                f"{path}, where the database's socket belongs, was made by user number "
                f"{status.st_uid}: remove it, or set DATA_DIR to a folder with a shorter name."
            ) from None
    user.own(path)
    _clear(path)


def remove_folder(places: Places) -> None:
    """Remove a folder outside DATA_DIR once no server runs."""
    folder = places.socket_folder
    if folder.exists() and not folder.is_relative_to(places.data_dir):
        _clear(folder)
        folder.rmdir()


def _clear(folder: Path) -> None:
    """Remove what a killed server left: PostgreSQL would take any process for its owner."""
    for left_behind in folder.glob(".s.PGSQL.*"):
        left_behind.unlink()
