"""How often one user or address may ask, counted in the database for all server processes."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from itertools import count
from math import ceil
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.module_loading import import_string
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

if TYPE_CHECKING:  # the views themselves import what throttles them
    from rest_framework.views import APIView

IPV6_PREFIX = 64
"""So many bits of an IPv6 address are one customer's, who has all that begin with them."""
SWEPT_EVERY = 1000
_TAKE = """
INSERT INTO incidents_throttle AS held (key, busy_until)
VALUES (%(key)s, clock_timestamp() + %(step)s * interval '1 second')
ON CONFLICT (key) DO UPDATE
SET busy_until = greatest(held.busy_until, clock_timestamp()) + %(step)s * interval '1 second'
WHERE greatest(held.busy_until, clock_timestamp())
    <= clock_timestamp() + (%(period)s - %(step)s) * interval '1 second'
RETURNING 1"""
_WAIT = """
SELECT extract(epoch FROM busy_until - clock_timestamp())::float + %(step)s - %(period)s
FROM incidents_throttle WHERE key = %(key)s"""
_SWEEP = "DELETE FROM incidents_throttle WHERE busy_until < clock_timestamp()"
_taken = count(1)


@dataclass(frozen=True)
class Limit:
    """What one key may ask: so many requests in so many seconds, at once or spread."""

    key: str
    requests: int
    period_s: int

    @classmethod
    def of_strangers(cls, request: HttpRequest) -> "Limit":
        """Of the address a request came from."""
        # The one place where X-Forwarded-For is believed; sign-ins are counted by it too.
        client_address = import_string(settings.AXES_CLIENT_IP_CALLABLE)
        return cls(f"address:{network(client_address(request))}", *settings.ANONYMOUS_RATE)

    @classmethod
    def of(cls, request: Request) -> "Limit":
        """Of the user, by whichever token or session; of the address for nobody."""
        if not request.user.is_authenticated:
            return cls.of_strangers(request._request)
        return cls(f"user:{request.user.pk}", *settings.USER_RATE)

    def take(self) -> None:
        """Count one request, in one statement; raises `Throttled` when it is one too many."""
        if not self.requests:
            return
        step = self.period_s / self.requests
        said: dict[str, str | float] = {"key": self.key, "step": step, "period": self.period_s}
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, said)
            if not cursor.fetchone():
                cursor.execute(_WAIT, said)
                (wait,) = cursor.fetchone() or (step,)
                raise Throttled(max(1, ceil(wait)))
            if next(_taken) % SWEPT_EVERY == 0:
                cursor.execute(_SWEEP)


class Throttle(BaseThrottle):
    """Counts each request to the API, unless the setting is off."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """Raise `Throttled` itself, since it knows for how long."""
        Limit.of(request).take()
        return True


def network(address: str) -> str:
    """What is counted as one address: an IPv4 address, or an IPv6 network."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:100]
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, IPV6_PREFIX), strict=False))
    return str(parsed)
