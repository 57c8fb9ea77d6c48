"""What is said of a parameter that cannot be: one entry each, all of them at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class ParameterError:
    """One refused parameter: its name, the value given, why, and what may have been meant."""

    name: str
    value: str
    message: str
    nearest: tuple[str, ...] = ()


class InvalidParameters(ValueError):
    """A question that cannot be answered as asked; `errors` has one entry per parameter."""

    def __init__(self, errors: Iterable[ParameterError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(f"{error.name}: {error.message}" for error in self.errors))


class WrongValueError(ValueError):
    """A value that cannot be read; `nearest` are those that may have been meant."""

    def __init__(self, message: str, nearest: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.nearest = tuple(nearest)
