"""Shows what takes how long."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Dots:
    """A stream for what a command prints: one dot for each line of it."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Print a dot for every line that ends in `text`."""
        self._out.write("." * text.count("\n"))
        self._out.flush()
        return len(text)

    def flush(self) -> None:
        """Do nothing: every dot is flushed."""

    def isatty(self) -> bool:
        """Ask the command for plain text."""
        return False


@contextmanager
def step(out: TextIO, name: str) -> Iterator[Dots]:
    """Print `name`, then, when the block ends, the seconds it took."""
    out.write(f"{name:<12} ")
    out.flush()
    began = time.monotonic()
    try:
        yield Dots(out)
    except BaseException:
        out.write("\n")
        raise
    out.write(f" {time.monotonic() - began:.1f} s\n")
    out.flush()
