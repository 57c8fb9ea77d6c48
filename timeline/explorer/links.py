"""Addresses of the explorer: the same question with something more, or without some of it."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from incidents.filters import filters
from incidents.filters.claims import Participant
from incidents.filters.filterset import PARTS_OF_PERIOD
from incidents.filters.numbers import Count
from incidents.filters.space.filterset import REGIONS

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
    if rest:
        left[name] = rest
    for lonely, needed in _needs(left):
        if lonely in left and not needed:
            del left[lonely]
    return left


def _needs(state: State) -> list[tuple[str, bool]]:
    """The parameters that only say how others work, and whether one of those is there."""
    kinds = [filters()[name] for name in state if name in filters()]
    kinds += [
        filters()[piece.partition(":")[0]]
        for piece in state.get("any", ())
        if piece.partition(":")[0] in filters()
    ]
    counting = any(isinstance(each, Count) for each in kinds)
    acting = any(isinstance(filters()[name], Participant) for name in state if name in filters())
    return [
        ("within_km", "near" in state),
        ("near", "within_km" in state),
        ("include_imprecise", any(name in state for name in REGIONS)),
        ("when", any(name in state for name in PARTS_OF_PERIOD)),
        ("figure", counting),
        ("counted", counting),
        ("actor_via", acting),
    ]
