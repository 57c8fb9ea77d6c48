"""The files of this repository, as the tests of its conventions look at them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from config.environment import BASE_DIR

PACKAGES = ("config", "incidents", "timeline")
FOLDERS = (*PACKAGES, "benchmarks", "fixtures", "tests")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file, by its path from the checkout."""

    path: Path

    @cached_property
    def text(self) -> str:
        """What it says."""
        return (BASE_DIR / self.path).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """What Python understands."""
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        """How long it is."""
        return len(self.text.splitlines())

    def functions(self) -> Iterator[Function]:
        """Give every function and method, inner ones included."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    @property
    def is_ours(self) -> bool:
        """Whether it is part of the product, written by hand."""
        return self.path.parts[0] in PACKAGES and "migrations" not in self.path.parts


def python_files() -> list[Source]:
    """List all of them; caches and the virtual environment are elsewhere."""
    found = [path for folder in FOLDERS for path in (BASE_DIR / folder).rglob("*.py")]
    return [Source(path.relative_to(BASE_DIR)) for path in sorted([*found, BASE_DIR / "manage.py"])]


def our_files() -> list[Source]:
    """List those of the product."""
    return [source for source in python_files() if source.is_ours]


def length(function: Function) -> int:
    """Count the lines of a function, without its decorators."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def documents() -> list[Path]:
    """List what is written for people."""
    return sorted([*BASE_DIR.glob("*.md"), *(BASE_DIR / "docs").rglob("*.md")])
