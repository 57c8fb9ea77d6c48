"""System checks: every style is whole and can be read, an operator's own included."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from babel import UnknownLocaleError
from django.core.checks import CheckMessage, Error, register

from timeline.telling.templates import parsed
from timeline.telling.wording import DEFAULT, Wording, styles, wording

RULES = frozenset({"with_article", "small", "small_names", "dates", "method", "words"})
"""Parts of a style in which brackets and braces mean nothing, or something else."""
_UNUSABLE = (
    *(LookupError, ValueError, TypeError, AttributeError),
    *(OSError, yaml.YAMLError, UnknownLocaleError, re.error),
)
_OPTIONAL = frozenset({"types", "nationalities", "numbers"})
_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
Path = tuple[str, ...]


@register()
def check_styles(**_: Any) -> list[CheckMessage]:
    """One error a style that cannot be used, with the first thing that is wrong with it."""
    problems = ((name, _problem(name)) for name in styles())
    return [
        Error(
            f"The style {name!r} cannot be used: {problem}.",
            hint="docs/timelines.md says what a style holds; extend one that is whole.",
            id="timeline.E001",
        )
        for name, problem in problems
        if problem
    ]


def _problem(name: str) -> str:
    try:
        style = wording(name)
        for path, text in texts(style.data):
            if path[0] not in RULES:
                parsed(text)
    except _UNUSABLE as error:
        return f"{type(error).__name__}: {error}"
    lacking = lacking_of(style)
    return f"it has nothing for {'.'.join(lacking[0])}" if lacking else ""


def lacking_of(style: Wording) -> list[Path]:
    """Where English has a phrase and the style has none, whichever forms it has of it."""
    return sorted(path for path in _places(wording(DEFAULT)) if not _has(style.data, path))


def _has(data: Any, path: Path) -> bool:
    for key in path:
        if not isinstance(data, dict):
            return True  # one phrase for all numbers or moods
        if key not in data:
            return False
        data = data[key]
    return True


def texts(data: Any, *path: str) -> Iterator[tuple[Path, str]]:
    """Every text of a style, and where it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, *path, str(key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts(value, *path, str(number))
    else:
        yield path, str(data)


def _places(style: Wording) -> set[Path]:
    known = (path for path, _ in texts(style.data) if path[0] not in RULES | _OPTIONAL)
    return {path[:-1] if path[-1] in _PLURALS or path[-1][0] == "=" else path for path in known}
