"""How a row of the Global Terrorism Database becomes a document; every row is made up."""

from pathlib import Path
from typing import Any

import pytest

from incidents.documents.schema import check
from incidents.importing.formats.gtd import CODES
from incidents.importing.gtd_codes import ATTACKS, TARGETS, WEAPONS
from incidents.importing.gtd_event import COUNTS, REQUIRED, SWITCHES
from incidents.importing.registry import Dataset, Translated, find
from incidents.importing.related import Related
from incidents.models import Actor, Incident, IncidentType
from tests.incidents.importing.gtd_files import ROW, row, run, written

pytestmark = pytest.mark.django_db
DATASET = Dataset("gtd", "2020", "terms")
PAGE = Path(__file__).parents[4] / "docs" / "importing" / "gtd.md"


def translated(**cells: Any) -> Translated:
    return find("gtd").translate(row(**cells), Related(), DATASET)


def document(**cells: Any) -> dict[str, Any]:
    told = translated(**cells)
    assert told.faults == []
    check(told.document)
    return told.document


def by_role(role: str, **cells: Any) -> list[dict[str, Any]]:
    return [each for each in document(**cells)["participations"] if each["role"] == role]


def test_row_becomes_a_sound_document() -> None:
    told = document()

    assert told["title"] == (
        "Bombing by Made-up Front against Made-up Shop in Made-up Town, 17 March 2015"
    )
    assert told["type"] == {"code": "bombing"}
    assert (told["occurrence"], told["date"]) == ("occurred", "2015-03-17")
    assert (told["means"], told["target_kinds"]) == (["bomb"], ["market"])
    assert told["summary"].startswith("03/17/2015")
    assert [each["best"] for each in told["figures"]] == [3]
    assert told["origins"][0]["original_id"] == "201503170001"


def test_row_is_imported_published_and_known_again(tmp_path: Path) -> None:
    some = [row(), row(eventid="201503170002", success="0", claimed="1", gsubname="A wing")]

    assert run(written(tmp_path / "few.csv", some), publish=True).startswith("gtd: 2 created")
    assert run(written(tmp_path / "few.csv", some), publish=True) == "gtd: 2 unchanged\n"
    failed = Incident.objects.get(origins__original_id="201503170002")
    assert (failed.occurrence, failed.state) == ("attempted", "published")
    assert failed.participations.get(role="initiator").by == Actor.objects.get(name="Made-up Front")


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ({}, "2015-03-17"),
        ({"iday": "0"}, "2015-03"),
        ({"iday": "0", "imonth": "0"}, "2015"),
        ({"extended": "1", "resolution": "2015-03-20"}, "2015-03-17/2015-03-20"),
        ({"extended": "1", "resolution": "3/20/2015"}, "2015-03-17/2015-03-20"),
        ({"extended": "1", "resolution": "4/4/2015 0:00"}, "2015-03-17/2015-04-04"),
        ({"extended": "1", "iday": "0", "resolution": "2015-04-02"}, "2015-03/2015-04-02"),
        ({"extended": "0", "resolution": "2015-03-20"}, "2015-03-17"),
        ({"extended": "1", "resolution": ""}, "2015-03-17"),
    ],
)
def test_date_is_as_precise_as_it_is_known(cells: dict[str, str], date: str) -> None:
    assert document(**cells)["date"] == date


@pytest.mark.parametrize(
    ("resolution", "note"),
    [
        ("4/5/2015", "may be more than one day"),
        ("13/13/2015", "may be more than one day"),
        ("2015-02-30", "may be more than one day"),
        ("2015-03-01", "does not lie after the start"),
    ],
)
def test_end_that_cannot_be_read_in_one_way_is_left_out_and_noted(
    resolution: str, note: str
) -> None:
    told = translated(extended="1", resolution=resolution)

    assert told.document["date"] == "2015-03-17"
    assert note in told.notes[0]


def test_words_for_the_date_are_kept() -> None:
    assert document(iday="0", approxdate="March 16-19, 2015")["date_as_reported"] == (
        "March 16-19, 2015"
    )


@pytest.mark.parametrize(
    ("cells", "types", "means"),
    [
        ({"suicide": "1"}, ["suicide-bombing"], ["bomb"]),
        ({"weapsubtype1_txt": "Vehicle"}, ["vehicle-bomb"], ["bomb"]),
        ({"weapsubtype1_txt": "Grenade"}, ["grenade"], ["grenade"]),
        ({"weapsubtype1_txt": "Landmine"}, ["bombing"], ["mine"]),
        (
            {"weapsubtype1_txt": "Projectile (rockets, mortars, RPGs, etc.)"},
            ["indirect-fire"],
            ["other"],
        ),
        (
            {"attacktype1_txt": "Armed Assault", "weaptype1_txt": "Firearms"},
            ["attack"],
            ["small-arms"],
        ),
        (
            {"attacktype1_txt": "Assassination", "attacktype2_txt": "Bombing/Explosion"},
            ["attack", "bombing"],
            ["bomb"],
        ),
        (
            {"attacktype1_txt": "Unarmed Assault", "weaptype1_txt": "Chemical"},
            ["attack"],
            ["chemical"],
        ),
        (
            {"attacktype1_txt": "Unarmed Assault", "weaptype1_txt": "Unknown"},
            ["assault"],
            ["unknown"],
        ),
        (
            {"attacktype1_txt": "Hostage Taking (Kidnapping)", "weaptype1_txt": ""},
            ["abduction"],
            ["unknown"],
        ),
        (
            {"weaptype2_txt": "Firearms", "weaptype3_txt": "Unknown"},
            ["bombing"],
            ["bomb", "small-arms"],
        ),
    ],
)
def test_kind_of_attack_and_weapon(
    cells: dict[str, str], types: list[str], means: list[str]
) -> None:
    told = document(**cells)

    assert [told["type"]["code"], *(each["code"] for each in told["other_types"])] == types
    assert told["means"] == means


def test_every_kind_of_attack_is_a_type_of_ours() -> None:
    codes = {code for code, _ in ATTACKS.values()}

    assert codes <= set(IncidentType.objects.values_list("code", flat=True))


def test_failed_attack_was_attempted() -> None:
    told = document(success="0", attacktype1_txt="Assassination")

    assert told["occurrence"] == "attempted"
    assert told["title"].startswith("Attempted assassination by")
    assert document(success="-9")["occurrence"] == "occurred"


def test_perpetrator_nobody_knows_is_said_to_be_unidentified() -> None:
    (who,) = by_role("initiator", gname="Unknown")

    assert (who["actor"], who["described_as"]) == (None, "unidentified")
    assert document(gname="Unknown")["title"].startswith("Bombing against Made-up Shop")


@pytest.mark.parametrize(
    ("cells", "kind", "described"),
    [
        ({}, "", ""),
        ({"gsubname": "Eastern Wing"}, "", "Eastern Wing"),
        ({"gname": "Muslim extremists"}, "collective", "Muslim extremists"),
        ({"gname": "J. Doe", "individual": "1"}, "person", "J. Doe"),
    ],
)
def test_perpetrator_is_a_group_an_expression_or_a_person(
    cells: dict[str, str], kind: str, described: str
) -> None:
    (who,) = by_role("initiator", **cells)

    assert (str(who["kind"]), who["described_as"]) == (kind, described)
    assert bool(who["actor"]) == (not kind)


@pytest.mark.parametrize(
    ("cells", "basis", "stance"),
    [
        ({}, "dataset", "affirms"),
        ({"guncertain1": "1"}, "dataset", "hedges"),
        ({"claimed": "1"}, "claimed", "affirms"),
        ({"claimed": "-9"}, "dataset", "affirms"),
        ({"claimed": "1", "gname": "Unknown"}, "dataset", "affirms"),
    ],
)
def test_attribution_is_no_firmer_than_gtd_has_it(
    cells: dict[str, str], basis: str, stance: str
) -> None:
    (who,) = by_role("initiator", **cells)

    assert (who["basis"], who["stance"]) == (basis, stance)
    assert bool(who.get("by")) == (basis == "claimed")


def test_name_of_two_actors_is_refused_for_people_to_decide() -> None:
    for slug in ("one", "other"):
        Actor.objects.create(slug=slug, name="Made-up Front", kind="rebel")

    (fault,) = translated().faults
    assert (fault.column, "rename all but" in fault.rule) == ("gname", True)


def test_several_perpetrators_and_targets_are_told_once_each() -> None:
    cells = {"gname2": "Made-up Brigade", "gname3": "Made-up Front", "targtype2_txt": "Military"}
    more = {
        "target2": "Base",
        "natlty2_txt": "United States",
        "targsubtype2_txt": "Military Barracks",
    }

    assert len(by_role("initiator", **cells, **more)) == 2
    assert [
        (each["described_as"], str(each["kind"])) for each in by_role("target", **cells, **more)
    ] == [
        ("Made-up Shop (Iraq)", "organisation"),
        ("Base (United States)", "military"),
    ]
    assert document(**cells, **more)["target_kinds"] == ["market", "military-base"]


@pytest.mark.parametrize(
    ("cells", "figures"),
    [
        ({"nkill": "", "nwound": ""}, []),
        ({"nkill": "-99", "nwound": "-9"}, []),
        ({"nkill": "0", "nwound": "0"}, [("killed", 0), ("wounded", 0)]),
        ({"nkill": "4.0", "nkillter": "1"}, [("killed", 4), ("killed", 1)]),
        ({"nkill": "4", "nkillus": "2"}, [("killed", 4), ("killed", 2)]),
        ({"nkill": "", "ishostkid": "1", "nhostkid": "5"}, [("abducted", 5)]),
        ({"nkill": "", "ishostkid": "1", "nhostkid": "-99"}, []),
        ({"nkill": "", "ishostkid": "0", "nhostkid": "5"}, []),
    ],
)
def test_what_is_not_known_is_no_figure(
    cells: dict[str, str], figures: list[tuple[str, int]]
) -> None:
    told = document(**cells)["figures"]

    assert [(each["measure"], each["best"]) for each in told] == figures


@pytest.mark.parametrize(
    ("cells", "kind", "precision", "described"),
    [
        ({}, "settlement", "settlement", "Near the made-up market"),
        ({"vicinity": "1"}, "settlement", "near", "Near the made-up market"),
        ({"city": "Made-up Base"}, "site", "site", "Near the made-up market"),
        ({"specificity": "2"}, "area1", "area2", "Made-up Town: Near the made-up market"),
        ({"specificity": "3", "city": "Unknown"}, "area1", "area2", "Near the made-up market"),
        ({"specificity": "4", "location": ""}, "area1", "area1", "Made-up Town"),
        (
            {"specificity": "5", "provstate": "Unknown", "city": "", "location": "x" * 301},
            "country",
            "country",
            "",
        ),
        (
            {"specificity": "", "latitude": "", "longitude": "", "location": ""},
            "area1",
            "area1",
            "Made-up Town",
        ),
    ],
)
def test_place_is_as_exact_as_its_specificity(
    cells: dict[str, str], kind: str, precision: str, described: str
) -> None:
    (where,) = document(**cells)["locations"]

    assert (where["place"]["kind"], where["precision"]) == (kind, precision)
    assert where["described_as"] == described


def test_country_that_gtd_calls_otherwise_is_found_and_a_former_one_is_refused() -> None:
    (where,) = document(country_txt="Bosnia-Herzegovina", provstate="")["locations"]
    (fault,) = translated(country_txt="Soviet Union").faults

    assert where["place"]["within"][0]["iso_alpha2"] == "BA"
    assert (fault.column, fault.value) == ("country_txt", "Soviet Union")


def test_sources_are_cited_one_by_one_and_what_cannot_be_told_apart_in_words() -> None:
    first, second = document(scite2="Some archive, box 7")["citations"]
    (alone,) = document(scite1="", scite2="")["citations"]

    assert first["source"]["title"] == "Shop Made Up"
    assert first["source"]["publisher"]["name"] == "Made-up Times"
    assert first["source"]["published"] == "2015-03-18"
    assert second["source"]["title"] == "Global Terrorism Database 2020"
    assert second["paraphrase"] == "GTD cites: Some archive, box 7"
    assert alone["source"]["kind"] == "dataset"
    (odd,) = document(scite1='"A," B Times, Smarch 18, 2015.')["citations"]
    assert odd["paraphrase"].startswith("GTD cites")


def test_what_only_gtd_says_is_kept_where_it_is_known() -> None:
    codes = document(related="201503170001, 201503170002", nperps="-99")["origins"][0]["codes"]

    assert codes["related"] == "201503170001, 201503170002"
    assert codes["propextent_txt"].startswith("Minor")
    assert "nperps" not in codes
    assert set(codes) <= set(CODES)


def test_what_is_in_none_of_the_lists_is_noted() -> None:
    told = translated(weaptype2_txt="Catapult", targtype2_txt="Castle", nkillter="9")

    assert told.notes == [
        "weaptype2_txt: Catapult is none of GTD's; left out",
        "targtype2_txt: Castle is none of GTD's; left out",
        "nkillter: more perpetrators died than people did; kept",
    ]
    assert "unknown" in WEAPONS
    assert "unknown" in TARGETS


@pytest.mark.parametrize(
    ("cells", "column", "rule"),
    [
        ({"eventid": "2.01503E+11"}, "eventid", "it has 12 digits"),
        ({"eventid": ""}, "eventid", "it has 12 digits"),
        ({"iyear": "0"}, "iyear", "it goes from 1"),
        ({"imonth": "13"}, "imonth", "it goes from 0 to 12"),
        ({"imonth": "0"}, "iday", "a day without its month"),
        ({"imonth": "2", "iday": "30"}, "iday", "2015-02-30 is no day of the calendar"),
        ({"iyear": "2999"}, "iyear", "it lies in the future"),
        ({"specificity": "6"}, "specificity", "it goes from 1 to 5"),
        ({"success": "2"}, "success", "it goes from 0 to 1"),
        ({"attacktype1_txt": ""}, "attacktype1_txt", "it is none of GTD's kinds"),
        ({"attacktype1_txt": "Picnic"}, "attacktype1_txt", "it is none of GTD's kinds"),
        (
            {"attacktype2_txt": "Hijakcing"},
            "attacktype2_txt",
            "it is none of GTD's kinds of attack",
        ),
        ({"nkill": "-1"}, "nkill", "it goes from 0"),
        ({"nkill": "3.5"}, "nkill", "write a whole number"),
        ({"latitude": "95"}, "latitude", "write decimal degrees"),
        ({"latitude": ""}, "longitude", "give latitude and longitude together"),
        ({"gname": "x" * 201}, "gname", "it has 201 characters"),
        ({"country_txt": "Unknown"}, "country_txt", "say in which country"),
        ({"addnotes": "a\0"}, "addnotes", "it holds U+0000"),
    ],
)
def test_cell_that_cannot_be_is_named(cells: dict[str, str], column: str, rule: str) -> None:
    faults = translated(**cells).faults
    told = [fault.rule for fault in faults if fault.column == column]

    assert told, faults
    assert told[0].startswith(rule)


def test_page_tells_what_becomes_of_every_column_that_is_read() -> None:
    page = PAGE.read_text(encoding="utf-8")

    for column in (*REQUIRED, *COUNTS, *SWITCHES, *CODES, *ROW):
        stem = column.rstrip("0123456789").removesuffix("_txt").rstrip("0123456789")
        assert f"`{column}`" in page or f"`{stem}" in page, column
