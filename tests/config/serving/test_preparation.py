"""Tests of the steps before serving; the whole of them runs in test_serve.py."""

import io
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError
from django.db import OperationalError, connections
from pytest_django import Settings

from config.serving import preparation
from config.serving.progress import Dots


@pytest.fixture
def dots() -> Dots:
    return Dots(io.StringIO())


@pytest.fixture(autouse=True)
def data_dir(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


@pytest.mark.django_db(databases=["owner"])
def test_check_database_that_cannot_be_reached_names_the_setting() -> None:
    with (
        patch.object(connections["owner"], "ensure_connection", side_effect=OperationalError("no")),
        pytest.raises(CommandError, match="DATABASE_URL: the database cannot be reached: no"),
    ):
        preparation.check_database()


@pytest.mark.django_db(databases=["owner"])
def test_check_database_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "OLDEST_POSTGRESQL", 99)
    with pytest.raises(CommandError, match=r"PostgreSQL \d+; 99 is the oldest"):
        preparation.check_database()


@pytest.mark.django_db(databases=["owner"])
def test_load_content_is_done_once_until_a_file_changes(
    dots: Dots, settings: Settings, tmp_path: Path
) -> None:
    settings.BASE_DIR = tmp_path
    (tmp_path / "seeds").mkdir()
    with patch.object(preparation, "call_command") as called:
        preparation.load_content(dots)
        preparation.load_content(dots)
        names = [call.args[0] for call in called.call_args_list]
        assert names == ["load_fixtures", "load_seeds"]

        (tmp_path / "seeds" / "more.yaml").touch()
        preparation.load_content(dots)
        assert called.call_count == 4


@pytest.mark.django_db(databases=["owner"])
def test_load_content_that_failed_is_tried_again(dots: Dots) -> None:
    with patch.object(preparation, "call_command", side_effect=CommandError) as called:
        for _ in range(2):
            with pytest.raises(CommandError):
                preparation.load_content(dots)
        assert called.call_count == 2
