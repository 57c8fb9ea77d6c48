"""Points as the form asks about them while somebody types, and as it saves them."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from incidents.admin.points import PointForm, published_when_empty
from incidents.models import Incident, Location, Place
from tests.incidents.admin.conftest import added, address, errors_of, filled

POINT = "/admin/incidents/place/point/"
KIRKUK = (Decimal("35.468100"), Decimal("44.392200"))


@pytest.fixture
def kirkuk(db: None) -> Place:
    return Place.objects.get(slug="kirkuk")


def row(**fields: Any) -> dict[str, Any]:
    """A location typed into the form."""
    return added(
        "locations",
        1,
        role="at",
        precision="settlement",
        basis="stated",
        stance="affirms",
        standing="recommended",
        **fields,
    )


def save(client: Client, incident: Incident, **fields: Any) -> Any:
    page = address("incident", "change", incident.pk)
    return client.post(page, filled(client.get(page)) | row(**fields))


def said(response: Any) -> list[str]:
    return [
        str(each) for each in get_messages(response.wsgi_request) if each.level_tag == "warning"
    ]


def ask(client: Client, **asked: Any) -> Any:
    answer = client.get(POINT, asked)
    assert answer.status_code == 200
    return answer.json()


def test_point_comes_back_as_it_was_understood(
    as_analyst: Client, kirkuk: Place, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8):  # session, user, two for permissions; place and around
        found = ask(as_analyst, coordinates="38SME 448 251", place=kirkuk.pk, precision="site")

    assert (found["latitude"], found["longitude"]) == ("35.4683", "44.3921")
    assert found["understood"] == "35.4683 N, 44.3921 E, from MGRS, within 100 m"
    assert (found["error"], found["warning"]) == ("", "")
    assert found["place"] == {
        "name": "Kirkuk",
        "label": "Kirkuk · settlement · Kirkuk Governorate · Iraq",
        "latitude": 35.46806,
        "longitude": 44.39222,
        "radius_km": None,
    }


def test_point_elsewhere_is_warned_of(as_analyst: Client, kirkuk: Place) -> None:
    found = ask(as_analyst, coordinates="33.3, 46.3", place=kirkuk.pk)
    assert found["warning"] == "This point lies in Iran, 16 km outside Iraq."

    found = ask(as_analyst, coordinates="35.3, 44.3", place=kirkuk.pk, precision="exact")
    assert (
        found["warning"] == "This point lies 20 km from the middle of Kirkuk, which reaches 5 km."
    )
    for known in ({"precision": "near"}, {"precision": "exact", "radius_km": "20"}):
        assert ask(as_analyst, coordinates="35.3, 44.3", place=kirkuk.pk, **known)["warning"] == ""


def test_point_in_a_country_that_the_database_does_not_know_is_named_by_its_code(
    as_analyst: Client, kirkuk: Place
) -> None:
    Place.objects.filter(slug="iran").update(iso_alpha2="")
    found = ask(as_analyst, coordinates="33.3, 46.3", place=kirkuk.pk)
    assert found["warning"] == "This point lies in IR, 16 km outside Iraq."


@pytest.mark.parametrize("slug", ["middle-east", "washington"])
def test_places_of_every_kind_have_surroundings(as_analyst: Client, slug: str) -> None:
    place = Place.objects.get(slug=slug)
    assert ask(as_analyst, coordinates="38.9, -77.0", place=place.pk)["warning"] == ""


def test_what_cannot_be_read_is_an_error_with_a_remedy(as_analyst: Client) -> None:
    found = ask(as_analyst, coordinates="95.2, 44.3")
    assert "it looks swapped: latitude comes first" in found["error"]
    assert "latitude" not in found


@pytest.mark.parametrize("place", ["", "x", "-1", "9" * 19, "9" * 400, "٣", "0"])
@pytest.mark.parametrize("radius", ["", "x", "NaN", "-5", "9" * 400, "1e400"])
def test_strange_parameters_are_no_error(as_analyst: Client, place: str, radius: str) -> None:
    found = ask(as_analyst, coordinates="1, 2", place=place, radius_km=radius, precision="\x00")
    assert found["place"] is None
    assert found["understood"].startswith("1 N, 2 E")


@pytest.mark.parametrize("text", ["\x00", "\ud800".encode("utf-8", "surrogatepass"), "٣٥, ٤٤"])
def test_strange_texts_are_errors_and_no_failure(as_analyst: Client, text: Any) -> None:
    assert ask(as_analyst, coordinates=text)["error"]


def test_empty_point_says_what_is_published(as_analyst: Client, kirkuk: Place, base: Place) -> None:
    words = "Left empty, the point of Kirkuk is published: 35.46806 N, 44.39222 E."
    assert ask(as_analyst, place=kirkuk.pk)["empty"].startswith(words)
    assert "Test Base has none" in ask(as_analyst, place=base.pk)["empty"]
    hidden = ask(as_analyst, place=kirkuk.pk, public_precision="area1")["empty"]
    assert hidden.startswith("Never published")
    assert "published" not in published_when_empty(None, "")


def test_who_may_look_may_ask_and_a_stranger_may_not(
    client: Client, sign_in: Any, reader_user: Any, django_user_model: Any
) -> None:
    assert client.get(POINT).status_code == 302
    assert sign_in(reader_user).get(POINT).status_code == 200
    nobody = django_user_model.objects.create_user("nobody", password="x", is_staff=True)
    assert sign_in(nobody).get(POINT).status_code == 403


def test_the_address_is_not_posted_to(as_analyst: Client) -> None:
    assert as_analyst.post(POINT).status_code == 405


@pytest.mark.parametrize(
    "text", ["35.4681, 44.3922", "35.4681 N 44.3922 E", "https://osm.org/#map=9/35.4681/44.3922"]
)
def test_point_typed_in_any_notation_is_saved(
    as_analyst: Client, draft: Incident, kirkuk: Place, text: str
) -> None:
    response = save(as_analyst, draft, place=kirkuk.pk, coordinates=text)

    assert response.status_code == 302, errors_of(response)
    location = draft.locations.get()
    assert (location.latitude, location.longitude) == KIRKUK
    assert said(response) == []


def test_point_that_cannot_be_read_is_an_error_at_its_field(
    as_analyst: Client, draft: Incident
) -> None:
    response = save(as_analyst, draft, coordinates="near Kirkuk")

    assert "is in no notation that is read here" in errors_of(response)[0]
    assert not draft.locations.exists()


def test_numbers_that_say_another_point_are_refused(as_analyst: Client, draft: Incident) -> None:
    typed = {"coordinates": "35.4681, 44.3922", "latitude": "35.4681", "longitude": "45"}
    response = save(as_analyst, draft, **typed)

    assert errors_of(response) == [
        (
            "This says 35.4681 N, 44.3922 E, latitude and longitude say 35.4681 N, 45 E: "
            "empty one of the two."
        )
    ]
    assert save(as_analyst, draft, **typed | {"longitude": "44.3922"}).status_code == 302


@pytest.fixture
def location(draft: Incident, kirkuk: Place) -> Location:
    """A location with a point of its own."""
    latitude, longitude = KIRKUK
    return Location.objects.create(
        incident=draft, place=kirkuk, precision="site", latitude=latitude, longitude=longitude
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"coordinates": ""}, None),
        ({"latitude": "35.5"}, (Decimal("35.5"), Decimal("44.3922"))),
        ({"latitude": "", "longitude": ""}, None),
        (
            {"coordinates": "35.4, 44.3", "latitude": "", "longitude": ""},
            (Decimal("35.4"), Decimal("44.3")),
        ),
        (
            {"coordinates": "", "latitude": "35.4", "longitude": "44.3"},
            (Decimal("35.4"), Decimal("44.3")),
        ),
        ({"described_as": "a base"}, KIRKUK),
    ],
)
def test_what_was_changed_last_counts(
    as_analyst: Client, location: Location, typed: dict[str, str], expected: Any
) -> None:
    page = address("incident", "change", location.incident_id)
    fields = filled(as_analyst.get(page))
    assert fields["locations-0-coordinates"] == "35.4681, 44.3922"

    response = as_analyst.post(
        page, fields | {f"locations-0-{name}": value for name, value in typed.items()}
    )

    assert response.status_code == 302, errors_of(response)
    location.refresh_from_db()
    point = None if location.latitude is None else (location.latitude, location.longitude)
    assert point == expected


def test_point_elsewhere_is_saved_with_a_warning_once(
    as_analyst: Client, draft: Incident, kirkuk: Place
) -> None:
    response = save(as_analyst, draft, place=kirkuk.pk, coordinates="33.3, 46.3")

    assert response.status_code == 302, errors_of(response)
    assert draft.locations.get().latitude == Decimal("33.3")
    assert said(response) == [
        "Location “At: Kirkuk”: This point lies in Iran, 16 km outside Iraq. It was saved as it is."
    ]
    page = address("incident", "change", draft.pk)
    assert said(as_analyst.post(page, filled(as_analyst.get(page)))) == []


def test_place_takes_a_point_and_warns_where_it_lies_outside_its_parent(
    as_analyst: Client, base: Place
) -> None:
    page = address("place", "change", base.pk)
    fields = filled(as_analyst.get(page)) | {"coordinates": "33°18'N 46°18'E"}

    response = as_analyst.post(page, fields)

    assert response.status_code == 302, errors_of(response)
    base.refresh_from_db()
    assert base.point == (Decimal("33.3"), Decimal("46.3"))
    assert said(response) == [
        "Test Base: This point lies in Iran, 16 km outside Iraq. It was saved as it is."
    ]
    assert said(as_analyst.post(page, filled(as_analyst.get(page)))) == []


def test_row_says_what_is_published_without_a_point(
    as_analyst: Client, draft: Incident, kirkuk: Place
) -> None:
    Location.objects.create(incident=draft, place=kirkuk, precision="settlement")
    page = as_analyst.get(address("incident", "change", draft.pk)).content.decode()
    assert "Left empty, the point of Kirkuk is published: 35.46806 N, 44.39222 E." in page


def test_who_may_only_look_sees_the_point(
    sign_in: Any, reader_user: Any, location: Location, base: Place
) -> None:
    reader = sign_in(reader_user)
    shown = reader.get(address("incident", "change", location.incident_id)).content.decode()
    assert "35.4681 N, 44.3922 E" in shown
    assert "locations-0-coordinates" not in shown
    shown = reader.get(address("place", "change", base.pk)).content.decode()
    assert "Coordinates" in shown


def test_form_without_the_field_leaves_the_point_alone(kirkuk: Place) -> None:
    bare: Any = type("Bare", (PointForm,), {"coordinates": None})
    assert bare({}, instance=kirkuk).is_valid()
