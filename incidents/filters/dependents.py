"""Parameters that only say how others work: they go when the last of those goes."""

from collections.abc import Iterator, Mapping, Sequence

from incidents.filters.claims import Participant
from incidents.filters.filterset import PARTS_OF_PERIOD, filters
from incidents.filters.numbers import Count
from incidents.filters.space.filterset import REGIONS

Parameters = Mapping[str, Sequence[str]]


def with_effect(parameters: Parameters) -> dict[str, tuple[str, ...]]:
    """The parameters without those that would be refused for having no effect alone."""
    left = {name: tuple(values) for name, values in parameters.items()}
    while alone := [name for name, works in _needs(left) if name in left and not works]:
        for name in alone:
            del left[name]
    return left


def _needs(left: Parameters) -> Iterator[tuple[str, bool]]:
    """Each such parameter, and whether anything it works on is there."""
    known = filters()
    named = [known[name] for name in left if name in known]
    pieces = [piece.partition(":")[0].strip() for piece in left.get("any", ())]
    counting = any(
        isinstance(each, Count) for each in [*named, *(known[p] for p in pieces if p in known)]
    )
    yield "within_km", "near" in left
    yield "near", "within_km" in left
    yield "include_imprecise", any(name in left for name in REGIONS)
    yield "when", any(name in left for name in PARTS_OF_PERIOD)
    yield "figure", counting
    yield "counted", counting
    yield "actor_via", any(isinstance(each, Participant) for each in named)
