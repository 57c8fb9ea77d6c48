"""The script says only what the server gives it to say, and all of that."""

import re

from django.utils import translation

from config.environment import BASE_DIR
from incidents.codes import LinkKind, Occurrence
from timeline.explorer.words import chart_words

SCRIPTS = BASE_DIR / "timeline" / "static" / "timeline" / "explorer"
TEXT = "\n".join(path.read_text("utf-8") for path in sorted(SCRIPTS.glob("chart*.js")))
MADE = re.compile(r"occurrence-|link-|linked-|unit-")


def test_every_word_is_used_by_the_script() -> None:
    named = {name for name in chart_words() if not MADE.match(name)}

    assert [n for n in sorted(named) if f'"{n}"' not in TEXT and f"words.{n}" not in TEXT] == []


def test_script_uses_no_other_word() -> None:
    used = set(re.findall(r"words\.(\w+)", TEXT)) | set(re.findall(r'words\["([\w-]+)"\]', TEXT))

    assert used - chart_words().keys() == set()


def test_every_code_has_its_word() -> None:
    words = chart_words()

    assert {f"occurrence-{code}" for code in Occurrence.values} <= words.keys()
    assert {f"link-{code}" for code in LinkKind.values} <= words.keys()
    assert {f"linked-{code}" for code in LinkKind.values} <= words.keys()
    assert {f"unit-{unit}" for unit in re.findall(r'unit: "(\w+)"', TEXT)} <= words.keys()


def test_language_of_the_page_is_that_of_the_dates() -> None:
    with translation.override("ar"):
        assert chart_words()["language"] == "ar-u-nu-latn"
        assert chart_words()["months"][10] == "تشرين الثاني/نوفمبر"
    with translation.override(None):
        assert chart_words()["language"] == "en-u-nu-latn"
