"""Prints the HTML timeline as PDF, with page numbers, bookmarks and nothing fetched."""

import logging
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NoReturn

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from incidents.copying import CHUNK
from incidents.selection import Selection
from timeline.chronology import Chronology
from timeline.formats.html import rendered

for _name in ("weasyprint", "weasyprint.progress", "fontTools"):  # each step of each page otherwise
    logging.getLogger(_name).setLevel(logging.ERROR)
_SHEET = Path(__file__).parent / "static" / "timeline" / "pdf.css"


class NothingIsFetched(ValueError):
    """A page that stands alone asked for something from elsewhere."""


def pieces(selection: Selection, style: str) -> Iterator[bytes]:
    """The file, once it is laid out; days and entries are its bookmarks."""
    page = HTML(string="".join(rendered(Chronology(selection, style))), url_fetcher=_refuse)
    fonts = FontConfiguration()
    sheet = CSS(string=_SHEET.read_text("utf-8"), font_config=fonts)
    with TemporaryFile() as file:
        page.write_pdf(file, stylesheets=[sheet], font_config=fonts)
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece


def _refuse(url: str, *_: Any, **__: Any) -> NoReturn:
    raise NothingIsFetched(f"{url} is not fetched: the page stands alone")
