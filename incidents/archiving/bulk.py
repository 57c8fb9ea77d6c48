"""Many sources at once: their links checked, copies of them fetched, all copies read again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from incidents.archiving import keeping, store
from incidents.archiving.fetching import fetcher
from incidents.archiving.links import check_link
from incidents.archiving.politeness import Pauses, taken_in_turns
from incidents.archiving.refusals import NotFetched
from incidents.models import LinkCheck, Source, SourceCopy

Told = Callable[[int, int], None]
"""How a run says that it has done so many of so many."""


def unchecked_since(moment: datetime) -> QuerySet[Source]:
    """Sources whose address, as it is now, was not asked since then."""
    fresh = Q(link_check__checked_at__gte=moment, link_check__url=F("url"))
    return Source.objects.exclude(url="").exclude(fresh)


def uncopied() -> QuerySet[Source]:
    """Sources with an address and without a copy."""
    return Source.objects.exclude(url="").exclude(Exists(held_of_it()))


def uncopied_since(moment: datetime) -> QuerySet[Source]:
    """Sources with an address and without a copy as young as this."""
    young = held_of_it().filter(retrieved_at__gte=moment)
    return Source.objects.exclude(url="").exclude(Exists(young))


def held_of_it() -> QuerySet[Any]:
    """The copies of the source at hand."""
    return SourceCopy.objects.held().filter(source=OuterRef("pk"))


def in_turns(sources: QuerySet[Source], pauses: Pauses, told: Told) -> Iterator[Source]:
    """Each source, hosts in turn, with the pauses that each host is due."""
    rows = list(sources.order_by("pk").values_list("pk", "url"))
    for done, (pk, url) in enumerate(taken_in_turns(rows), 1):
        source = Source.objects.defer("text").filter(pk=pk, url=url).first()
        if source is not None:
            pauses.before(url)
            yield source
        told(done, len(rows))


def check_links(sources: QuerySet[Source], pauses: Pauses, told: Told) -> Iterator[LinkCheck]:
    """Ask every address, one after the other; each answer is kept at once."""
    asking = fetcher()
    for source in in_turns(sources, pauses, told):
        yield check_link(source, asking)


@dataclass(frozen=True)
class Tried:
    """What became of one source: a copy, or why there is none."""

    source: Source
    copy: SourceCopy | None = None
    error: str = ""


def archive(sources: QuerySet[Source], pauses: Pauses, told: Told) -> Iterator[Tried]:
    """Fetch a copy of every source, one after the other; each is kept at once."""
    fetcher()
    for source in in_turns(sources, pauses, told):
        try:
            yield Tried(source, keeping.keep(source, keeping.fetch(source.url), by=None))
        except (NotFetched, store.NotSound) as error:
            yield Tried(source, error=str(error))


@dataclass(frozen=True)
class Unsound:
    """A file that is not what was kept, and the sources that it was a copy of."""

    error: str
    sources: list[str]


def unsound(told: Told) -> Iterator[Unsound]:
    """Read every file that a copy needs; give those that are missing or changed."""
    held = SourceCopy.objects.held().order_by("sha256")
    digests = list(held.values_list("sha256", flat=True).distinct())
    for done, digest in enumerate(digests, 1):
        try:
            store.read(digest)
        except store.NotSound as error:
            slugs = held.filter(sha256=digest).order_by("source__slug")
            found = list(slugs.values_list("source__slug", flat=True).distinct())
            yield Unsound(str(error), found)
        told(done, len(digests))


def unowned() -> Iterator[str]:
    """Digests of files that no copy needs: fetched and then not taken."""
    for digest in store.digests():
        if not SourceCopy.objects.held().filter(sha256=digest).exists():
            yield digest
