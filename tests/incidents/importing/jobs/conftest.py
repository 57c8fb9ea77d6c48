"""What tests of import jobs share: a folder to keep files in, and jobs over a few real rows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from incidents.importing.jobs.keeping import keep
from incidents.models import ImportJob, User
from tests.incidents.importing.ged_files import row, written

FEW = (318367, 277081, 317585)
Ask = Callable[..., ImportJob]


@pytest.fixture(autouse=True)
def kept_apart(settings: Settings, tmp_path: Path) -> None:
    """Every test keeps its files in a folder of its own."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def ask(editor: User, tmp_path: Path) -> Ask:
    """Ask for an import of a few rows of GED, or of this content."""

    def do(content: bytes | None = None, **options: Any) -> ImportJob:
        if content is None:
            content = written(tmp_path / "few.csv", [row(number) for number in FEW]).read_bytes()
        sha256, size = keep([content])
        told = {"by": editor, "format": "ucdp-ged", "dataset": "ged", "creating": True}
        return ImportJob.objects.create(
            **{**told, "sha256": sha256, "size": size, "file_name": "few.csv", **options}
        )

    return do
