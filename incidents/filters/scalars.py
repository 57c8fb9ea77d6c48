"""Reads parameters that are no filters, collecting what is wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from incidents.filters.errors import ParameterError, WrongValueError
from incidents.filters.texts import check_values, refused

_Read = TypeVar("_Read")
_Default = TypeVar("_Default")


class Scalars:
    """The parameters of one request; `errors` grows with every one that cannot be read."""

    def __init__(self, given: Mapping[str, Sequence[str]]) -> None:
        self.given = given
        self.errors: list[ParameterError] = []

    def read(
        self,
        name: str,
        parse: Callable[[str], _Read],
        default: _Default,
        *,
        several: bool = False,
    ) -> _Read | _Default:
        """The value; the default if it is not given or if `parse` raises `WrongValueError`.

        `several` takes a list: given more than once, its values are joined by commas.
        """
        if name not in self.given:
            return default
        wrong = [*check_values(name, self.given[name], several=several)]
        if not wrong:
            text = ",".join(self.given[name]).strip()
            try:
                return parse(text)
            except WrongValueError as error:
                wrong = [refused(name, text, str(error), error.nearest)]
        self.errors += wrong
        return default
