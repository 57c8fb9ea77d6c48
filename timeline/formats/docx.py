"""The timeline as a Word document: headings by day, numbered notes that lead to their source."""

from collections.abc import Iterator
from tempfile import TemporaryFile

from incidents.copying import CHUNK
from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Chronology
from timeline.telling.wording import DEFAULT
from timeline.word_document import write

MOST_ENTRIES = 5_000
"""The whole document is in memory until it is written: about 200 MB for so many."""


def stream(selection: Selection, style: str = DEFAULT) -> Iterator[bytes]:
    """Written to a temporary file first: what makes a document whole stands at its end."""
    with TemporaryFile() as file:
        write(Chronology(selection, style), file)
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece


register(
    Format(
        name="docx",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        extension="docx",
        label="Word",
        stream=stream,
        chronology=True,
        worded=True,
        packed=True,
        most_rows=MOST_ENTRIES,
    )
)
