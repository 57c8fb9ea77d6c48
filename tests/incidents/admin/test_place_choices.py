"""Choosing a place: found by any name in any script, told from others by what it lies in."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from incidents.admin.place_choices import RankedPlaces, label_of, ranked_places
from incidents.models import Incident, Location, Place
from tests.incidents.admin.conftest import address

KIRKUK = "Kirkuk · settlement · Kirkuk Governorate · Iraq"
ASKED = {"app_label": "incidents", "model_name": "location", "field_name": "place"}
CHOICES = "/admin/incidents/place/choices/"


def found(client: Client, term: str, page: int = 1) -> list[str]:
    answer = client.get(CHOICES, {**ASKED, "term": term, "page": str(page)})
    assert answer.status_code == 200
    return [each["text"] for each in answer.json()["results"]]


def test_label_says_kind_and_what_it_lies_in(as_analyst: Client) -> None:
    assert found(as_analyst, "Kirkuk")[0] == KIRKUK


@pytest.mark.parametrize(
    ("term", "first"),
    [
        ("kirkuk", "Kirkuk · settlement"),
        ("KIRKUK gov", "Kirkuk Governorate · first-level area · Iraq"),
        ("كركوك", "Kirkuk (كركوك) · settlement"),
        ("کرکوک", "Kirkuk (كركوك) · settlement"),  # Persian letters
        ("محافظة كركوك", "Kirkuk Governorate (محافظة كركوك)"),
        ("کەرکووک", "Kirkuk (کەرکووک)"),
        ("Kerkuk", "Kirkuk (Kerkük)"),
        ("at tamim", "Kirkuk Governorate (At-Ta'mim Governorate)"),
        ("IRQ", "Iraq · country"),
        ("iq", "Iraq · country"),
        ("IQ-KI", "Kirkuk Governorate"),
        ("kurdistan-region-of-iraq", "Kurdistan Region · zone · Iraq"),
        ("Kirkuk Prov", "Kirkuk Governorate (Kirkuk Province)"),
        (
            "Karbala",
            "Karbala Governorate · first-level area",
        ),  # found by Karbalā’, which is no news
        ("Kirkuck", "Kirkuk · settlement"),
        ("Bagdad", "Baghdad"),
        ("  Kirkuk  ", "Kirkuk · settlement"),
        ("Kir\x00kuk", "Kirkuk"),
    ],
)
def test_best_match_comes_first(as_analyst: Client, term: str, first: str) -> None:
    assert found(as_analyst, term)[0].startswith(first)


def test_order_is_exact_then_start_then_part_then_nearly(db: None) -> None:
    for n, name in enumerate(["Abcdefg", "Abcdefg Camp", "Old Abcdefg", "Xabcdefg", "Abcdeg"]):
        Place.objects.create(slug=f"test-{n}", name=name, kind="site")

    names = [place.name for place in ranked_places("abcdefg")]

    assert names == ["Abcdefg", "Abcdefg Camp", "Old Abcdefg", "Xabcdefg", "Abcdeg"]


def test_own_name_comes_before_another_one(db: None) -> None:
    alias = Place.objects.create(slug="test-a", name="Anywhere", kind="site")
    alias.names.create(name="Testville")
    Place.objects.create(slug="test-b", name="Testville", kind="site")

    assert [place.slug for place in ranked_places("testville")] == ["test-b", "test-a"]


@pytest.mark.parametrize("term", ["%", "_", "\\", "zzzzqqqq", "x" * 9000, "💥"])
def test_what_fits_nothing_finds_nothing(as_analyst: Client, term: str) -> None:
    assert found(as_analyst, term) == []


def test_without_a_term_all_are_offered_by_name(as_analyst: Client) -> None:
    first, second = found(as_analyst, ""), found(as_analyst, "", page=2)

    assert len(first) == len(second) == 20
    assert first[0].startswith("Abu") or first[0] < second[0]
    assert not {*first} & {*second}


def test_page_of_choices_takes_two_statements(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        labels = [label_of(place) for place in ranked_places("a")[:20]]
    assert len(labels) == 20


def test_place_deleted_meanwhile_is_left_out(db: None) -> None:
    places = RankedPlaces([(-1, ""), (Place.objects.get(slug="kirkuk").pk, "")])
    assert [place.name for place in places] == ["Kirkuk"]
    assert places[1].name == "Kirkuk"


def test_label_of_a_bare_place_asks_for_its_chain(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = Place.objects.get(slug="kirkuk")
    with django_assert_num_queries(1):
        assert label_of(place) == label_of(place) == KIRKUK


def test_rows_show_the_chain_without_a_statement_each(as_analyst: Client, draft: Incident) -> None:
    page = address("incident", "change", draft.pk)
    places = Place.objects.exclude(parent=None)[:30]
    as_analyst.get(page)  # what is asked once for each process is asked now
    counts = []
    for some in (places[:2], places):
        draft.locations.all().delete()
        rows = [Location(incident=draft, place=place, precision="near") for place in some]
        Location.objects.bulk_create(rows)
        with CaptureQueriesContext(connection) as asked:
            response = as_analyst.get(page)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 25
    assert f"{places[0].name} · " in response.content.decode()


def test_parent_of_a_place_is_shown_with_its_chain(as_analyst: Client) -> None:
    kirkuk = Place.objects.get(slug="kirkuk")
    page: Any = as_analyst.get(address("place", "change", kirkuk.pk)).content.decode()
    assert "Kirkuk Governorate · first-level area · Iraq" in page


def test_who_may_not_see_places_is_refused(
    client: Client, django_user_model: Any, db: None
) -> None:
    nobody = django_user_model.objects.create_user("nobody", password="x", is_staff=True)
    client.force_login(nobody, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(CHOICES, ASKED).status_code == 403
