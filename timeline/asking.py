"""One question to the ledger, told as a timeline: whole, and in chronological order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qsl

from incidents.filters import InvalidParameters, ParameterError
from incidents.filters.texts import check_values, nearest_names, refused
from incidents.formats import Format
from incidents.selection import Selection, select
from timeline.telling.wording import UnknownStyle, styles, wording

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


def asked_in_style(
    parameters: Mapping[str, Sequence[str]], format_: Format
) -> tuple[Selection, Format]:
    """The same, and the format in the style that the parameter `style` names, if it is given."""
    errors: tuple[ParameterError, ...] = ()
    try:
        format_ = in_style(parameters.get("style"), format_)
    except InvalidParameters as error:
        errors = error.errors
    try:
        selection = asked({name: each for name, each in parameters.items() if name != "style"})
    except InvalidParameters as error:
        raise InvalidParameters([*errors, *error.errors]) from None
    if errors:
        raise InvalidParameters(errors)
    return selection, format_


def in_style(values: Sequence[str] | None, format_: Format) -> Format:
    """The format that tells in the style given, if one is; raises `InvalidParameters`."""
    if values is None:
        return format_
    if wrong := _wrong_style(values, format_):
        raise InvalidParameters(wrong)
    return replace(format_, stream=partial(format_.stream, style=values[0]))


def _wrong_style(values: Sequence[str], format_: Format) -> list[ParameterError]:
    wrong = list(check_values("style", values, several=False))
    if wrong:
        return wrong
    if not format_.worded:
        message = f"{format_.name} is data and is not worded: leave style out."
        return [refused("style", values[0], message)]
    try:
        wording(values[0])
    except UnknownStyle as error:
        return [refused("style", values[0], str(error), nearest_names(values[0], styles()))]
    return []


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
