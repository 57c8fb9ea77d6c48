"""Checks that hold for every parameter, before anybody reads what it says."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from unicodedata import category

from incidents.dates.errors import shown
from incidents.filters.errors import ParameterError

LONGEST = 500
MOST_VALUES = 200
_FURTHER = 0.2
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def nearest_names(name: str, known: Collection[str]) -> tuple[str, ...]:
    """Up to three known names that may have been meant: none much further than the nearest."""
    near = get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    alike = [SequenceMatcher(None, each, name).ratio() for each in near]
    return tuple(each for each, how in zip(near, alike, strict=True) if how >= alike[0] - _FURTHER)


def refused(name: str, value: str, message: str, nearest: Sequence[str] = ()) -> ParameterError:
    """An error whose name and value can be shown: short, with invisible characters as escapes."""
    return ParameterError(shown(name), shown(value), message, tuple(nearest))


def check_names(
    given: Mapping[str, Sequence[str]], known: Collection[str]
) -> Iterator[ParameterError]:
    """One error for each parameter that there is not."""
    for name, values in given.items():
        if name not in known:
            near = nearest_names(name, known)
            meant = f"did you mean {' or '.join(near)}?" if near else "docs/api.md lists all."
            message = f'There is no parameter "{shown(name)}": {meant}'
            yield refused(name, ",".join(values), message, near)


def check_values(
    name: str, values: Sequence[str], *, several: bool, longest: int = LONGEST
) -> Iterator[ParameterError]:
    """At most one error: given twice, empty, too long, or with characters that no text has."""
    if len(values) > 1 and not several:
        message = f"{name} is given {len(values)} times: give it once."
        yield refused(name, ",".join(values), message)
        return
    pieces = [piece for value in values for piece in (value.split(",") if several else [value])]
    if len(pieces) > MOST_VALUES:
        message = f"{name} has {len(pieces)} values: give at most {MOST_VALUES}."
        yield refused(name, ",".join(values), message)
        return
    problems = ((piece, _problem(piece, longest)) for piece in pieces)
    yield from (refused(name, piece, f"{name} {said}") for piece, said in problems if said)


def _problem(text: str, longest: int) -> str:
    if not text.strip():
        return "has an empty value: give one or leave the parameter out."
    if len(text) > longest:
        return f"has a value of {len(text)} characters: write at most {longest}."
    odd = next((c for c in text if c == _UNREADABLE or category(c) in ("Cc", "Cs", "Cn")), None)
    if odd == _UNREADABLE:
        return "is not valid UTF-8: percent-encode it as UTF-8."
    return f"has the character U+{ord(odd):04X}, which no text has: leave it out." if odd else ""
