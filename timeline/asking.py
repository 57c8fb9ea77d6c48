"""One question to the ledger, told as a timeline: whole, and in chronological order."""

from collections.abc import Mapping, Sequence

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
