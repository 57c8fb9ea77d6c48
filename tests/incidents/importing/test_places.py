"""Places of a file found among ours, by name, area and point."""

from decimal import Decimal

import pytest

from incidents.codes import PlaceKind
from incidents.importing.ged_event import event
from incidents.importing.ged_places import location
from incidents.importing.names import area_key, slug
from incidents.importing.places import Places
from incidents.models import Place, PlaceName
from tests.incidents.importing.ged_files import row

pytestmark = pytest.mark.django_db


def located(number: int, places: Places | None = None, **cells: str):
    read, faults = event(row(number, **cells))
    assert read, faults
    return location(read, places or Places({}))


def test_governorate_of_another_spelling_is_ours() -> None:
    places = Places({})
    syria = places.country("", "SY")
    assert syria

    found = [
        places.area(PlaceKind.AREA1, name, syria)["slug"]
        for name in ("Ar Raqqah Governorate", "Hamah Governorate", "Deir ez Zor Governorate")
    ]
    assert found == ["raqqa-governorate", "hama-governorate", "deir-ez-zor-governorate"]


def test_area_of_another_country_is_not_meant() -> None:
    made: dict = {}
    places = Places(made)
    iraq = places.country("Iraq")
    assert iraq

    area = places.area(PlaceKind.AREA1, "Aleppo Governorate", iraq)
    assert area["slug"] == "aleppo-governorate-iraq"
    assert made == {("place", area["slug"]): area}


def test_settlement_of_ours_is_found_by_alias_near_the_point() -> None:
    parent = Place.objects.get(slug="deir-ez-zor-governorate")
    point = {"latitude": Decimal("34.40"), "longitude": Decimal("40.90")}
    ours = Place.objects.create(
        slug="imam-ali", name="Imam Ali", kind="site", parent=parent, **point
    )
    PlaceName.objects.create(place=ours, name="Imam Ali Iranian Base")

    where = located(318367)
    assert where["place"]["slug"] == "imam-ali"
    assert (where["latitude"], where["longitude"]) == (34.39807, 40.887575)


def test_namesake_far_away_is_another_place() -> None:
    parent = Place.objects.get(slug="syria")
    point = {"latitude": Decimal("36"), "longitude": Decimal("37")}
    Place.objects.create(
        slug="namesake", name="Imam Ali Iranian base", kind="site", parent=parent, **point
    )

    where = located(318367)
    assert where["place"]["slug"] == "imam-ali-iranian-base"
    assert where["latitude"] is None


@pytest.mark.parametrize(
    ("prec", "name", "kind", "precision"),
    [
        ("1", "Sinjar town", "settlement", "settlement"),
        ("1", "Sinjar", "settlement", "settlement"),
        ("1", "Sinjar airbase", "site", "site"),
        ("2", "Sinjar mountain", "zone", "near"),
        ("5", "M4 highway", "route", "zone"),
        ("5", "Eastern Qalamoun", "zone", "zone"),
        ("7", "sea off Latakia", "sea", "offshore"),
    ],
)
def test_kind_and_precision_follow_the_name_and_where_prec(
    prec: str, name: str, kind: str, precision: str
) -> None:
    where = located(318367, where_prec=prec, where_coordinates=name)

    assert (where["place"]["kind"], where["precision"]) == (kind, precision)
    assert bool(where["place"]["within"]) == (kind != "sea")


def test_area_that_is_all_that_is_known_is_the_place() -> None:
    governorate, district = "Deir ez Zor Governorate", "Albu Kamal district"

    area1 = located(318367, where_prec="4", where_coordinates=governorate, adm_2="")
    area2 = located(318367, where_prec="3", where_coordinates=district)
    land = located(318367, where_prec="6", where_coordinates="Syria", adm_1="", adm_2="")
    assert area1["place"]["slug"] == "deir-ez-zor-governorate"
    assert (area2["place"]["kind"], area2["place"]["name"]) == ("area2", district)
    assert (land["place"]["slug"], land["precision"]) == ("syria", "country")


def test_slug_that_is_taken_gets_what_stands_beside_it() -> None:
    assert slug("Al_Bab town") == "al-bab-town"
    assert slug("Bab", {"bab"}, beside="Aleppo") == "bab-aleppo"
    assert slug("Bab", {"bab", "bab-aleppo"}, beside="Aleppo").startswith("bab-aleppo-")
    assert len(slug("حلب")) == 8


def test_area_key_keeps_apart_what_is_not_one() -> None:
    assert area_key("Odessa oblast") == area_key("Odesa Oblast")
    assert area_key("Eastern Equatoria") != area_key("Western Equatoria")
    assert area_key("Governorate") == "governorate"
