"""Static files are gathered when one of them changed, and only then."""

import io
from pathlib import Path
from unittest.mock import patch

from pytest_django import Settings

from config.serving import static_files
from config.serving.progress import Dots


def test_collect_static_is_done_once(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    dots = Dots(io.StringIO())
    with patch.object(static_files, "get_finders", return_value=[]):
        static_files.collect_static(dots)
        (tmp_path / "static").mkdir(exist_ok=True)
        (tmp_path / "static" / "staticfiles.json").touch()
        with patch.object(static_files, "call_command") as called:
            static_files.collect_static(dots)
        called.assert_not_called()
