"""How the server process is set up."""

import pytest

from config.embedded import server
from config.embedded.cluster import Cluster
from config.embedded.server import shared_buffers_mb
from tests.config.embedded.conftest import Ask


@pytest.mark.parametrize(
    ("total_mb", "buffers"), [(256, 64), (512, 64), (1024, 128), (4096, 512), (65536, 4096)]
)
def test_shared_buffers_are_an_eighth_within_bounds(
    total_mb: int, buffers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "memory_mb", lambda: total_mb)

    assert shared_buffers_mb() == buffers


def test_server_runs_with_those_buffers(cluster: Cluster, ask: Ask) -> None:
    shown = ask(cluster, "SELECT pg_size_bytes(current_setting('shared_buffers'))")
    assert int(shown) == shared_buffers_mb() * 1024**2
