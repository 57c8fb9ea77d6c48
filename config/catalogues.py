"""The catalogues of translated messages: what the sources say, and what a language lacks of it.

Each app of the project keeps its own, `<app>/locale/<language>/LC_MESSAGES/django.po` for people
and `django.mo` beside it for the program. Babel reads and writes both, so that nobody needs the
programs of GNU gettext. It is needed here only, not to run the project.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

WIDTH = 100
_LAZY = ("gettext", "ngettext", "pgettext", "npgettext")
KEYWORDS = DEFAULT_KEYWORDS | {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in _LAZY}
_HEADER = "# What pages say; docs/translating.md has the terms chosen."
#: A module of this name in an app yields texts of data that pages show, with their contexts.
OF_DATA = "translatable"


@dataclass(frozen=True)
class Catalogues:
    """The messages of one app and their translation into one language."""

    app: str
    folder: Path
    language: str

    @property
    def po(self) -> Path:
        """The file that translators edit."""
        return self.folder / "locale" / self.language / "LC_MESSAGES" / "django.po"

    @property
    def mo(self) -> Path:
        """The file that Django reads."""
        return self.po.with_suffix(".mo")

    @cached_property
    def said(self) -> Catalog:
        """Every message of the app's sources, without translation."""
        found = Catalog(locale=self.language)
        for path in sorted([*self.folder.rglob("*.py"), *self.folder.rglob("*.html")]):
            where = path.relative_to(self.folder.parent).as_posix()
            for line, message, comments, context in messages_of(path):
                found.add(message, None, [(where, line)], auto_comments=comments, context=context)
        for context, text in _of_data(self.app):
            found.add(text, None, [(f"{self.app}/{OF_DATA}.py", 0)], context=context)
        return found

    def kept(self) -> Catalog:
        """The translation as it stands in its file; empty without one."""
        if not self.po.exists():
            return Catalog(
                self.language, None, _HEADER, "conflict-incidents", last_translator="", fuzzy=False
            )
        with self.po.open("rb") as file:
            return read_po(file, locale=self.language)

    def merged(self) -> Catalog:
        """The translation with what is new in the sources and without what has gone."""
        catalog = self.kept()
        catalog.update(self.said, no_fuzzy_matching=True, update_creation_date=False)
        return catalog

    def write(self, catalog: Catalog) -> None:
        """Write both files; an app without messages has none."""
        if not len(catalog):
            return
        self.po.parent.mkdir(parents=True, exist_ok=True)
        with self.po.open("wb") as file:
            write_po(
                file, catalog, WIDTH, ignore_obsolete=True, include_lineno=False, sort_by_file=True
            )
        with self.mo.open("wb") as file:
            write_mo(file, catalog)


def catalogues() -> list[Catalogues]:
    """Those of our apps, for each language but the one the sources are written in."""
    ours = [(app.name, Path(app.path)) for app in apps.get_app_configs()]
    return [
        Catalogues(name, folder, language)
        for name, folder in ours
        if folder.parent == settings.BASE_DIR
        for language, _name in settings.LANGUAGES
        if language != settings.LANGUAGE_CODE
    ]


Found = tuple[int, str | tuple[str, ...], list[str], str | None]


def messages_of(path: Path) -> Iterator[Found]:
    """Line, message, comments and context of everything a source gives to gettext."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        # What Django makes of a template, for a reader of Python that minds indentation.
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    yield from extract("python", BytesIO(text.encode()), KEYWORDS, ["Translators:"])


def _of_data(app: str) -> Iterator[tuple[str | None, str]]:
    name = f"{app}.{OF_DATA}"
    if find_spec(name):
        yield from import_module(name).messages()


def lacking(catalog: Catalog) -> list[Message]:
    """Messages without a translation, with an empty form of it, or with one nobody has checked."""
    return [message for message in catalog if message.id and not _translated(message)]


def _translated(message: Message) -> bool:
    return all(forms(message.string) or [""]) and not message.fuzzy


def forms(texts: str | Sequence[str] | None) -> list[str]:
    """A message or a translation as a list: one text, or one for each plural form."""
    return [texts] if isinstance(texts, str) else [*(texts or ())]
