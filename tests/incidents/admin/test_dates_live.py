"""How a date is read while somebody types it."""

from typing import Any

import pytest
from django.test import Client

from incidents.admin.dates_live import day_of, first_cited
from incidents.models import Source

LIVE = "/admin/incidents/incident/date/"


def asked(client: Client, text: str, **beside: Any) -> Any:
    answer = client.get(LIVE, {"text": text, **beside})
    assert answer.status_code == 200
    return answer.json()


def test_reading_comes_back_in_words_and_bounds(as_analyst: Client) -> None:
    found = asked(as_analyst, "late Dec 2019")

    assert found["words"] == "on a day between 21 and 31 December 2019"
    assert (found["earliest"], found["latest"]) == ("2019-12-21", "2019-12-31")
    assert (found["edtf"], found["precision"]) == ("[2019-12-21..2019-12-31]", "month")
    assert found["counted_from"] is None


def test_open_end_has_no_day(as_analyst: Client) -> None:
    found = asked(as_analyst, "since 27 Dec 2019")

    assert (found["latest"], found["precision"]) == (None, "open")


def test_weekday_counts_from_the_day_or_the_source(as_analyst: Client, source: Source) -> None:
    source.published = "2020-01-02"
    source.save()

    for beside in ({"published": "2020-01-02"}, {"source": source.pk}):
        found = asked(as_analyst, "Wednesday evening", **beside)
        assert (found["edtf"], found["counted_from"]) == ("2020-01-01", "2020-01-02")
        assert (found["part_of_day"], found["part_in_words"]) == ("evening", "Evening")
        assert "counted from the report of 2 January 2020" in found["rest"]


@pytest.mark.parametrize("published", ["", "2020-01", "2020-01-02/2020-01-03"])
def test_source_without_a_day_says_what_is_missing(
    as_analyst: Client, source: Source, published: str
) -> None:
    source.published = published
    source.save()

    found = asked(as_analyst, "Tuesday", source=source.pk)

    assert "choose a source with its day of publication" in found["error"]


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40, "٣", "0", "\x00"])
def test_source_that_is_none_is_no_error(as_analyst: Client, key: str) -> None:
    assert "none is known" in asked(as_analyst, "Tuesday", source=key, published=key)["error"]


def test_ambiguous_date_comes_back_with_both_readings(as_analyst: Client) -> None:
    found = asked(as_analyst, "01/02/2020")

    assert "two ways" in found["error"]
    assert found["choices"] == [
        {"text": "2020-01-02", "words": "2 January 2020"},
        {"text": "2020-02-01", "words": "1 February 2020"},
    ]


def test_choice_that_is_not_understood_has_no_words(as_analyst: Client) -> None:
    found = asked(as_analyst, "between 01/02/2020 and 03/04/2020")

    assert {choice["words"] for choice in found["choices"]} == {""}


@pytest.mark.parametrize("text", ["", "\x00", "9" * 3000, "27 Dec 2019 21:30", "ليس تاريخا"])
def test_what_is_no_date_is_told_why(as_analyst: Client, text: str) -> None:
    assert asked(as_analyst, text)["error"]


def test_who_may_only_look_is_refused(sign_in: Any, reader_user: Any) -> None:
    assert sign_in(reader_user).get(LIVE, {"text": "2019"}).status_code == 403


def test_nobody_asks_without_signing_in(client: Client, db: None) -> None:
    assert client.get(LIVE, {"text": "2019"}).status_code == 302


def test_the_address_is_only_read(as_analyst: Client) -> None:
    assert as_analyst.post(LIVE, {"text": "2019"}).status_code == 405


def test_first_citation_that_stays_and_has_a_source_counts() -> None:
    data = {
        "citations-10-source": "5",
        "citations-2-source": "4",
        "citations-1-source": "",
        "citations-0-source": "3",
        "citations-0-DELETE": "on",
        "citations-__prefix__-source": "9",
    }
    assert first_cited(data) == "4"
    assert first_cited({}) is None


@pytest.mark.parametrize("text", ["", "2020", "2020-13-01", "x" * 10])
def test_day_of_the_page_may_be_none(text: str) -> None:
    assert day_of(text) is None
