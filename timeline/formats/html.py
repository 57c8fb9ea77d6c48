"""The timeline as one web page that prints well and stands alone: its style is inside it."""

from collections.abc import Iterator

from django.template.loader import get_template
from django.utils.translation import get_language

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Chronology, in_pieces
from timeline.style import STYLE


def stream(selection: Selection) -> Iterator[bytes]:
    """Head, days, entries, numbered sources, and a footer that says it is the last."""
    return in_pieces(_told(Chronology(selection, get_language())))


def _told(chronology: Chronology) -> Iterator[str]:
    yield _rendered("document_head", head=chronology.head, style=STYLE)
    article, heading = get_template("timeline/document_entry.html"), ""
    for told in chronology.entries():
        if told.heading != heading:
            yield _rendered("document_day", heading=told.heading, date=told.day, first=not heading)
            heading = told.heading
        yield article.render({"entry": told})
    yield _rendered("document_foot", chronology=chronology)


def _rendered(name: str, **context: object) -> str:
    return get_template(f"timeline/{name}.html").render(context)


register(
    Format(
        name="html",
        media_type="text/html; charset=utf-8",
        extension="html",
        label="HTML, to print",
        stream=stream,
        chronology=True,
    )
)
