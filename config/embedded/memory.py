"""How much memory there is: in a container that may be less than the machine has."""

from pathlib import Path

import psutil

#: Where Linux tells the limit of a container: control groups of the second and of the first kind.
LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


def memory_mb() -> int:
    """The memory of the machine, or what the container may have of it, in MiB."""
    given = [int(psutil.virtual_memory().total), *filter(None, map(_limit, LIMITS))]
    return min(given) // 1024**2


def _limit(path: Path) -> int | None:
    """The limit in bytes; None where there is none, or none is told."""
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):  # no such group, or "max"
        return None
