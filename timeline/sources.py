"""The numbered list of sources at the end of a timeline."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from incidents.dates import EdtfError
from incidents.dates.words import in_words
from timeline.telling.plain import line


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """One source as it is listed; a citation of a publisher alone has no title of its own."""

    number: int
    authors: tuple[str, ...]
    title: str
    publisher: str
    published: str
    url: str
    archive_url: str
    language: str


class Register:
    """Numbers sources by first use across a timeline; grows with sources, not with entries."""

    def __init__(self) -> None:
        self._listed: dict[str, NumberedSource] = {}

    def __iter__(self) -> Iterator[NumberedSource]:
        """The sources used so far, in the order of their numbers."""
        return iter(self._listed.values())

    def __len__(self) -> int:
        return len(self._listed)

    def number(self, citation: dict[str, Any]) -> int:
        """The number of the source that a citation names, given now if it has none."""
        source, publisher = citation["source"], citation["publisher"]
        key = f"source {source['slug']}" if source else f"publisher {publisher['slug']}"
        if key not in self._listed:
            self._listed[key] = _listed(len(self._listed) + 1, source, publisher)
        return self._listed[key].number


def _listed(
    number: int, source: dict[str, Any] | None, publisher: dict[str, Any] | None
) -> NumberedSource:
    source = source or {}
    publisher = source.get("publisher") or publisher or {}
    return NumberedSource(
        number=number,
        authors=tuple(line(author) for author in source.get("authors", [])),
        title=line(source.get("title", "")),
        publisher=line(publisher.get("name", "")),
        published=_date(source.get("published", "")),
        url=safe_url(source.get("url", "") or publisher.get("url", "")),
        archive_url=safe_url(source.get("archive_url", "")),
        language=source.get("language", ""),
    )


def _date(published: str) -> str:
    """Say the date of publication; what is no date is repeated as it stands."""
    try:
        return in_words(published) if published else ""
    except EdtfError:
        return line(published)


def safe_url(url: str) -> str:
    """Return an address that may be made a link, "" for any other scheme than http and https."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(parts.geturl(), safe="%/:?#[]@!$&'()*+,;=-._~")
