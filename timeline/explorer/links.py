"""Addresses of the explorer: the same question with something more, or without some of it."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from incidents.filters.dependents import with_effect

State = Mapping[str, Sequence[str]]


def address(state: State) -> str:
    """The address of the page in that state."""
    joined = {name: ",".join(values) for name, values in state.items() if values}
    query = f"?{urlencode(joined, safe=',/:')}" if joined else ""
    return f"{reverse('explore')}{query}"


def without(state: State, name: str, value: str | None = None) -> dict[str, tuple[str, ...]]:
    """The state without one value of a parameter, or without the parameter.

    What would have no effect without it goes too: the API refuses what asks for nothing.
    """
    left = {key: tuple(values) for key, values in state.items()}
    rest = tuple(each for each in left.pop(name, ()) if value is not None and each != value)
    return with_effect({**left, name: rest} if rest else left)
