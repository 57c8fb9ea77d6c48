"""What readers ask, in our words and in those of each rival that can be asked the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from incidents.api.cursors import Cursor, fingerprint
from incidents.models import RecordIndex
from incidents.selection import READER, select

PAGE_1000 = 1000 * 100 - 100


@dataclass(frozen=True)
class Case:
    """A page of a hundred; a rival that cannot be asked for it has no parameters."""

    name: str
    ours: dict[str, str]
    viewset: dict[str, str] | None = None
    datasette: dict[str, str] | None = None


def cases() -> Iterator[Case]:
    """The pages, newest first unless named otherwise."""
    newest = {"_sort_desc": "chronology"}
    yield Case("unfiltered", {}, {}, newest)
    yield from dated(middle_month())
    for name, actor, title in (
        ("common actor", "bench-1", "Brigade 1"),
        ("actor of long ago", "bench-old", "Old Front"),
    ):
        yield Case(name, {"initiator": actor}, {"actor": actor}, {"initiators": title, **newest})
    rare = {"actor": "bench-1900", "place": "ukraine"}
    flat = {"initiators": "Brigade 1900", "countries": "UA"}
    yield Case("rare actor + area", rare, rare, {**flat, **newest})
    yield Case("two exclusive terms", {"place": "ukraine", "country": "IQ"})
    yield Case("radius", {"near": "33.3,44.4", "within_km": "100"})
    yield Case("text", {"q": "shells 77123"}, {"search": "77123"})
    yield Case("text, common words", {"q": "shells town"})
    yield Case("as of", {"as_of": str(select({}).position // 2), "type": "raid"})
    yield Case("page 1,000", {"cursor": deep_cursor()})


def dated(month: str) -> Iterator[Case]:
    """What is asked for one month."""
    start, end = f"{month}-01", f"{month}-28"
    working = {"after": start, "before": end}
    yield Case(
        "type + month",
        {"type": "raid", "during": f"{start}/{end}"},
        {"type": "raid", **working},
        {"type": "raid", "earliest__lte": end, "latest__gte": start, "_sort_desc": "chronology"},
    )
    yield Case(
        "a month, oldest first",
        {"during": f"{start}/{end}", "ordering": "date"},
        {**working, "ordering": "date"},
        {"earliest__lte": end, "latest__gte": start, "_sort": "chronology"},
    )


def middle_month() -> str:
    """A month of the middle of the time that there is."""
    rows = RecordIndex.objects.using(READER).filter(precision="day").order_by("chronology")
    first, last = rows.first(), rows.last()
    if not first or not last or not first.earliest or not last.earliest:
        raise RuntimeError("There is nothing to ask for: generate incidents first.")
    middle = first.earliest + (last.earliest - first.earliest) * 0.7
    return f"{middle:%Y-%m}"


def deep_cursor() -> str:
    """Where the thousandth page of a hundred begins."""
    selection = select({})
    keys = selection.rows().values_list("chronology", flat=True)
    place = min(PAGE_1000, selection.count() - 101) - 1
    return Cursor(selection.position, fingerprint(selection), "next", keys[place]).text()


def path_of(base: str, parameters: dict[str, str]) -> str:
    """An address with its query."""
    return f"{base}?{urlencode(parameters, safe=',/:', quote_via=quote)}"
