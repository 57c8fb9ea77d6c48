"""How much memory a server may plan with."""

from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from config.embedded import memory

GIB = 1024**3


@pytest.mark.parametrize(
    ("told", "mib"),
    [
        ([], 8192),
        ([str(2 * GIB)], 2048),
        (["max\n"], 8192),
        (["max\n", str(GIB)], 1024),
        (["9223372036854771712"], 8192),
        ([""], 8192),
    ],
    ids=["no container", "limit", "no limit", "limit of the first kind", "beyond all", "empty"],
)
def test_memory_is_that_of_the_machine_or_of_the_container(
    told: list[str], mib: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / str(number) for number in range(2)]
    for path, text in zip(paths, told, strict=False):
        path.write_text(text)
    monkeypatch.setattr(memory, "LIMITS", paths)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(total=8 * GIB))

    assert memory.memory_mb() == mib
