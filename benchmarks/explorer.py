"""The explorer: its page and what its map asks, before and after the answers are kept."""

from collections.abc import Callable
from time import perf_counter

from django.core.cache import caches
from django.db import connections
from django.test import Client, override_settings

from benchmarks.report import ms, say, times
from incidents.models import Term
from incidents.selection import READER

WORLD = "zoom=2&view=-180,-85,180,85"
NEAR = "zoom=9&view=44,33,45,34"


def measure() -> None:
    """Each question cold, then as long as nothing is published."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    actor = Term.objects.using(READER).filter(term__startswith="actor:").order_by("-count")[0]
    common = f"actor={actor.term.partition(':')[2]}"
    for name, address in (
        ("page of everything", "/explore/"),
        ("page of a common actor", f"/explore/?{common}"),
        ("page of a year", "/explore/?during=2019"),
        ("map of everything", f"/explore/map.json?{WORLD}"),
        ("map of a common actor", f"/explore/map.json?{WORLD}&{common}"),
        ("map of everything in one degree", f"/explore/map.json?{NEAR}"),
    ):
        say(name, compared(address))


@override_settings(ANONYMOUS_READING=True, ALLOWED_HOSTS=["*"])
def compared(address: str) -> str:
    """How long it takes cold, and how long while it is kept."""
    client = Client()
    caches["answers"].clear()
    cold, size = timed(lambda: len(client.get(address).content))
    kept = times(lambda: client.get(address))
    return f"{cold * 1000:.0f} ms cold, then {ms(kept)}; {size / 1024:.0f} KiB"


def timed(ask: Callable[[], int]) -> tuple[float, int]:
    """Seconds it took once, and what it gave."""
    begun = perf_counter()
    size = ask()
    return perf_counter() - begun, size
