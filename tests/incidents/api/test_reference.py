"""Reference data over HTTP: lists, one row, trees, as of a position, and what stays unknown."""

import csv
import io
import json
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from incidents.codes import RetractionReason
from incidents.models import Actor, ActorName, Affiliation, Entity, Incident, Participation, User
from incidents.publishing import correct, restate, retract
from incidents.reference import KINDS
from incidents.selection import select

reading = pytest.mark.django_db(databases=["default", "reader"])
NAMES = list(KINDS)
ACTORS = "/api/v1/actors/"
KIRKUK = "INC-000004"


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True


def rows(client: Client, url: str, **asked: str) -> list[dict[str, Any]]:
    return list(client.get(url, {"page_size": "1000", **asked}).json()["results"])


def slugs(client: Client, url: str, **asked: str) -> list[str]:
    return [row["slug"] for row in rows(client, url, **asked)]


def walk(client: Client, url: str, direction: str = "next") -> Iterator[list[Any]]:
    """The rows of every page from an address on."""
    for _page in range(100):
        page = client.get(url).json()
        yield page["results"]
        url = page[direction]
        if not url:
            return
    pytest.fail("the pages do not end")


def refusals(response: Any) -> dict[str, list[str]]:
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    return {error["parameter"]: error["nearest"] for error in response.json()["errors"]}


@reading
class TestLists:
    @pytest.mark.parametrize("name", NAMES)
    def test_list_has_what_is_public_in_the_order_of_slugs(self, client: Client, name: str):
        public = Entity.objects.filter(kind=KINDS[name].kind).values_list("slug", flat=True)

        assert slugs(client, f"/api/v1/{name}/") == sorted(public)

    @pytest.mark.parametrize("name", NAMES)
    def test_row_has_the_columns_in_order(self, client: Client, name: str):
        (row, *_) = rows(client, f"/api/v1/{name}/")

        assert list(row) == [column.name for column in KINDS[name].columns]

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("size", [3, 7])
    def test_pages_together_are_the_list_there_and_back(self, client: Client, name, size):
        url = f"/api/v1/{name}/?page_size={size}"
        whole = rows(client, f"/api/v1/{name}/")
        last = url
        while following := client.get(last).json()["next"]:
            last = following

        assert [*chain(*walk(client, url))] == whole
        assert [*chain(*reversed([*walk(client, last, "previous")]))] == whole

    @pytest.mark.parametrize(
        ("name", "parameter"), [("actors", "actor"), ("places", "place"), ("types", "type")]
    )
    def test_count_is_what_the_filter_finds(self, client: Client, name: str, parameter: str):
        for row in rows(client, f"/api/v1/{name}/"):
            if row["incidents"]:
                assert row["incidents"] == select({parameter: [row["slug"]]}).count()

    @pytest.mark.parametrize("name", NAMES)
    def test_csv_says_the_same(self, client: Client, name: str):
        response = client.get(f"/api/v1/{name}/", {"format": "csv"})

        told = list(csv.DictReader(io.StringIO(b"".join(response).decode())))
        assert [row["slug"] for row in told] == slugs(client, f"/api/v1/{name}/")
        assert response["X-Row-Count"] == str(len(told))
        assert response["Content-Disposition"] == f'attachment; filename="{name}-24.csv"'

    def test_answer_names_the_state_and_the_question(self, client: Client):
        answer = client.get(
            ACTORS, {"q": " Hizb  ollah", "kind": "person,political-militia"}
        ).json()

        assert list(answer)[:3] == ["position", "recorded_at", "query"]
        assert answer["position"] == 24
        assert answer["query"] == "kind=person,political-militia&q=Hizb+ollah"


@reading
class TestQuestions:
    @pytest.mark.parametrize(
        "words", ["kataib", "Kata'ib HEZBOLLAH", "كتائب", "brigades hizbollah"]
    )
    def test_q_finds_names_and_aliases_however_written(self, client: Client, words: str):
        assert slugs(client, ACTORS, q=words) == ["kataib-hizbollah"]

    def test_q_is_no_pattern(self, client: Client):
        assert slugs(client, ACTORS, q="%") == []
        assert slugs(client, ACTORS, q="k_taib") == []

    def test_kind_chooses(self, client: Client):
        kinds = {row["kind"] for row in rows(client, ACTORS, kind="person,unit")}

        assert kinds == {"person", "unit"}

    def test_within_follows_part_of_and_office_of_actors(self, client: Client):
        found = rows(client, ACTORS, within="us-department-of-defense")

        assert {"mark-milley", "us-army", "us-2-504-pir"} <= {row["slug"] for row in found}
        assert all("us-department-of-defense" in row["within"] for row in found)
        assert "united-states" not in {row["slug"] for row in found}

    def test_within_follows_the_tree_of_places_and_types(self, client: Client):
        assert slugs(client, "/api/v1/places/", within="kirkuk-governorate") == ["kirkuk"]
        assert "rocket-attack" in slugs(client, "/api/v1/types/", within="attack")

    def test_publisher_chooses_sources(self, client: Client):
        (source,) = rows(client, "/api/v1/sources/", publisher="military-times")

        assert (source["publisher_name"], source["incidents"]) == ("Military Times", 24)

    @pytest.mark.parametrize(
        ("name", "asked", "wrong"),
        [
            ("actors", {"tpye": "x"}, "tpye"),
            ("actors", {"kind": "persn"}, "kind"),
            ("actors", {"within": "united-sttes"}, "within"),
            ("actors", {"q": "'"}, "q"),
            ("actors", {"q": ""}, "q"),
            ("actors", {"q": "a\0"}, "q"),
            ("actors", {"at": "2019-02-30"}, "at"),
            ("actors", {"at": "2019"}, "at"),
            ("actors", {"at": "٢٠١٩-١٢-٠١"}, "at"),
            ("places", {"at": "2019-12-27"}, "at"),
            ("types", {"kind": "person"}, "kind"),
            ("sources", {"publisher": "militry-times"}, "publisher"),
            ("actors", {"page_size": "0"}, "page_size"),
            ("actors", {"cursor": "x"}, "cursor"),
            ("actors", {"format": "geojson"}, "format"),
            ("actors", {"format": "csv", "page_size": "5"}, "page_size"),
            ("actors", {"as_of": "25"}, "as_of"),
        ],
    )
    def test_wrong_value_is_refused_by_name(self, client: Client, name, asked, wrong):
        assert [*refusals(client.get(f"/api/v1/{name}/", asked))] == [wrong]

    def test_nearest_slug_is_named(self, client: Client):
        assert refusals(client.get(ACTORS, {"within": "united-sttes"}))["within"] == [
            "united-states"
        ]

    def test_parameter_given_twice_is_refused(self, client: Client):
        assert [*refusals(client.get(f"{ACTORS}?q=a&q=b"))] == ["q"]

    @pytest.mark.parametrize("asked", [{"q": "us"}, {"as_of": "20"}])
    def test_cursor_of_another_question_is_refused(self, client: Client, asked: dict[str, str]):
        link = client.get(ACTORS, {"page_size": "2"}).json()["next"]
        cursor = parse_qs(urlsplit(link).query)["cursor"][0]

        assert [*refusals(client.get(ACTORS, {"cursor": cursor, **asked}))] == ["cursor"]
        assert [*refusals(client.get("/api/v1/places/", {"cursor": cursor}))] == ["cursor"]

    def test_answer_known_to_the_client_is_not_made_again(self, client: Client):
        for url in (ACTORS, f"{ACTORS}iran/"):
            tag = client.get(url)["ETag"]
            assert client.get(url, headers={"if-none-match": tag}).status_code == 304
        assert (
            client.get(f"{ACTORS}iran/?at=2019-12-27", headers={"if-none-match": tag}).status_code
            == 200
        )


@reading
class TestPlacesAsFeatures:
    def test_features_are_points_with_an_end(self, client: Client):
        response = client.get("/api/v1/places/", {"format": "geojson", "within": "iraq"})

        told = json.loads(b"".join(response))
        kirkuk = next(f for f in told["features"] if f["id"] == "kirkuk")
        assert kirkuk["geometry"] == {"type": "Point", "coordinates": [44.39222, 35.46806]}
        assert kirkuk["properties"]["within"][0] == "kirkuk-governorate"
        assert told["end"] == {
            "count": len(told["features"]),
            "position": 24,
            "query": "within=iraq",
        }

    def test_place_without_a_point_has_no_geometry(self, client: Client):
        told = json.loads(b"".join(client.get("/api/v1/places/", {"format": "geojson"})))

        assert {f["id"] for f in told["features"] if not f["geometry"]} >= {"asia"}
        assert client.get("/api/v1/places/", headers={"accept": "application/geo+json"}).streaming


@reading
class TestOne:
    def test_actor_has_names_and_affiliations_on_whose_word(self, client: Client):
        told = client.get(f"{ACTORS}mark-milley/").json()

        (office,) = told["affiliations"]
        assert (office["actor"]["slug"], office["kind"]) == ("us-joint-chiefs-of-staff", "office")
        assert [above["slug"] for above in told["within"]][-1] == "united-states"
        assert {"basis", "stance", "standing", "by", "title", "start", "end"} < {*office}
        (back,) = client.get(f"{ACTORS}us-joint-chiefs-of-staff/").json()["members"]
        assert back["actor"] == {"slug": "mark-milley", "name": "Mark Milley"}

    def test_place_has_chain_and_children_by_name(self, client: Client):
        told = client.get("/api/v1/places/kirkuk-governorate/").json()

        assert told["within"][0] == {"slug": "iraq", "name": "Iraq"}
        assert told["children"] == [{"slug": "kirkuk", "name": "Kirkuk"}]

    def test_type_has_definition_and_acled_equivalents(self, client: Client):
        told = client.get("/api/v1/types/attack/").json()

        assert told["definition"].startswith("One side acts on another")
        assert told["acled"][0]["sub_event"] == "Chemical weapon"

    def test_source_has_its_publisher(self, client: Client):
        told = client.get("/api/v1/sources/military-times-2020-01-02/").json()

        assert told["publisher"]["name"] == "Military Times"

    @pytest.mark.parametrize("slug", ["nobody", "kirkuk", "a" * 200, "Iran"])
    def test_slug_that_was_never_published_is_not_found(self, client: Client, slug: str):
        response = client.get(f"{ACTORS}{slug}/")

        assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")

    @pytest.mark.parametrize(
        "asked", [{"q": "x"}, {"at": "x"}, {"format": "csv"}, {"as_of": "x"}, {"page_size": "2"}]
    )
    def test_wrong_parameter_is_refused(self, client: Client, asked: dict[str, str]):
        assert [*refusals(client.get(f"{ACTORS}iran/", asked))] == [*asked]

    def test_accept_that_is_not_json_is_refused(self, client: Client):
        assert client.get(f"{ACTORS}iran/", headers={"accept": "text/csv"}).status_code == 406


@reading
class TestUnpublished:
    @pytest.fixture
    def hidden(self) -> Actor:
        """An actor of drafts, with ties to one that is public."""
        hidden = Actor.objects.create(slug="hidden-cell", name="Hidden cell", kind="unit")
        known = Actor.objects.get(slug="kataib-hizbollah")
        Affiliation.objects.create(child=hidden, parent=known, kind="part-of")
        ActorName.objects.create(actor=known, name="Pending alias")
        kind = Incident.objects.get(reference=KIRKUK).type
        draft = Incident.objects.create(title="Draft", type=kind, date="2020-01-05")
        Participation.objects.create(incident=draft, actor=hidden, role="initiator")
        return hidden

    def test_no_address_tells_of_it(self, client: Client, hidden: Actor):
        missing = client.get(f"{ACTORS}hidden-cell/").json()
        nobody = client.get(f"{ACTORS}hidden-celx/").json()

        assert missing["detail"].replace("cell", "celx") == nobody["detail"]
        assert slugs(client, ACTORS, q="hidden") == slugs(client, ACTORS, q="pending alias") == []
        everything = client.get(f"{ACTORS}kataib-hizbollah/").content.decode()
        assert "hidden" not in everything
        assert "Pending" not in everything
        near = refusals(client.get(ACTORS, {"within": "hidden-cel"}))["within"]
        assert "hidden-cell" not in near


class TestAsOf:
    def test_answer_of_a_position_stays_as_it_was(self, committed, client: Client, editor: User):
        urls = [f"/api/v1/{name}/?page_size=1000&as_of=24" for name in NAMES]
        urls += [f"{ACTORS}{slug}/?as_of=24" for slug in ("kataib-hizbollah", "iran")]
        before = [client.get(url).json() for url in urls]
        actor = Actor.objects.get(slug="kataib-hizbollah")
        Actor.objects.filter(pk=actor.pk).update(name="Renamed")
        ActorName.objects.create(actor=actor, name="Another alias")
        new = Actor.objects.create(slug="new-cell", name="New cell", kind="unit")
        Affiliation.objects.create(child=new, parent=actor, kind="part-of")
        incidents = Incident.objects.filter(reference=KIRKUK)
        Participation.objects.create(incident=incidents.get(), actor=new, role="supporter")
        correct(incidents=incidents, by=editor, reason="More.")
        restate([actor], by=editor)
        retract(
            incidents=Incident.objects.filter(reference="INC-000005"),
            by=editor,
            why=next(iter(RetractionReason)),
            reason="Wrong.",
        )

        assert [client.get(url).json() for url in urls] == before

        now = client.get(f"{ACTORS}kataib-hizbollah/").json()
        assert (now["name"], now["incidents"]) == ("Renamed", 5)
        assert [member["actor"]["slug"] for member in now["members"]] == ["new-cell"]
        assert slugs(client, ACTORS, q="another alias") == ["kataib-hizbollah"]
        assert client.get(f"{ACTORS}new-cell/?as_of=24").status_code == 404

    def test_day_chooses_the_affiliations_that_held(self, committed, client: Client, editor: User):
        child, parent = (Actor.objects.get(slug=s) for s in ("kataib-hizbollah", "us-army"))
        for start, end, kind in (("2014", "2016", "part-of"), ("2018", "", "backed-by")):
            Affiliation.objects.create(child=child, parent=parent, kind=kind, start=start, end=end)
        restate([child], by=editor)

        def held(day: str) -> list[str]:
            told = client.get(f"{ACTORS}kataib-hizbollah/?at={day}").json()
            kinds = [a["kind"] for a in told["affiliations"] if a["actor"]["slug"] == "us-army"]
            return kinds + [above["slug"] for above in told["within"]][:1]

        assert held("2013-12-31") == []
        assert held("2014-01-01") == ["part-of", "us-army"]
        assert held("2016-12-31") == ["part-of", "us-army"]
        assert held("2017-06-01") == []
        assert held("2019-06-01") == ["backed-by"]
        assert "kataib-hizbollah" in slugs(client, ACTORS, within="us-army", at="2015-05-05")
        assert "kataib-hizbollah" not in slugs(client, ACTORS, within="us-army", at="2017-05-05")


@reading
@pytest.mark.parametrize("name", NAMES)
def test_answers_are_as_described(client: Client, name: str):
    description: Any = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    resource = Resource.from_contents(description, default_specification=DRAFT202012)
    registry: Registry = Registry().with_resource("urn:api", resource)
    (slug, *_) = slugs(client, f"/api/v1/{name}/")
    for path, url in (("", ""), ("{slug}/", f"{slug}/")):
        operation = description["paths"][f"/api/v1/{name}/{path}"]["get"]
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        Draft202012Validator({"$ref": f"urn:api{schema}"}, registry=registry).validate(
            client.get(f"/api/v1/{name}/{url}").json()
        )
