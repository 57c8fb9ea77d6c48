"""Tests that what readers see of the pages is given to the catalogues."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from config.environment import BASE_DIR
from tests.conventions.sources import Source, our_files

ENGLISH_ONLY = {"api_docs.html"}
TRANSLATED = sorted(
    path
    for app in ("incidents", "timeline")
    for path in (BASE_DIR / app / "templates").rglob("*.html")
    if path.name not in ENGLISH_ONLY
)
NOT_READ = re.compile(
    r"{% blocktranslate.*?{% endblocktranslate %}|{% block bodyclass %}.*?{% endblock", re.DOTALL
)
NAME_OF_ELEMENT = re.compile(r"(?<=<){{.*?}}|(?<=</){{.*?}}")
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
TELLING = {"message_user", "success", "info", "warning", "error"}
ASKING = {"title", "consequence", "button"}
DESK = [source for source in our_files() if "admin" in source.path.parts]
READ_ALOUD = {"alt", "aria-label", "placeholder", "title"}
UNTRANSLATABLE = {"UTC", "SHA", "Authorization", "Bearer"}


class Words(HTMLParser):
    """Collects what stands between tags and in the attributes that people are told."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.get_starttag_text() not in ("<script>", "<style>"):
            self.found += WORD.findall(data)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in READ_ALOUD:
                self.found += WORD.findall(value or "")


def untranslated(template: str) -> list[str]:
    """Words of a template that no tag translates."""
    text = NOT_READ.sub("", template)
    words = Words()
    words.feed(TAG.sub("", NAME_OF_ELEMENT.sub("b", text)))
    words.close()
    return [word for word in words.found if word not in UNTRANSLATABLE]


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.name)
def test_template_holds_no_words_outside_of_translations(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Hello</p>",
        '<nav aria-label="Site">{% translate "Site" %}</nav>',
        "<title>{% block title %}Error: {% endblock %}</title>",
        "{{ count }} entries",
        '<input placeholder="{{ name }} of it">',
    ],
)
def test_words_outside_of_translations_are_found(template: str) -> None:
    assert untranslated(template)


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.name)
def test_page_states_its_language_and_direction(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ("<html" in text) == ('lang="{{ LANGUAGE_CODE }}" dir="{%' in text)


@pytest.mark.parametrize(
    "path", sorted((BASE_DIR / "timeline" / "static").rglob("*.css")), ids=lambda path: path.name
)
def test_style_knows_start_and_end_and_no_left_and_right(path: Path) -> None:
    sides = re.compile(
        r"\b(?:margin|padding|border|inset)-(?:left|right)\b|^\s*(?:left|right|float):|"
        r"text-align: (?:left|right)",
        re.MULTILINE,
    )
    assert sides.findall(path.read_text(encoding="utf-8")) == []


def unwrapped(tree: ast.Module) -> list[int]:
    """Lines where words are told, or asked before an act, that no catalogue knows."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        named = getattr(call.func, "attr", getattr(call.func, "id", ""))
        told = call.args[1:2] if named in TELLING else []
        if named == "Confirmation":
            told = [each.value for each in call.keywords if each.arg in ASKING]
        found += [node.lineno for each in told for node in literals(each)]
    return found


def literals(node: ast.expr) -> Iterator[ast.Constant]:
    """Texts with words that stand in an expression by themselves, not in a call."""
    if isinstance(node, ast.Constant) and WORD.search(str(node.value)):
        yield node
    if isinstance(node, ast.JoinedStr | ast.IfExp | ast.BinOp):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from literals(child)


@pytest.mark.parametrize("source", DESK, ids=lambda source: str(source.path))
def test_what_the_desk_tells_is_translated(source: Source) -> None:
    assert unwrapped(source.tree) == []


@pytest.mark.parametrize(
    "code",
    [
        'self.message_user(request, "Done.")',
        'messages.error(request, f"Not {done}")',
        'Confirmation(title=f"Undo {this}", consequence=_("So."))',
        'Confirmation(button="Do it" if ready else _("Show"))',
    ],
)
def test_untranslated_telling_is_found(code: str) -> None:
    assert unwrapped(ast.parse(code)) == [1]
