"""Tests of how pages name static files."""

from pathlib import Path

import pytest
from pytest_django import Settings

from config.static import StaticFiles


@pytest.fixture
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path
    return tmp_path


def test_static_files_before_collecting_have_plain_names(root: Path) -> None:
    assert StaticFiles().url("admin/css/base.css") == "/static/admin/css/base.css"


def test_static_files_after_collecting_name_their_content(root: Path) -> None:
    manifest = '{"version": "1.1", "paths": {"a.css": "a.1234.css"}, "hash": ""}'
    (root / "staticfiles.json").write_text(manifest, encoding="ascii")
    assert StaticFiles().url("a.css") == "/static/a.1234.css"


def test_static_files_after_collecting_a_missing_one_is_an_error(root: Path) -> None:
    manifest = '{"version": "1.1", "paths": {"a.css": "a.1234.css"}, "hash": ""}'
    (root / "staticfiles.json").write_text(manifest, encoding="ascii")
    with pytest.raises(ValueError, match=r"Missing staticfiles manifest entry for 'b\.css'"):
        StaticFiles().url("b.css")


def test_static_files_are_compressed_by_gzip_alone(root: Path) -> None:
    compressor = StaticFiles().create_compressor(quiet=True)
    assert (compressor.use_gzip, compressor.use_brotli) == (True, False)
