"""The parameters of place together: what of a published document is found by them, and refusals."""

from typing import Any
from urllib.parse import parse_qs

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.codes import RetractionReason
from incidents.documents.load import load
from incidents.filters import InvalidParameters, ParameterError
from incidents.filters.space import located
from incidents.models import Incident, Location, RecordIndex, RecordLocation, Term, User
from incidents.publishing.acts import correct, publish, retract
from incidents.selection import select
from tests.incidents.documents.made import ROCKETS

reading = pytest.mark.django_db(databases=["default", "reader"])
#: Where nothing of the seeds is: a point in the Sahara, and a box, circle and polygon round it.
HERE: dict[str, Any] = {"latitude": 23.5, "longitude": 12.25, "precision": "exact"}
THERE: dict[str, Any] = {"latitude": -10.5, "longitude": 150.25, "precision": "exact"}
AROUND = {
    "box": {"bbox": "12,23,13,24"},
    "circle": {"near": "23.5,12", "within_km": "30"},
    "polygon": {"polygon": "POLYGON((12 23,13 23,13 24,12 24,12 23))"},
    "all three": {
        "bbox": "12,23,13,24",
        "near": "23.5,12",
        "within_km": "30",
        "polygon": "POLYGON((12 23,13 23,13 24,12 24,12 23))",
    },
}
SEVERAL: dict[str, list[dict[str, Any]]] = {
    "exact": [HERE],
    "settlement": [{**HERE, "precision": "settlement"}],
    "zone": [{**HERE, "precision": "zone"}],
    "near, 50 km": [{**HERE, "precision": "near", "radius_km": 50}],
    "near, 51 km": [{**HERE, "precision": "near", "radius_km": 51}],
    "area3": [{**HERE, "precision": "area3"}],
    "country": [{**HERE, "precision": "country"}],
    "not stated": [{**HERE, "precision": "not-stated"}],
    "rejected": [{**HERE, "standing": "rejected", "reason": "No."}],
    "denied": [{**HERE, "stance": "denies"}],
    "alternative": [THERE, {**HERE, "standing": "alternative"}],
    "launched here": [{**THERE, "primary": True}, {**HERE, "role": "launched-from"}],
    "about": [{**HERE, "role": "about"}],
    "exact there, site here": [THERE, {**HERE, "precision": "site"}],
    "nowhere": [{"described_as": "somewhere", "precision": "not-stated"}],
    "no location": [],
}
COARSE = {"near, 51 km", "area3", "country", "not stated"}
FOUND = {
    *("exact", "settlement", "zone", "near, 50 km", "alternative", "launched here"),
    "exact there, site here",
}


def published(by: User, places: dict[str, list[dict[str, Any]]]) -> None:
    """One incident for each, its title the key."""
    made = [load({**ROCKETS, "title": t, "locations": at}, by=None) for t, at in places.items()]
    publish(incidents=Incident.objects.filter(pk__in=[each.pk for each in made]), by=by)


def found(**asked: str) -> set[str]:
    rows = select({name: [value] for name, value in asked.items()}).rows()
    return set(rows.values_list("title", flat=True))


def refused(**asked: str | list[str]) -> tuple[ParameterError, ...]:
    with pytest.raises(InvalidParameters) as error:
        select({n: [v] if isinstance(v, str) else v for n, v in asked.items()})
    return error.value.errors


def test_published_locations_are_found_as_they_are_known(
    committed: None, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(editor, SEVERAL)

    for _few_then_many in range(2):
        for kind, region in AROUND.items():
            assert found(**region) == FOUND, kind
            assert found(**region, include_imprecise="true") == FOUND | COARSE, kind
            assert found(**region, include_imprecise="false") == FOUND, kind
            assert found(**region, where_precision="site") == {"exact there, site here"}, kind
            assert found(**region, place_role="about") == {"about"}, kind
            assert found(**region, place_role="about,launched-from") == {"about", "launched here"}
            assert found(**region, place_role="at") == FOUND - {"launched here"}, kind
            assert found(**region, where_precision="country", include_imprecise="true") == {
                "country"
            }
        exact_in_role = found(where_precision="exact", place_role="launched-from")
        assert exact_in_role == {"launched here"}
        assert found(where_precision="site", place_role="launched-from") == set()
        assert found(where_precision="exact", place_role="about") == {"about"}
        monkeypatch.setattr(located, "FEW", 0)


def test_point_of_an_area_is_imprecise_whatever_is_claimed(committed: None, editor: User) -> None:
    governorate = {"place": "kirkuk-governorate", "precision": "near"}
    town = {"place": "kirkuk", "precision": "settlement"}
    own = {"place": "kirkuk-governorate", "latitude": 35.3067, "longitude": 44.0456}
    published(
        editor,
        {"area": [governorate], "town": [town], "own": [{**own, "precision": "near"}]},
    )
    asked = {"bbox": "43.9,35.2,44.5,35.5", "where_precision": "near,settlement"}

    assert found(**asked) & {"area", "town", "own"} == {"town", "own"}
    assert {"area", "town", "own"} <= found(**asked, include_imprecise="true")


def test_region_is_asked_as_of_a_position(committed: None, editor: User) -> None:
    published(editor, {"moved": [HERE], "gone": [HERE]})
    before = str(select({}).position)
    moved = Incident.objects.filter(title="moved")
    Location.objects.filter(incident__in=moved).update(latitude=-10.5, longitude=150.25)
    correct(incidents=moved, by=editor, reason="It was there.")
    why = next(iter(RetractionReason))
    retract(incidents=Incident.objects.filter(title="gone"), by=editor, why=why, reason="Twice.")

    here, there = {"bbox": "12,23,13,24"}, {"near": "-10.5,150.25", "within_km": "1"}
    assert (found(**here), found(**there)) == (set(), {"moved"})
    assert found(**here, as_of=before) == {"moved", "gone"}
    assert found(**there, as_of=before) == set()


def test_location_that_is_hidden_is_found_only_where_it_is_published(
    committed: None, editor: User
) -> None:
    hidden = {**HERE, "place": "kirkuk", "public_precision": "settlement"}
    shown = {**hidden, "public_precision": ""}
    for title, location in {"hidden": hidden, "shown": shown}.items():
        own = {key: value for key, value in location.items() if key != "public_precision"}
        made = load({**ROCKETS, "title": title, "locations": [own]}, by=None)
        Location.objects.filter(incident=made).update(public_precision=location["public_precision"])
    publish(incidents=Incident.objects.filter(title__in=["hidden", "shown"]), by=editor)

    assert found(bbox="12,23,13,24") == {"shown"}
    assert found(near="35.46806,44.39222", within_km="1") >= {"hidden"}


def test_reindexing_finds_what_was_published_before(committed: None, editor: User) -> None:
    published(editor, {"here": [HERE], "about": [{"place": "baghdad", "role": "about", **HERE}]})
    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM incidents_recordlocation")
    assert found(bbox="12,23,13,24") == set()

    call_command("reindex_ledger", verbosity=0)

    assert found(bbox="12,23,13,24") == {"here"}
    assert found(about="baghdad") >= {"about"}


@reading
class TestRoles:
    def test_destination_and_about_take_places_within(self):
        assert {"INC-000010", "INC-000012"} == references(destination="baghdad")
        assert references(destination="iraq") == references(destination="baghdad")
        assert "INC-000018" in references(about="iraq")
        assert references(about="us-embassy-baghdad") == {"INC-000018"}

    def test_place_in_another_role_is_known_and_finds_nothing(self):
        assert references(origin="kuwait") == set()

    def test_place_only_spoken_of_is_known_as_a_place(self):
        assert not Term.objects.filter(term="place:iran").exists()
        assert references(place="iran") == set()
        assert "INC-000017" in references(about="iran")

    def test_role_alone_finds_what_has_a_location_in_it(self):
        assert references(place_role="destination") == {f"INC-0000{n}" for n in range(10, 15)}

    def test_longitude_180_is_kept_as_minus_180(self, editor: User):
        dateline = {**HERE, "longitude": 180}
        made = load({**ROCKETS, "locations": [dateline]}, by=None)
        publish(incidents=Incident.objects.filter(pk=made.pk), by=editor)

        (spot,) = RecordLocation.objects.filter(record__incident_id=made.pk)
        assert (str(spot), spot.longitude_e6) == (f"at of {spot.record_id}", -180_000_000)


def references(**asked: str) -> set[str]:
    rows = select({name: [value] for name, value in asked.items()}).rows()
    return set(rows.values_list("reference", flat=True))


@reading
class TestQuery:
    @pytest.mark.parametrize(
        ("asked", "normal"),
        [
            ({"bbox": " 44.20,33.10, 44.6,33.5"}, {"bbox": "44.2,33.1,44.6,33.5"}),
            (
                {"near": "35.468060, +44.39222", "within_km": "50.0"},
                {"near": "35.46806,44.39222", "within_km": "50"},
            ),
            (
                {"polygon": "polygon ((44 35, 45.0 35, 45 36, 44 35))"},
                {"polygon": "POLYGON((44 35,45 35,45 36,44 35))"},
            ),
            ({"bbox": "1,2,3,4", "include_imprecise": "false"}, {"bbox": "1,2,3,4"}),
            ({"include_imprecise": "false"}, {}),  # as clients made from the description send it
            (
                {"bbox": "-0,2,3,4", "include_imprecise": "true"},
                {"bbox": "0,2,3,4", "include_imprecise": "true"},
            ),
        ],
    )
    def test_query_is_the_normal_form_and_asks_the_same(self, asked, normal):
        selection = select({name: [value] for name, value in asked.items()})

        given = parse_qs(selection.query, strict_parsing=True)
        assert given == {name: [value] for name, value in normal.items()}
        assert select(given).query == selection.query
        assert select(given).parameters == selection.parameters

    def test_region_takes_one_statement_more_than_a_page(self, client: Client, settings: Any):
        settings.ANONYMOUS_READING = True
        with CaptureQueriesContext(connections["reader"]) as asked:
            client.get("/api/v1/incidents/", {"bbox": "44.2,33.1,44.6,33.5"})

        ledger = [each for each in asked.captured_queries if "incidents_record" in each["sql"]]
        assert len(ledger) == 3

    @pytest.mark.parametrize("few", [10_000, 0])
    def test_region_is_streamed_counted_and_asked_within_another_question(
        self, monkeypatch: pytest.MonkeyPatch, few: int
    ):
        monkeypatch.setattr(located, "FEW", few)
        selection = select({"bbox": ["44.2,33.1,44.6,33.5"], "ordering": ["date"]})
        again = RecordIndex.objects.using("reader").filter(pk__in=selection.rows().values("pk"))

        assert selection.count() == again.count() == len(list(selection.documents())) == 5
        assert b"".join(selection.copy_csv()).count(b"\n") == 6

    def test_few_found_bound_the_selection(self):
        assert select({"bbox": ["44.2,33.1,44.6,33.5"], "type": ["attack"]}).at_most <= 5
        assert select({"bbox": ["44.2,33.1,44.6,33.5"]}).at_most == 5


@reading
class TestRefusals:
    @pytest.mark.parametrize(
        ("asked", "name", "says"),
        [
            ({"near": "35,44"}, "near", "give within_km too"),
            ({"within_km": "5"}, "within_km", "give near=lat,lon too"),
            ({"include_imprecise": "true"}, "include_imprecise", "no effect alone"),
            ({"include_imprecise": "yes", "bbox": "1,2,3,4"}, "include_imprecise", "false or true"),
            (
                {"where_precision": "country", "bbox": "1,2,3,4"},
                "where_precision",
                "found by no bbox",
            ),
            ({"near": "144,35", "within_km": "5"}, "near", "latitude first"),
            ({"near": "35,44", "within_km": "0"}, "within_km", "0.001 to 20038"),
            ({"near": "35,44,5", "within_km": "5"}, "near", "3 numbers"),
            ({"bbox": "44,34,45,33"}, "bbox", "reversed"),
            ({"bbox": "44,33,1e400,34"}, "bbox", "plain decimals"),
            ({"bbox": ["1,2,3,4", "1,2,3,4"]}, "bbox", "2 times"),
            ({"polygon": "POLYGON((0 0,1 1,1 0))"}, "polygon", "close it"),
            ({"polygon": "x" * 6001}, "polygon", "6001 characters"),
            ({"bbox": "1" * 501}, "bbox", "501 characters"),
            ({"place_role": "orgin"}, "place_role", "no such code"),
            ({"about": "irak"}, "about", "iraq"),
        ],
    )
    def test_refusal_names_the_parameter_and_the_remedy(self, asked, name, says):
        (error,) = refused(**asked)

        assert error.name == name
        assert says in error.message

    def test_turned_coordinates_are_offered_the_right_way_round(self):
        (error,) = refused(near="144.4,35.5", within_km="5")

        assert error.nearest == ("35.5,144.4",)
