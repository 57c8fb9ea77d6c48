"""UCDP's lists of sources, taken apart and put together."""

import pytest

from incidents.ucdp.articles import Article, articles, columns, day
from tests.incidents.importing.ged_files import SYRIA, UKRAINE, rows

NAMES = ("source_article", "source_office", "source_date", "source_headline")


def read(*cells: str) -> list[Article]:
    return articles(dict(zip(NAMES, cells, strict=True)))


def test_every_row_s_articles_are_as_many_as_ucdp_counted() -> None:
    for row in (*rows(SYRIA), *rows(UKRAINE)):
        found = articles(row)
        assert len(found) == int(row["number_of_sources"])
        assert all(article.date and article.headline for article in found)


def test_offices_with_commas_and_headlines_with_quotes_are_read() -> None:
    text = '"Office, The,2019-01-02,He said ""no"", then yes";"B,2019-01-03,C;D"'

    assert read(text, "Office, The;B", "2019-01-02;2019-01-03", "…") == [
        Article("Office, The", "2019-01-02", 'He said ""no"", then yes'),
        Article("B", "2019-01-03", "C;D"),
    ]


def test_lists_side_by_side_are_read_where_items_cannot_be() -> None:
    told = [Article("A", "2019-01-02", "x"), Article("B", "2019-01-03", "y")]

    assert read("", "A;B", "2019-01-02;2019-01-03", "x;y") == told
    assert read('"nonsense"', "A;B", "2019-01-02;2019-01-03", "x;y") == told


def test_lists_of_other_lengths_are_not_matched() -> None:
    assert read("", "A;B", "2019-01-02", "x;y;z") == [Article("A", "", ""), Article("B", "", "")]


def test_nothing_is_no_article() -> None:
    assert read("", "", "", "") == []
    assert columns([])["number_of_sources"] == -1


@pytest.mark.parametrize(("text", "date"), [("2019-01-02", "2019-01-02"), ("", ""), ("Monday", "")])
def test_day_of_a_source_is_a_date_or_nothing(text: str, date: str) -> None:
    assert day(text) == date
