"""Sentences with gaps: ``{by} fired {munitions|"rockets"}[ at {target}]`` filled in.

A gap gives alternatives, the first that is known is used; the last may be words in quotation marks.
What stands in square brackets is left out when a gap in it cannot be filled. What is filled in is
never read as a template again, so text from outside may hold any character.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(r"\{([^{}]*)\}|([\[\]])|([^{}\[\]]+)")
_NAME = re.compile(r"[a-z_]+")


class WrongTemplate(ValueError):
    """A template that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What may stand there, the first known first, and what stands there if none is."""

    names: tuple[str, ...]
    default: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with all its gaps filled, and the names of what was used for it."""

    text: str
    used: frozenset[str] = frozenset()


def fill(template: str, values: Mapping[str, str]) -> Filled | None:
    """Fill the template; None when a gap outside square brackets cannot be filled."""
    return _filled(parsed(template), values)


def names(template: str) -> set[str]:
    """The names of everything that a template may use."""
    return set(_names(parsed(template)))


@cache
def parsed(template: str) -> tuple[object, ...]:
    """Read a template; raises `WrongTemplate`. Templates are few, and are read once."""
    open_: list[list[object]] = [[]]
    position = 0
    for token in _TOKEN.finditer(template):
        if token.start() != position:
            break
        position = token.end()
        gap, bracket, text = token.groups()
        if bracket == "[":
            open_.append([])
        elif bracket == "]" and len(open_) > 1:
            closed = tuple(open_.pop())
            open_[-1].append(closed)
        elif bracket == "]":
            raise WrongTemplate(f"{template!r} closes a bracket that is not open")
        else:
            open_[-1].append(_gap(gap, template) if gap is not None else text)
    if position != len(template) or len(open_) > 1:
        raise WrongTemplate(f"{template!r} has a bracket or brace that is not closed")
    return tuple(open_[0])


def _gap(text: str, template: str) -> Gap:
    *names_, last = text.split("|")
    quoted = len(last) > 1 and last[0] == last[-1] == '"'
    all_names = names_ if quoted else [*names_, last]
    if not all_names or not all(_NAME.fullmatch(name) for name in all_names):
        raise WrongTemplate(f"{template!r} has a gap that is not a name: {{{text}}}")
    return Gap(tuple(all_names), last[1:-1] if quoted else "")


def _filled(nodes: tuple[object, ...], values: Mapping[str, str]) -> Filled | None:
    texts: list[str] = []
    used: set[str] = set()
    for node in nodes:
        if isinstance(node, tuple):
            inner = _filled(node, values) or Filled("")
            texts.append(inner.text)
            used |= inner.used
        elif isinstance(node, Gap):
            name = next((name for name in node.names if values.get(name)), "")
            if not name and not node.default:
                return None
            texts.append(values[name] if name else node.default)
            used |= {name} - {""}
        else:
            texts.append(str(node))
    return Filled("".join(texts), frozenset(used))


def _names(nodes: tuple[object, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, tuple):
            yield from _names(node)
        elif isinstance(node, Gap):
            yield from node.names
