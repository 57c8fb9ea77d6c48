"""Rows from the ledger: pages, what is left out, and summaries."""

from typing import Any

import pytest

from incidents.acled import reading
from incidents.acled.asking import read
from incidents.acled.reading import Answer, summed
from incidents.acled.rows import Row

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
KIRKUK = "INC-000004"


def rows(**parameters: str) -> list[Row]:
    return list(answer(**parameters).rows())


def answer(**parameters: str) -> Answer:
    return Answer(read({name: [value] for name, value in parameters.items()}))


def ids(**parameters: str) -> list[str]:
    return [each["event_id_cnty"] for each in rows(**parameters)]


def test_rows_are_the_newest_first_and_all_are_sayable():
    days = [each["event_date"] for each in rows()]

    assert KIRKUK in ids()
    assert len(days) == 5
    assert days[0] == "2020-01-01"
    assert days[-1] == "2019-12-27"


def test_what_is_left_out_is_counted_by_its_reason():
    told = answer()
    found = list(told.rows())

    assert sum(told.left_out.values()) + len(found) == 24
    assert any("stands for several events" in message for message in told.messages())


def test_pages_together_are_the_whole(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "_AT_A_TIME", 2)  # chunks end within pages
    pages = [ids(limit="2", page=str(page)) for page in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert [each for page in pages for each in page] == ids(limit="0")


def test_total_counts_beyond_the_page():
    told = answer(limit="1", with_total="true")

    assert len(list(told.rows())) == 1
    assert told.total == 5


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"event_date": "2019-12-27"}, [KIRKUK]),
        ({"event_date": "2019-12-28", "event_date_where": "<"}, [KIRKUK]),
        ({"year": "2018", "year_where": ">"}, None),
        ({"year": "99999"}, []),
        ({"country": "Kuwait"}, None),
        ({"iso": "368", "event_type": "explosions"}, [KIRKUK]),
        ({"iso": "999"}, []),
        ({"country": "Kuwait|Nowhere"}, None),
        ({"sub_event_type": "Shelling"}, [KIRKUK]),
        ({"disorder_type": "Political"}, [KIRKUK]),
        ({"timestamp": "1"}, None),
        ({"timestamp": "999999999999"}, []),
        ({"timestamp": "1", "timestamp_where": "<"}, []),
        ({"actor2": "U.S. Embassy"}, None),
    ],
)
def test_narrowing_in_the_database_loses_no_row(
    asked: dict[str, str], found: list[str] | None, monkeypatch: pytest.MonkeyPatch
):
    narrowed = ids(**asked)
    monkeypatch.setattr(reading, "narrowed", lambda rows, *_: rows)

    assert narrowed == ids(**asked)
    assert found is None or narrowed == found


def test_monadic_has_a_row_for_each_side():
    sides = [
        (each["actor1"], each["actor2"])
        for each in rows(export_type="monadic", event_date="2019-12-27")
    ]

    assert sides == [("unidentified attackers", ""), ("U.S. Armed Forces", "")]
    assert len(rows(event_date="2019-12-27")) == 1


def test_words_replace_numbers_when_asked():
    (told,) = rows(inter_num="0", event_date="2019-12-27", fields="inter2|interaction")

    assert told == {"inter2": "External/Other forces", "interaction": told["interaction"]}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("country", {"country": "Kuwait", "iso": 414}),
        ("region", {"region": 11, "region_name": "Middle East"}),
        ("actor", {"actor_name": "U.S. Armed Forces"}),
    ],
)
def test_summaries_count_events(name: str, expected: dict[str, Any]):
    (told,) = [each for each in summed(name) if expected.items() <= each.items()]

    assert told["event_count"] >= 1
    assert told["first_event_date"] <= told["last_event_date"]
