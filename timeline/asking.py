"""One question to the ledger, told as a timeline: whole, and in chronological order."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from incidents.filters import InvalidParameters, ParameterError
from incidents.selection import Selection, select

_REFUSED = {
    "ordering": "A timeline is in chronological order: leave ordering out.",
    "page_size": "A timeline is whole and has no pages: leave page_size out.",
    "cursor": "A timeline is whole and has no pages: leave cursor out.",
}


def asked(parameters: Mapping[str, Sequence[str]]) -> Selection:
    """Select by the filters and `as_of`; raises `InvalidParameters` with all that is wrong."""
    given = {name: values for name, values in parameters.items() if name not in _REFUSED}
    errors = [
        ParameterError(name, ",".join(parameters[name]), message)
        for name, message in _REFUSED.items()
        if name in parameters
    ]
    try:
        selection = select({**given, "ordering": ["date"]})
    except InvalidParameters as error:
        raise InvalidParameters([*errors, *error.errors]) from None
    if errors:
        raise InvalidParameters(errors)
    return selection


def parameters_of(query: str) -> dict[str, list[str]]:
    """The parameters of a query string, with or without its question mark."""
    parameters: dict[str, list[str]] = {}
    for name, value in parse_qsl(query.strip().removeprefix("?"), keep_blank_values=True):
        parameters.setdefault(name, []).append(value)
    return parameters


def pinned(parameters: Mapping[str, Sequence[str]], position: int | None) -> Selection:
    """The same question at a ledger position, or now; the position may be given once."""
    if position is None:
        return asked(parameters)
    return asked({**parameters, "as_of": [*parameters.get("as_of", []), str(position)]})
