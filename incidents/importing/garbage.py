"""Memory while many rows pass through: they go by themselves, since none refers to itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_TIMES = 100


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for rings of objects that seldom: else a sixth of an import is spent on it."""
    often, *others = gc.get_threshold()
    gc.set_threshold(often * _TIMES, *others)
    try:
        yield
    finally:
        gc.set_threshold(often, *others)
