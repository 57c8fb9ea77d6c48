"""Everything that pages say is translated, whole, and compiled."""

import re
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo

from config.catalogues import Catalogues, catalogues, forms, lacking, messages_of

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
MARKUP = re.compile(r"</?\w+[^>]*>")
#: Arabic says none, one and two without a number.
COUNTED = {f"%({each})s" for each in ("count", "shown", "number", "n", "days", "left_out")}
WITHOUT_NUMBER = 3
FOUND = [each for each in catalogues() if len(each.said)]


def ids(each: Catalogues) -> str:
    return f"{each.app}-{each.language}"


def test_there_are_catalogues_for_the_record_and_for_its_telling() -> None:
    assert {ids(each) for each in FOUND} >= {"incidents-ar", "timeline-ar"}


@pytest.mark.parametrize("each", FOUND, ids=ids)
def test_every_message_is_translated_and_checked(each: Catalogues) -> None:
    """`manage.py makemessages` lists them and puts them into the file."""
    assert [message.id for message in lacking(each.merged())] == []


@pytest.mark.parametrize("each", FOUND, ids=ids)
def test_file_has_the_messages_of_the_sources_and_no_other(each: Catalogues) -> None:
    kept = {(message.context, message.id) for message in each.kept()}
    assert kept == {(message.context, message.id) for message in each.said}


@pytest.mark.parametrize("each", FOUND, ids=ids)
def test_translations_keep_what_is_put_into_them(each: Catalogues) -> None:
    for message in filter(lambda message: message.id, each.kept()):
        said = forms(message.id)[-1]
        for number, form in enumerate(forms(message.string)):
            without = message.pluralizable and number < WITHOUT_NUMBER
            missing = {*PLACEHOLDER.findall(said)} ^ {*PLACEHOLDER.findall(form)}
            assert missing <= (COUNTED if without else set()), form
            assert MARKUP.findall(said) == MARKUP.findall(form), form


@pytest.mark.parametrize("each", FOUND, ids=ids)
def test_plural_forms_are_those_of_the_language(each: Catalogues) -> None:
    plural = [message for message in each.kept() if message.id and message.pluralizable]
    assert {len(forms(message.string)) for message in plural} <= {
        Catalog(each.language).num_plurals
    }


@pytest.mark.parametrize("each", FOUND, ids=ids)
def test_compiled_file_is_that_of_the_translation(each: Catalogues) -> None:
    with each.mo.open("rb") as file:
        compiled = read_mo(file)
    assert told(compiled) == told(each.kept())


def told(catalog: Catalog) -> dict[tuple[str | None, str], list[str]]:
    return {
        (message.context, forms(message.id)[0]): forms(message.string)
        for message in catalog
        if message.id
    }


@pytest.mark.parametrize(
    ("string", "fuzzy"), [("", False), (("", "b"), False), ("a", True)], ids=str
)
def test_empty_half_or_unchecked_translation_is_lacking(
    string: str | tuple[str, ...], fuzzy: bool
) -> None:
    catalog = Catalog("ar")
    message_id = ("entry", "entries") if isinstance(string, tuple) else "entry"
    catalog.add(message_id, string, flags={"fuzzy"} if fuzzy else set())

    assert len(lacking(catalog)) == 1


def test_template_is_read_whatever_its_indentation(tmp_path: Path) -> None:
    template = tmp_path / "page.html"
    template.write_text(
        '<p>\n      it\'s\n   {% translate "One" context "c" %}\n  '
        "{% blocktranslate count n=rows %}row{% plural %}{{ n }} rows{% endblocktranslate %}",
        encoding="utf-8",
    )

    found = [(message, context) for _line, message, _comments, context in messages_of(template)]
    assert found == [("One", "c"), (("row", "%(n)s rows"), None)]


def test_source_is_read_with_its_lazy_calls_and_comments(tmp_path: Path) -> None:
    source = tmp_path / "module.py"
    source.write_text(
        '# Translators: to print\n_lazy = pgettext_lazy("c", "One")\nngettext_lazy("a", "b", 2)\n',
        encoding="utf-8",
    )

    assert [found[1:] for found in messages_of(source)] == [
        ("One", ["Translators: to print"], "c"),
        (("a", "b"), [], None),
    ]
