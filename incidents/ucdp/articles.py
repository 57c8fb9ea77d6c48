"""UCDP's lists of sources, taken apart into articles and put together again.

`source_article` holds `"office,date,headline"` items parted by semicolons; `source_office`,
`source_date` and `source_headline` hold the same as lists side by side.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from incidents.dates import EdtfError, parse

NOT_RECORDED = -1
"""What `number_of_sources` says of older events: nobody counted."""
_BETWEEN = re.compile(r'"\s*;\s*"')
_ITEM = re.compile(r"(.*?),\s*([0-9]{4}-[0-9]{2}-[0-9]{2}),(.*)", re.DOTALL)


class Article(NamedTuple):
    """One article: who published it, on which day (may be empty), under which headline (too)."""

    office: str
    date: str
    headline: str


def articles(row: Mapping[str, str]) -> list[Article]:
    """The articles of a row in order; none where it names no office."""
    offices, dates = _list(row["source_office"]), _list(row["source_date"])
    found = list(_items(row["source_article"]))
    if found and (not offices or len(found) == len(offices) or len(offices) != len(dates)):
        return found
    days = dates if len(dates) == len(offices) else [""] * len(offices)
    heads = _list(row["source_headline"])
    heads = heads if len(heads) == len(offices) else [""] * len(offices)
    read = (Article(*each) for each in zip(offices, days, heads, strict=True))
    return [article for article in read if article.office]


def day(text: str) -> str:
    """The day of a source as a date of ours; "" for what is none."""
    try:
        return parse(text).text if text else ""
    except EdtfError:
        return ""


def columns(listed: Iterable[Article]) -> dict[str, str | int]:
    """The five columns that say these articles."""
    told = list(listed)
    return {
        "number_of_sources": len(told) or NOT_RECORDED,
        "source_article": ";".join(f'"{",".join(article)}"' for article in told),
        "source_office": ";".join(article.office for article in told),
        "source_date": ";".join(article.date for article in told),
        "source_headline": ";".join(article.headline for article in told),
    }


def _items(text: str) -> Iterator[Article]:
    """The items of `source_article`; nothing at all where one of them cannot be read."""
    bare = text.strip().removeprefix('"').removesuffix('"')
    read = [_ITEM.fullmatch(item.strip()) for item in _BETWEEN.split(bare)] if bare else []
    matches = [match for match in read if match]
    if len(matches) == len(read):
        yield from (Article(*map(str.strip, match.groups())) for match in matches)


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(";")] if text.strip() else []
