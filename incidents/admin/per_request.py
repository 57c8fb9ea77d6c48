"""What is worked out once for a request, and goes with it."""

from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from django.http import HttpRequest

Value = TypeVar("Value")


class PerRequest(Generic[Value]):
    """One value for each request that is being answered; it must not hold the request itself."""

    def __init__(self) -> None:
        self._held: WeakKeyDictionary[HttpRequest, Value] = WeakKeyDictionary()

    def keep(self, request: HttpRequest, value: Value) -> None:
        """From now on it is that."""
        self._held[request] = value

    def of(self, request: HttpRequest) -> Value | None:
        """The value; None before there is one."""
        return self._held.get(request)
