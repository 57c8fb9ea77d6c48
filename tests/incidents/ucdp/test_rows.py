"""One row of GED for one incident, or the reason why there is none."""

from datetime import date
from typing import Any

import pytest

from incidents.codes import WherePrecision
from incidents.ucdp.columns import COLUMNS, WHERE_PREC, date_prec, priogrid
from incidents.ucdp.countries import ALPHA2, NUMBERS, region
from incidents.ucdp.rows import OWN_IDS, CannotBeSaid, about, row
from tests.incidents.ucdp.documents import document, killed, located, published, who


def why(*days: date | None, **more: Any) -> str:
    with pytest.raises(CannotBeSaid) as refused:
        row(published(*days, **more))
    return str(refused.value)


def test_row_of_our_own_incident() -> None:
    told = row(published())

    assert list(told) == list(COLUMNS)
    assert (told["id"], told["relid"]) == (OWN_IDS + 42, "INC-000042")
    assert (told["type_of_violence"], told["side_a"], told["side_b"]) == (1, "Army", "Militia")
    assert (told["date_start"], told["date_prec"], told["event_clarity"]) == ("2019-12-27", 1, 1)
    assert (told["country"], told["country_id"], told["region"]) == ("Iraq", 645, "Middle East")
    assert (told["adm_1"], told["adm_2"]) == ("Kirkuk Governorate", None)
    assert told["source_article"] == '"Reuters,2019-12-28,Two killed"'
    assert told["geom_wkt"] == "POINT (44.392 35.468)"
    assert (told["best"], told["deaths_unknown"], told["dyad_new_id"]) == (2, 2, None)


def test_cell_of_priogrid_is_that_of_ucdp() -> None:
    assert priogrid(34.802462, 36.707602) == 179714
    assert (priogrid(-90, -180), priogrid(90, 180)) == (1, 259200)


@pytest.mark.parametrize(
    ("days", "code"),
    [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5), (367, None)],
)
def test_span_decides_date_prec(days: int, code: int | None) -> None:
    assert date_prec(days) == code


def test_every_precision_has_its_where_prec() -> None:
    assert set(WherePrecision) - set(WHERE_PREC) == {WherePrecision.NOT_STATED}


@pytest.mark.parametrize(
    ("alpha2", "name"),
    [
        *(("SY", "Middle East"), ("EG", "Middle East"), ("UA", "Europe"), ("AF", "Asia")),
        *(("ML", "Africa"), ("SD", "Africa"), ("US", "Americas"), ("CY", "Europe"), ("AQ", "")),
    ],
)
def test_region_is_told_by_the_number(alpha2: str, name: str) -> None:
    assert region(NUMBERS.get(alpha2)) == name
    assert len(ALPHA2) == len(NUMBERS)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"grain": "umbrella"}, "is an umbrella"),
        ({"occurrence": "attempted"}, "did not take place"),
        ({"occurrence_claim": {"stance": "denies"}}, "did not take place"),
        ({"type": {"code": "protest", "parents": []}}, "is no use of force"),
        ({"participations": []}, "names no two organised sides"),
        ({"figures": []}, "killed nobody"),
        ({"figures": [killed(0)]}, "killed nobody"),
        ({"figures": [killed(None, high=5)]}, "killed nobody, or nobody says how many"),
        ({"qualified": True}, "has a date that is only about so"),
        ({"locations": []}, "lies nobody says where"),
        ({"locations": [located(precision="not-stated")]}, "lies nobody says where"),
        ({"locations": [located(standing="rejected")]}, "lies nobody says where"),
        ({"locations": [located(role="about")]}, "lies nobody says where"),
        ({"locations": [located(place=None)]}, "has no coordinates"),
    ],
)
def test_what_ged_cannot_say_has_no_row(more: dict[str, Any], reason: str) -> None:
    assert why(**more).startswith(reason)


def test_dates_that_ged_cannot_say_have_no_row() -> None:
    first, later = date(2019, 1, 1), date(2019, 1, 5)

    assert why(None) == "has a date that is open at one end"
    assert why(first, date(2021, 1, 1)) == "has a date less precise than a year"
    lasted = {"date": "2019-01-01/2019-01-05"}
    assert why(first, later, **lasted) == "is one incident that lasted longer than a day"
    assert row(published(first, later, **lasted, grain="aggregate"))["event_clarity"] == 2
    assert row(published(first, later, date="[2019-01-01..2019-01-05]"))["date_prec"] == 2


def test_point_of_its_own_comes_before_that_of_the_place() -> None:
    told = row(published(locations=[located(latitude=35, longitude=44.5)]))

    assert (told["latitude"], told["geom_wkt"]) == (35, "POINT (44.5 35)")


def test_speakers_are_told_once_each() -> None:
    cited = document()["citations"][0]
    speakers = [
        {**cited, "speaker": {"name": "Police"}},
        {**cited, "speaker_described_as": "a witness"},
        {**cited, "speaker_described_as": "Police"},
    ]
    told = row(published(citations=speakers))

    assert told["source_original"] == "Police, a witness"
    assert told["number_of_sources"] == 3


def test_incident_that_cites_the_dataset_alone_has_no_articles() -> None:
    cited = document()["citations"][0]
    alone = {**cited, "source": {**cited["source"], "kind": "dataset"}}
    told = row(published(citations=[alone]))

    assert (told["number_of_sources"], told["source_article"]) == (-1, None)


def imported(**codes: Any) -> dict[str, Any]:
    """It as a row of UCDP's was imported, about what it is about now."""
    origin = {"original_id": "318367", "codes": {"of": about(document()), **codes}}
    return {"origins": [origin]}


def test_kept_codes_come_back_while_it_is_about_the_same() -> None:
    kept = imported(dyad_new_id=7, adm_2="Kirkuk district", active_year="1", date_prec=2)
    told = row(published(**kept))

    assert (told["id"], told["relid"]) == (318367, None)
    names = ("dyad_new_id", "adm_2", "active_year", "date_prec")
    assert [told[name] for name in names] == [7, "Kirkuk district", "1", 2]


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"participations": [who("party", "military", "Army", side=1)] * 2}, "dyad_new_id"),
        ({"locations": [located(place={**located()["place"], "slug": "erbil"})]}, "adm_2"),
        ({"date": "2019-12-XX"}, "date_prec"),
        ({"citations": []}, "source_article"),
    ],
)
def test_kept_codes_go_with_what_they_were_about(changed: dict[str, Any], column: str) -> None:
    parties = [who("party", "military", "Army", side=1), who("party", "rebel", "Other", side=2)]
    changed = {**changed, **({"participations": parties} if "participations" in changed else {})}
    kept = imported(dyad_new_id=7, adm_2="?", active_year="1", date_prec=2, source_article="?")

    told = row(published(**kept, **changed))
    assert told[column] in (None, 1)
    assert told["active_year"] == "1"
