"""What tests of the archive share: a web to fetch from, and a folder to keep in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.incidents.archiving.web import Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    """Pages on 127.0.0.1 that seem to be on the open internet."""
    with serving() as web:
        yield web


@pytest.fixture
def archive(settings: Settings, tmp_path: Path) -> Path:
    """An empty archive."""
    settings.ARCHIVE_DIR = tmp_path / "archive"
    return tmp_path / "archive"
