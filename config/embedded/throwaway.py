"""A DATA_DIR and a database for one run of tests or checks, gone when it ends."""

import atexit
import os
import shutil
from pathlib import Path

import psutil

from config import environment
from config.embedded.cluster import Cluster

FOLDER = environment.BASE_DIR / ".data-test"


def ensure() -> None:
    """Set the environment to a throwaway DATA_DIR, unless a parent process has done so.

    All settings get their defaults, whatever the shell says, but for the databases: a given
    DATABASE_URL is used. Otherwise a cluster is started, and stopped when this process ends.
    """
    if Path(os.environ.get("DATA_DIR", "")).parent == FOLDER:
        return
    _sweep()
    for name in environment.names():
        if not name.startswith("DATABASE_"):
            os.environ.pop(name, None)
    data_dir = FOLDER / str(os.getpid())
    os.environ["DATA_DIR"] = str(data_dir)
    _start(data_dir)


def _start(data_dir: Path) -> None:
    cluster = Cluster(data_dir, durable=False)
    atexit.register(_remove, cluster, os.getpid())
    if environment.read().embedded:
        cluster.start()
    (data_dir / "static").mkdir(parents=True)  # whitenoise warns when it is not there


def _remove(cluster: Cluster, started_by: int) -> None:
    if os.getpid() == started_by:  # not in a fork that ends
        cluster.stop()
        shutil.rmtree(cluster.places.data_dir, ignore_errors=True)


def _sweep() -> None:
    """Remove what runs that were killed have left behind."""
    for data_dir in FOLDER.glob("[0-9]*"):
        if not psutil.pid_exists(int(data_dir.name)):
            Cluster(data_dir).stop()
            shutil.rmtree(data_dir, ignore_errors=True)
