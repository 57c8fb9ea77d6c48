"""How a row of UCDP GED becomes a document."""

from typing import Any

import pytest

from incidents.documents.load import load
from incidents.documents.schema import check
from incidents.importing.registry import Dataset, Translated, find
from incidents.importing.related import Related
from incidents.models import Actor
from tests.incidents.importing.ged_files import SYRIA, UKRAINE, row, rows

pytestmark = pytest.mark.django_db
DATASET = Dataset("ucdp-ged", "19.1", "CC BY 4.0")


def translated(number: int | str = 309603, **cells: str) -> Translated:
    """What becomes of the row of that id, with these cells instead."""
    return translate(row(number, **cells))


def translate(cells: dict[str, str]) -> Translated:
    """What becomes of a row; a first look must have found the same faults and names."""
    looked, related, format_ = Related(), Related(), find("ucdp-ged")
    told = format_.translate(cells, related, DATASET)
    assert (format_.faults(cells, looked, DATASET), looked.made) == (told.faults, related.made)
    return told


def faults(number: int | str = 309603, **cells: str) -> list[tuple[str, str]]:
    return [(fault.column, fault.rule) for fault in translated(number, **cells).faults]


def who(document: dict[str, Any]) -> list[tuple[str, int, str]]:
    return [
        (each["role"], each["side"], (each["actor"] or {}).get("slug") or each["described_as"])
        for each in document["participations"]
    ]


def test_every_strange_row_becomes_a_sound_document() -> None:
    looked, related, format_ = Related(), Related(), find("ucdp-ged")
    for cells in (*rows(SYRIA), *rows(UKRAINE)):
        assert format_.faults(cells, looked, DATASET) == []
        told = format_.translate(cells, related, DATASET)
        assert told.faults == []
        check(told.document)
    assert looked.made == related.made


def test_documents_are_what_load_takes() -> None:
    for cells in rows(UKRAINE)[:5]:
        document = translate(cells).document
        assert load(document, by=None, create_missing=True).title == document["title"]


def test_side_a_of_a_state_based_event_is_a_party_and_no_attacker() -> None:
    document = translated(318367).document

    assert document["type"] == {"code": "violence"}
    assert who(document) == [
        ("party", 1, "government-of-iran"),
        ("party", 2, "government-of-israel"),
    ]
    assert document["title"] == (
        "Violence between Government of Iran and Government of Israel near Imam Ali Iranian base, "
        "8 September 2019"
    )


def test_one_sided_violence_has_an_initiator_and_civilians_as_target() -> None:
    document = translated(277081).document

    (initiator, target) = who(document)
    assert (initiator[:2], target) == (("initiator", 1), ("target", 2, "Civilians"))
    assert "against civilians" in document["title"]


def test_actors_of_an_alliance_are_each_on_the_side() -> None:
    sides = who(translated(227760).document)

    assert len({name for _, side, name in sides if side == 1}) > 2
    assert {role for role, _, _ in sides} == {"party"}


def test_alliance_that_is_an_actor_of_ours_stays_one() -> None:
    cells = row(227760)
    name = cells["side_a"]
    Actor.objects.create(slug="the-alliance", name=name, kind="collective")

    assert ("party", 1, "the-alliance") in who(translate(cells).document)


def test_actor_is_matched_by_id_before_name() -> None:
    Actor.objects.create(slug="by-name", name="Government of Iran", kind="state-forces")
    Actor.objects.create(slug="by-id", name="Tehran", kind="state-forces", ucdp_id="114")

    assert who(translated(318367).document)[0][2] == "by-id"


def test_name_of_two_actors_is_refused_for_people_to_decide() -> None:
    for slug in ("one", "other"):
        Actor.objects.create(slug=slug, name="Government of Iran", kind="state-forces")

    ((column, rule),) = faults(318367)
    assert column == "side_a, side_b"
    assert "2 actors are called so (one, other): give the one that is meant" in rule


def test_side_that_is_not_told_is_unidentified() -> None:
    document = translated(318367, side_b="").document

    assert who(document)[1] == ("party", 2, "unidentified")
    assert document["participations"][1]["kind"] == "unidentified"


@pytest.mark.parametrize(
    ("number", "date", "grain"),
    [
        (309603, "2018-03-", "single"),
        (318313, "[2019-09-", "single"),
        (218706, "2016-", "aggregate"),
        (317585, "2019-", "aggregate"),
    ],
)
def test_date_says_a_day_one_day_between_or_several(number: int, date: str, grain: str) -> None:
    document = translated(number).document

    assert document["grain"] == grain
    assert document["date"].startswith("[") == (date.startswith("["))
    assert ("/" in document["date"]) == (number == 317585)
    assert "event_count" not in document


def test_total_out_of_order_is_kept_as_reported_and_noted() -> None:
    told = translated(235087)
    total = told.document["figures"][0]

    assert total["as_reported"] is True
    assert total["low"] > total["best"]
    assert any("are out of order; kept" in note for note in told.notes)


def test_parts_of_nought_are_not_claimed() -> None:
    figures = translated(318367).document["figures"]

    assert [(each.get("side"), each["best"]) for each in figures] == [(None, 18), (1, 18)]
    assert {each["quantifier"] for each in figures} == {"exact"}


def test_parts_that_do_not_add_up_are_all_kept() -> None:
    told = translated(318367, deaths_a="17")

    assert [each["best"] for each in told.document["figures"]] == [18, 17, 0, 0, 0]
    assert "best: 18 is not the sum of its parts; kept" in told.notes


def test_articles_become_sources_of_their_publishers() -> None:
    (cited,) = translated(318367).document["citations"]

    assert cited["source"]["publisher"]["name"] == "SOHR"
    assert cited["source"]["published"] == "2019-09-09"
    assert cited["source"]["title"].startswith("After about 15 months of killing")
    assert cited["speaker_described_as"] == "SOHR"


def test_row_without_articles_cites_the_dataset() -> None:
    empty = dict.fromkeys(("source_article", "source_office", "source_date", "source_headline"), "")
    (cited,) = translated(318367, **empty, number_of_sources="-1").document["citations"]

    assert cited["source"]["title"] == "UCDP Georeferenced Event Dataset 19.1"
    assert cited["source"]["kind"] == "dataset"


def test_source_dated_before_its_event_is_kept_and_noted() -> None:
    told = translated(318327)

    assert any("lies before the event" in note for note in told.notes)
    assert told.document["citations"][0]["source"]["published"]


def test_headline_is_never_in_the_title() -> None:
    for cells in (*rows(SYRIA), *rows(UKRAINE)):
        title = translate(cells).document["title"]
        sources = {name: "" for name in cells if name.startswith("source_")}
        assert translate({**cells, **sources}).document["title"] == title
        assert title.startswith("Violence ")
        assert len(title) <= 300


def test_long_list_of_actors_is_cut_at_a_name() -> None:
    many = ", ".join(f"Group number {n} of the north" for n in range(40))

    title = translated(309603, side_a=many, side_b=many).document["title"]
    assert " others and Group number 0" in title
    assert len(title) <= 300


def test_origin_keeps_what_only_ucdp_says() -> None:
    (origin,) = translated(318367).document["origins"]

    assert (origin["dataset"], origin["release"], origin["original_id"], origin["licence"]) == (
        *("ucdp-ged", "19.1", "318367", "CC BY 4.0"),
    )
    codes = origin["codes"]
    assert (codes["dyad_new_id"], codes["side_a_new_id"], codes["gwnob"]) == (15633, 114, "666")
    assert "dyad_name" not in codes
    assert "source_article" not in codes


@pytest.mark.parametrize(
    ("cells", "column", "rule"),
    [
        ({"id": ""}, "id", "write a whole number"),
        ({"id": "1_0"}, "id", "write a whole number"),
        ({"id": "١٢"}, "id", "write a whole number"),
        ({"type_of_violence": "4"}, "type_of_violence", "it goes from 1 to 3"),
        ({"where_prec": "0"}, "where_prec", "it goes from 1 to 7"),
        ({"date_start": "2018-02-30"}, "date_start", "write a day of the calendar"),
        ({"date_start": "01/02/2018"}, "date_start", "write a day of the calendar"),
        ({"date_start": "2019-01-01", "year": ""}, "date_end", "it lies before date_start"),
        ({"year": "2001"}, "year", "it is not the year of date_start"),
        ({"latitude": "91"}, "latitude", "write decimal degrees"),
        ({"longitude": "nan"}, "longitude", "write decimal degrees"),
        ({"longitude": ""}, "latitude", "give latitude and longitude together"),
        ({"best": "-1"}, "best", "it goes from 0"),
        ({"best": "1e3"}, "best", "write a whole number"),
        ({"best": ""}, "best", "write a whole number"),
        ({"dyad_new_id": "HTS"}, "dyad_new_id", "write a whole number"),
        ({"adm_1": "a\0b"}, "adm_1", "it holds U+0000"),
        ({"side_a": "x" * 201}, "side_a", "a name has at most 200"),
        ({"country": "Ruritania", "country_id": ""}, "country", "no country here has this name"),
        ({"country": "", "country_id": ""}, "country", "say in which country"),
    ],
)
def test_cell_that_cannot_be_is_named(cells: dict[str, str], column: str, rule: str) -> None:
    told = [fault for fault in faults(**cells) if fault[0] == column]

    assert told, faults(**cells)
    assert told[0][1].startswith(rule)


def test_all_wrong_cells_of_a_row_are_told_at_once() -> None:
    told = faults(type_of_violence="x", best="y", date_end="z")

    assert {column for column, _ in told} == {"type_of_violence", "best", "date_end"}


def test_future_event_is_refused() -> None:
    told = faults(date_start="2999-01-01", date_end="2999-01-01", year="2999")

    assert told == [("date_start", "it lies in the future, and what is imported has occurred")]


def test_whole_numbers_with_a_point_and_midnights_are_read() -> None:
    cells = {"best": "18.0", "date_start": "2019-09-08T00:00:00", "date_prec": "1.0"}
    document = translated(318367, **cells).document

    assert document["date"] == "2019-09-08"
    assert document["figures"][0]["best"] == 18
