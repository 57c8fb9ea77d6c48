"""A mapping is read strictly: every problem at once, with what it may have been meant to be."""

import pytest

from incidents.importing.mapping.fields import FIELDS, options_of
from incidents.importing.mapping.spec import WrongMapping, parse
from tests.incidents.importing.mapping.made import MAPPING, mapping, parsed


def problems(text: str) -> list[str]:
    with pytest.raises(WrongMapping) as error:
        parse(text)
    return error.value.problems


def test_a_mapping_says_where_each_field_comes_from() -> None:
    told = parse(MAPPING)

    assert (told.dataset, told.title, told.licence, told.id) == (
        "desk-sheet",
        "Desk sheet",
        "CC0",
        "No",
    )
    assert told.columns == [
        "No",
        "Headline",
        "Kind",
        "Day",
        "Country",
        "Town",
        "By",
        "Against",
        "Dead",
    ]
    assert told.fields["type"].values == {"air strike": "airstrike"}
    assert told.fields["initiator"].split == ";"


def test_everything_wrong_is_told_at_once_with_what_is_like_it() -> None:
    told = problems(
        "datset: x\nid: No\ndelimiter: ';;'\nencoding: latin-99\nfields:\n"
        "  tilte: A\n  date: {colum: B}\n  killed: []\n"
    )

    assert told == [
        "the mapping has no 'datset': is it dataset?",
        "dataset: name it in at most 100 characters, such as 'my-desk'",
        "delimiter: write one sign, or tab, not ';;'",
        "encoding: 'latin-99' is not known: write utf-8, utf-16 or cp1252",
        "fields: 'tilte' is no field: is it title?",
        "date: it has no 'colum': is it column?",
        "killed: write the name of a column, or a group with column: in it",
        "fields: type is needed",
    ]


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("{column: A, constant: b}", "give one of column, columns, constant or parts"),
        ("{values: {a: b}}", "give one of column, columns, constant or parts"),
        ("{column: A, order: m-d-y}", "order: write one of d/m/y"),
        ("{parts: {month: M}}", "year is needed"),
        ("{parts: {year: Y, moon: M}}", "parts: name the columns"),
        ("{column: [A]}", "column: write one text"),
        ("{column: A, values: [b]}", "values: write a group of texts"),
        ("{column: A, values: {b: {c: d}}}", "values: write a group of texts"),
        ("{columns: A}", "columns: write a list of names"),
        ("{column: A, split: x}", "it has no 'split'"),
    ],
)
def test_what_a_date_cannot_say_is_refused(field: str, rule: str) -> None:
    (told,) = problems(mapping(date=field))
    assert told.startswith("date: ")
    assert rule in told


@pytest.mark.parametrize(
    ("name", "field", "rule"),
    [
        ("initiator", "{column: A, kind: armee}", "kind: 'armee' is none"),
        ("initiator", "{column: A, side: '10'}", "side: write a digit from 1 to 9"),
        ("place", "{column: A, kind: sight}", "is it site?"),
        ("latitude", "{column: A, decimal: ';'}", "decimal: write . or ,"),
        ("killed", "{column: A, order: d/m/y}", "it has no 'order'"),
    ],
)
def test_options_are_checked(name: str, field: str, rule: str) -> None:
    (told,) = problems(mapping(**{name: field}))
    assert rule in told


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "it should hold dataset"),
        ("- a", "it should hold dataset"),
        ("a: [", "not readable as YAML"),
        ("dataset: a\ndataset: b\n", "is there twice"),
        ("? [a]\n: b\n", "is no text"),
        ("x" * 200_001, "200,000 are read"),
        ("[" * 2000, "not readable as YAML"),
        ("!!python/object/apply:os.system [ls]", "it should hold dataset"),
    ],
)
def test_what_is_no_mapping_is_refused(text: str, rule: str) -> None:
    assert rule in problems(text)[0]


def test_rows_are_told_apart_by_a_column_or_a_digest_that_is_asked_for() -> None:
    without = MAPPING.replace("id: No\n", "")
    assert problems(without)[0].startswith("id: name the column that tells rows apart")
    assert parse(without + "digest: yes\n").id == ""
    assert problems(MAPPING + "digest: yes\n")[0].startswith("id: ")
    assert problems(MAPPING + "digest: maybe\n") == ["digest: write yes or no"]
    assert parse(MAPPING + "digest: no\n").id == "No"


def test_words_that_yaml_makes_something_else_of_stay_as_they_are_written() -> None:
    told = parsed(occurrence="{column: A, values: {yes: occurred, no: refuted, 1.0: planned}}")

    assert told.fields["occurrence"].values == {
        "yes": "occurred",
        "no": "refuted",
        "1.0": "planned",
    }
    assert (
        parsed(source_date="{constant: 2020-01-02}").fields["source_date"].constant == "2020-01-02"
    )


def test_every_field_takes_a_column_and_its_own_options() -> None:
    for name, target in FIELDS.items():
        if name not in ("type", "date"):
            assert "A" in parsed(**{name: "{column: A}"}).columns
        assert "column" in options_of(target)
