"""Tests that what readers see of the pages is given to the catalogues."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from config.environment import BASE_DIR

TEMPLATES = sorted((BASE_DIR / "timeline" / "templates").rglob("*.html"))
TRANSLATED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.DOTALL)
NAME_OF_ELEMENT = re.compile(r"(?<=<){{.*?}}|(?<=</){{.*?}}")
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
READ_ALOUD = {"alt", "aria-label", "placeholder", "title"}


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
    text = TRANSLATED.sub("", template)
    words = Words()
    words.feed(TAG.sub("", NAME_OF_ELEMENT.sub("b", text)))
    words.close()
    return words.found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
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


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
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
