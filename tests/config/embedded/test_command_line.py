"""Tests of `python -m config.embedded`."""

import pytest

from config.embedded.__main__ import main
from config.embedded.cluster import Cluster


def test_main_starts_tells_and_stops(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(cluster.places.data_dir))
    assert main(["stop"]) == 0
    assert main(["status"]) == 3
    assert main(["start"]) == 0
    assert main(["status"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.rstrip("0123456789") for line in said] == [
        "does not run",
        "does not run",
        "runs as process ",
        "runs as process ",
    ]


def test_main_with_another_word_shows_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restart"]) == 2
    assert "start|stop|status" in capsys.readouterr().err
