"""What tests of the archive share: a web to fetch from, and a folder to keep in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from incidents.archiving import bulk, keeping
from incidents.models import SourceCopy
from tests.incidents.archiving.web import Web, serving
from tests.incidents.models import rows


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


@pytest.fixture
def fetching(web: Web, archive: Path, monkeypatch: pytest.MonkeyPatch) -> Web:
    """What the operator allows, with a web of our own."""
    for module in (keeping, bulk):
        monkeypatch.setattr(module, "fetcher", web.fetcher)
    return web


@pytest.fixture
def kept(db: None, archive: Path) -> SourceCopy:
    """An uploaded copy of a source."""
    return keeping.keep(rows.source(), keeping.upload(b"Words", name="words.txt"), by=None)
