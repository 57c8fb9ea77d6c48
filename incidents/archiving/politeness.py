"""Many addresses asked without burdening any one host."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

SECONDS_BETWEEN = 2.0
Row = tuple[int, str]


def host_of(url: str) -> str:
    """The host of an address; empty for what is none, which is not asked anyway."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def taken_in_turns(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of a number and an address, one of each host in turn, each host in its own order."""
    hosts: dict[str, deque[Row]] = {}
    for row in rows:
        hosts.setdefault(host_of(row[1]), deque()).append(row)
    while hosts:
        for host in list(hosts):
            yield hosts[host].popleft()
            if not hosts[host]:
                del hosts[host]


class Pauses:
    """Waits before a host is asked again, so that it is asked once in so many seconds."""

    def __init__(
        self,
        seconds: float = SECONDS_BETWEEN,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds, self._sleep, self._clock = seconds, sleep, clock
        self._asked: dict[str, float] = {}

    def before(self, url: str) -> None:
        """Wait as long as it takes, and note that the host is asked now."""
        host = host_of(url)
        wait = self._asked.get(host, -self._seconds) + self._seconds - self._clock()
        if host in self._asked and wait > 0:
            self._sleep(wait)
        self._asked[host] = self._clock()
