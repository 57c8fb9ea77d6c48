"""Title, date, language and text of a kept page, to be offered to whoever codes it.

None of them is taken for granted: they are shown in a form, where somebody looks at them.
"""

import codecs
import logging
import re
from dataclasses import dataclass
from typing import Any

import lxml.html
import trafilatura
from lxml.etree import LxmlError

from incidents.archiving.kinds import HTML, PLAIN
from incidents.dates import EdtfError, parse

LONGEST_READ = 3_000_000
"""Longer pages are kept, and not read: reading takes time that grows with them."""
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.ASCII | re.IGNORECASE)
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
LOOKED_AT = 4096
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Page:
    """What a page seems to say; whatever it does not is empty."""

    title: str = ""
    published: str = ""
    language: str = ""
    text: str = ""


def read_page(data: bytes, media_type: str, declared: str = "") -> Page:
    """What a file seems to say: of HTML its article, of plain text all, of others nothing."""
    if media_type not in (HTML, PLAIN) or len(data) > LONGEST_READ:
        return Page()
    text = decoded(data, declared, html=media_type == HTML).replace("\0", "")
    return article(text) if media_type == HTML else Page(text=text.strip())


def decoded(data: bytes, declared: str, *, html: bool) -> str:
    """The text, by its mark, by what the server says, by what the page says, else UTF-8."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace")
    said = CHARSET.search(declared)
    meta = META.search(data[:LOOKED_AT]) if html else None
    for charset in (said and said[1], meta and meta[1].decode("ascii", "ignore")):
        read = decoded_as(data, charset) if charset else None
        if read is not None:
            return read
    return data.decode("utf-8", "replace")


def decoded_as(data: bytes, name: str) -> str | None:
    """The text in the encoding of this name; None where there is none."""
    try:
        return data.decode(name, "replace")
    except (LookupError, UnicodeError):
        return None


def article(text: str) -> Page:
    """The article of an HTML page, without what stands around it on the site."""
    try:
        found: Any = trafilatura.bare_extraction(
            text,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:
        LOG.warning("A fetched page could not be read.", exc_info=True)
        found = None
    title = (found and found.title) or element(text, "//title")
    return Page(
        title=" ".join(title.split())[:500],
        published=day((found and found.date) or ""),
        language=language(element(text, "/html/@lang")),
        text=((found and found.text) or "").replace("\n", "\n\n").strip(),
    )


def element(text: str, where: str) -> str:
    """The text of the first element or attribute at a path, or nothing."""
    try:
        found = lxml.html.document_fromstring(text.encode(), parser=PARSER).xpath(where)
    except (LxmlError, ValueError):
        return ""
    first = found[0] if found else ""
    return first.text_content() if isinstance(first, lxml.html.HtmlElement) else str(first)


PARSER = lxml.html.HTMLParser(encoding="utf-8", no_network=True)


def day(text: str) -> str:
    """The date as it is kept, when it is one."""
    try:
        parse(text)
    except EdtfError:
        return ""
    return text


def language(text: str) -> str:
    """The language of a page as BCP 47, when it looks like one."""
    return text.strip() if LANGUAGE.fullmatch(text.strip()) else ""
