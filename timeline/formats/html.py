"""The timeline as one web page that prints well and stands alone: its style is inside it."""

from collections.abc import Iterator

from django.template.loader import get_template
from django.utils.translation import get_language, override

from incidents.formats import Format, register
from incidents.selection import Selection
from timeline.chronology import Chapter, Chronology, in_pieces
from timeline.frame import method
from timeline.style import STYLE
from timeline.telling.wording import style_of


def stream(selection: Selection, style: str = "") -> Iterator[bytes]:
    """Head, days, entries, numbered sources, and a footer that says it is the last.

    Without a style it is told in that of the reader's language.
    """
    return in_pieces(rendered(Chronology(selection, style or style_of(get_language()))))


def rendered(chronology: Chronology) -> Iterator[str]:
    """The page, piece by piece, in the language of its head whatever is active meanwhile."""
    pieces = _told(chronology)
    while True:
        with override(chronology.head.language):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def _told(chronology: Chronology) -> Iterator[str]:
    yield _rendered("document_head", head=chronology.head, style=STYLE, desk=chronology.desk)
    for chapter in chronology.chapters():
        yield from _chapter(chapter, chronology.site)
    words = chronology.wording
    yield _rendered(
        "document_foot",
        chronology=chronology,
        method=method(words),
        method_title=words.say("method", "title"),
    )


def _chapter(chapter: Chapter, site: str) -> Iterator[str]:
    """A heading of the desk, if it gave one, and days with their entries below it."""
    day, level, heading = "h2", "h3", ""
    article = get_template("timeline/entry.html")
    if chapter.title:
        yield _rendered("document_chapter", chapter=chapter)
        day, level = level, "h4"
    for told in chapter.entries:
        if told.heading != heading:
            shown = {"heading": told.heading, "date": told.day, "level": day}
            yield _rendered("document_day", **shown, first=not heading)
            heading = told.heading
        yield article.render({"entry": told, "level": level, "alone": True, "site": site})
    if heading:
        yield "</div></section>\n"


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
        worded=True,
    )
)
