"""The timeline as PDF, printed from the page by WeasyPrint, which only those who want it have."""

from collections.abc import Iterator
from contextlib import suppress
from ctypes import CDLL
from importlib.util import find_spec

from incidents.formats import Format, register, register_missing
from incidents.selection import Selection
from timeline.telling.wording import DEFAULT

MOST_ENTRIES = 500
"""Pages are laid out in memory: half a minute and as many megabytes as entries for so many."""
REMEDY = (
    "pdf needs WeasyPrint, which is not installed here: install it beside the server with "
    "pip install weasyprint and the library Pango, then start the server again."
)
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")


def stream(selection: Selection, style: str = DEFAULT) -> Iterator[bytes]:
    """Laid out whole, then sent: the last bytes make it a PDF."""
    from timeline.printed import pieces  # noqa: PLC0415  # only who asks for it waits for it

    return pieces(selection, style)


def _has_pango() -> bool:
    """Whether the library is there that lays out text: a package of the system, not of Python."""
    for name in _PANGO:
        with suppress(OSError):
            CDLL(name)
            return True
    return False


def offer() -> None:
    """Offer it where its library is installed, else say what is missing."""
    if not find_spec("weasyprint") or not _has_pango():
        register_missing("pdf", REMEDY)
        return
    register(
        Format(
            name="pdf",
            media_type="application/pdf",
            extension="pdf",
            label="PDF",
            stream=stream,
            chronology=True,
            worded=True,
            packed=True,
            most_rows=MOST_ENTRIES,
        )
    )


offer()
