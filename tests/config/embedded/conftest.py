"""Folders for clusters of the tests' own, and what to ask them."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

from config.databases import embedded_address
from config.embedded.cluster import Cluster

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder the database user can reach whenever it can reach the checkout."""
    path = Path(tempfile.mkdtemp(prefix="cluster-", dir=settings.DATA_DIR))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="module")
def cluster(folder: Path) -> Iterator[Cluster]:
    """A cluster that runs, made once for the tests of a module."""
    cluster = Cluster(folder / "kept")
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def ask() -> Ask:
    """Ask a cluster one thing as one of our roles; give the first value of the answer."""

    def ask(cluster: Cluster, query: str, role: str = "incidents_owner") -> Any:
        address = embedded_address(cluster.places.data_dir, role)
        with psycopg.connect(**address, autocommit=True) as connection:  # type: ignore[arg-type]
            cursor = connection.execute(query)
            row = cursor.fetchone() if cursor.description else None
            return row[0] if row else None

    return ask
