"""The tables of docs/dates.md are true."""

from pathlib import Path

import pytest

from incidents.dates import EdtfError, certainly, parse, parse_period, possibly
from incidents.dates.words import in_words

PAGE = Path(__file__).parents[2] / "docs" / "dates.md"
ANSWERS = {True: "yes", False: "no"}


def rows(first_heading: str) -> list[tuple[str, ...]]:
    """The rows of the table whose first column has this heading, without code marks."""
    lines = PAGE.read_text(encoding="utf-8").split(f"| {first_heading} |", 1)[1].splitlines()[2:]
    table = lines[: lines.index("")]
    return [tuple(cell.strip(" `") for cell in line.strip("|").split("|")) for line in table]


@pytest.mark.parametrize("row", rows("write"), ids=lambda row: row[0])
def test_documented_form_means_what_its_row_says(row: tuple[str, ...]) -> None:
    text, words, earliest, latest, certain, precision = row
    found = parse(text)
    assert in_words(text) == words
    assert str(found.earliest or "open") == earliest
    assert str(found.latest or "open") == latest
    stretch = f"{found.certain_from} … {found.certain_to}" if found.certain_from else "none"
    assert stretch == certain
    assert found.precision == precision


@pytest.mark.parametrize("row", rows("refused"), ids=lambda row: row[0])
def test_documented_refusal_is_the_message(row: tuple[str, ...]) -> None:
    text, problem, remedy = row
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert str(refused.value) == f'"{text}" {problem}: write {remedy}'


@pytest.mark.parametrize("row", rows("date"), ids=lambda row: f"{row[0]} in {row[1]}")
def test_documented_answer_is_given(row: tuple[str, ...]) -> None:
    date, period, maybe, surely, _ = row
    assert ANSWERS[possibly(parse(date), parse_period(period))] == maybe
    assert ANSWERS[certainly(parse(date), parse_period(period))] == surely
