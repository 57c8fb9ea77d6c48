"""The tables of docs/desk/dates.md are true."""

from datetime import date
from pathlib import Path

import pytest

from incidents.dates.typed import NotUnderstood, read
from incidents.dates.words import in_words

PAGE = Path(__file__).parents[3] / "docs" / "desk" / "dates.md"
REPORT = date(2020, 1, 2)


def rows(first_heading: str) -> list[tuple[str, ...]]:
    """The rows of the table whose first column has this heading, without code marks."""
    lines = PAGE.read_text(encoding="utf-8").split(f"| {first_heading} |", 1)[1].splitlines()[2:]
    table = lines[: [*lines, ""].index("")]
    return [tuple(cell.strip(" `") for cell in line.strip("|").split("|")) for line in table]


@pytest.mark.parametrize("row", rows("typed"), ids=lambda row: row[0])
def test_documented_date_is_read_without_a_report(row: tuple[str, ...]) -> None:
    typed, stored, words = row
    assert read(typed).when.text == stored
    assert in_words(stored) == words


@pytest.mark.parametrize("row", rows("typed beside a report"), ids=lambda row: row[0])
def test_documented_date_counts_from_the_report(row: tuple[str, ...]) -> None:
    typed, stored, words = row
    found = read(typed, REPORT)
    assert (found.when.text, found.counted_from) == (stored, REPORT)
    assert in_words(stored) == words


@pytest.mark.parametrize("row", rows("typed with a part of the day"), ids=lambda row: row[0])
def test_documented_part_of_the_day_is_read(row: tuple[str, ...]) -> None:
    typed, stored, part = row
    found = read(typed, REPORT)
    assert (found.when.text, found.part_of_day or "none") == (stored, part)


@pytest.mark.parametrize("row", rows("ambiguous"), ids=lambda row: row[0])
def test_documented_readings_are_offered(row: tuple[str, ...]) -> None:
    typed, choices = row
    with pytest.raises(NotUnderstood) as refused:
        read(typed, REPORT)
    assert list(refused.value.choices) == choices.replace("`", "").split(", ")


@pytest.mark.parametrize("row", rows("refused"), ids=lambda row: row[0])
def test_documented_refusal_is_the_message(row: tuple[str, ...]) -> None:
    typed, words = row
    with pytest.raises(NotUnderstood) as refused:
        read(typed, REPORT)
    assert f"{refused.value.problem}: {refused.value.remedy}" == words
