"""A style that cannot be used is found before anybody asks for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.checks import check_styles
from timeline.telling.wording import wording


@pytest.fixture
def own(tmp_path: Path, settings: Any) -> Iterator[Path]:
    settings.WORDING_DIR = tmp_path
    wording.cache_clear()
    yield tmp_path
    wording.cache_clear()


def test_our_own_styles_are_whole():
    assert check_styles() == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("extends: en\noccurrence: {occurred: 'it [took place'}", "WrongTemplate"),
        ("extends: en\nlist: [broken", "ParserError"),
        ("extends: en\nlanguage: no such language", "ValueError"),
        ("extends: en\nlanguage: xx", "UnknownLocaleError"),
        ("extends: en\nsmall: '('", "error: missing )"),
        ("extends: en\nwith_article: 7", "TypeError"),
        ("extends: nothing", "UnknownStyle"),
        ("language: fr", "KeyError"),
        ("just text", "ValueError"),
    ],
)
def test_a_style_that_cannot_be_used_is_an_error(own, text, problem):
    (own / "house").mkdir()
    (own / "house" / "words.yaml").write_text(text, "utf-8")

    (error,) = check_styles()

    assert error.id == "timeline.E001"
    assert "'house'" in error.msg
    assert problem in error.msg


def test_a_style_of_its_own_that_lacks_a_phrase_is_an_error(own):
    (own / "short").mkdir()
    (own / "short" / "words.yaml").write_text(
        "language: fr\ndirection: ltr\nsmall: ''\nsmall_names: ''\nwith_article: []\n", "utf-8"
    )

    (error,) = check_styles()

    assert "it has nothing for ages.child" in error.msg
