"""Facets and statistics as they are asked for, kept and refused, and the examples of their page."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from incidents import publishing
from incidents.api import counting
from incidents.api import kept as kept_module
from incidents.columns import harmless
from incidents.counting.asking import PARAMETERS
from incidents.counting.facets import PARAMETERS as FACET_PARAMETERS
from incidents.documents.load import load
from incidents.filters import filters
from incidents.models import Coverage, Incident, IncidentType, Place, User
from tests.incidents.documents.made import ROCKETS

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
FACETS, STATISTICS = "/api/v1/incidents/facets/", "/api/v1/incidents/statistics/"
PROBLEM = "application/problem+json"
PAGE = Path(__file__).parents[3] / "docs" / "api" / "counting.md"
EXAMPLE = re.compile(r"\$ curl -s '(http://[^']+)'\n```\n\n```json\n(.*?)\n```", re.DOTALL)
EXAMPLES = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    caches["answers"].clear()


def pinned(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in answer.items() if key not in ("position", "recorded_at")}


@reading
class TestAnswers:
    @pytest.mark.parametrize(("url", "shown"), EXAMPLES)
    def test_examples_of_the_page_are_what_is_answered(
        self, client: Client, url: str, shown: str
    ) -> None:
        assert pinned(client.get(url.removeprefix("http://127.0.0.1:8000")).json()) == json.loads(
            shown
        )

    def test_page_has_its_examples(self) -> None:
        assert len(EXAMPLES) == 3

    @pytest.mark.parametrize(
        ("url", "shape"),
        [
            (f"{FACETS}?facet=type,month,tag", "FacetsAnswer"),
            (
                f"{STATISTICS}?group_by=month,type&measure=killed&imprecise=spread",
                "StatisticsAnswer",
            ),
        ],
    )
    def test_answers_are_as_described(self, client: Client, url: str, shape: str) -> None:
        schema = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
        resource = Resource.from_contents(schema, default_specification=DRAFT202012)
        registry: Registry[Any] = Registry().with_resource("urn:api", resource)
        described = {"$ref": f"urn:api#/components/schemas/{shape}"}

        Draft202012Validator(described, registry=registry).validate(client.get(url).json())

    @pytest.mark.parametrize(("url", "own"), [(FACETS, FACET_PARAMETERS), (STATISTICS, PARAMETERS)])
    def test_every_parameter_is_described(
        self, client: Client, url: str, own: tuple[str, ...]
    ) -> None:
        schema = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
        described = {each["name"] for each in schema["paths"][url]["get"]["parameters"]}

        assert described == {*filters(), *own, "as_of", "format"}

    def test_answer_asked_again_as_of_its_position_is_the_same(self, client: Client) -> None:
        for url in (f"{FACETS}?facet=type,month", f"{STATISTICS}?group_by=type&measure=killed"):
            now = client.get(url).json()
            assert client.get(f"{url}&as_of={now['position']}").json() == now
            assert client.get(f"{url}&as_of=0").json()["position"] == 0

    def test_draft_is_counted_by_nothing(self, client: Client) -> None:
        facets = client.get(f"{FACETS}?facet=type,month").json()
        before = client.get(f"{STATISTICS}?group_by=type").json()
        kind = IncidentType.objects.get(code="airstrike")
        Incident.objects.create(title="A draft", type=kind, date="2020-01-01")
        caches["answers"].clear()

        assert client.get(f"{STATISTICS}?group_by=type").json() == before
        assert client.get(f"{FACETS}?facet=type,month").json() == facets

    def test_reads_through_the_reader_only(self, client: Client) -> None:
        with CaptureQueriesContext(connections["default"]) as asked:
            client.get(f"{FACETS}?facet=type,month,actor")
            client.get(f"{STATISTICS}?group_by=month,type&measure=killed")

        assert list(asked) == []


@reading
class TestCsv:
    def test_statistics_are_a_table_with_names_and_what_is_left_out(self, client: Client) -> None:
        said = {"group_by": "type__exact,month", "measure": "killed", "format": "csv"}
        response = client.get(STATISTICS, said)

        rows = list(csv.DictReader(io.StringIO(response.content.decode())))
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert int(response["X-Row-Count"]) == len(rows)
        assert json.loads(response["X-Left-Out"]) == {"possible": 2, "imprecise": 9}
        (rockets,) = [row for row in rows if row["type__exact"] == "rocket-attack"]
        assert (rockets["type__exact_name"], rockets["low"]) == ("Rocket attack", "1")

    def test_total_alone_is_one_row(self, client: Client) -> None:
        text = client.get(STATISTICS, {"format": "csv"}).content.decode()

        assert text == "count,events\n21,31\n"

    def test_facets_are_a_table_by_accept_header_too(self, client: Client) -> None:
        said = {"facet": "country"}
        response = client.get(FACETS, said, headers={"accept": "text/csv"})

        assert response.content.decode().startswith("facet,value,name,count\ncountry,iq,Iraq,9\n")
        assert response["Content-Disposition"] == (
            f'attachment; filename="facets-{response["X-Ledger-Position"]}.csv"'
        )

    @given(st.text(st.sampled_from("='+a\t＝@"), max_size=4))
    def test_no_cell_is_a_formula_and_each_can_be_restored(self, text: str) -> None:
        cell = harmless(text)
        starts = tuple("=+-@\t\r\n＝＋－＠")
        restored = cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in starts else cell

        assert not cell.startswith(starts)
        assert restored == text or not text.lstrip("'")[:1]


@reading
class TestKept:
    def test_same_question_is_counted_once(self, client: Client) -> None:
        client.get(f"{STATISTICS}?group_by=type")
        with CaptureQueriesContext(connections["reader"]) as again:
            client.get(f"{STATISTICS}?group_by=type")

        assert all("WITH RECURSIVE" not in query["sql"] for query in again)
        assert len(again) == 2

    def test_known_answer_is_304(self, client: Client) -> None:
        tag = client.get(f"{FACETS}?facet=type")["ETag"]
        known = {"if-none-match": tag}

        assert client.get(f"{FACETS}?facet=type", headers=known).status_code == 304
        assert client.get(f"{FACETS}?facet=type&limit=2", headers=known).status_code == 200

    def test_long_answer_is_not_kept(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kept_module, "LARGEST", 10)
        client.get(f"{STATISTICS}?group_by=type")
        with CaptureQueriesContext(connections["reader"]) as again:
            client.get(f"{STATISTICS}?group_by=type")

        assert any("WITH RECURSIVE" in query["sql"] for query in again)


def test_publishing_ends_what_is_kept_and_what_is_known(
    committed: None, client: Client, editor: User
) -> None:
    first = client.get(f"{STATISTICS}?group_by=type")
    past = client.get(f"{STATISTICS}?as_of={first.json()['position']}").json()
    incident = load(ROCKETS, by=editor)
    publishing.publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)

    known = {"if-none-match": first["ETag"]}
    then = client.get(f"{STATISTICS}?group_by=type", headers=known)
    assert then.json()["total"]["count"] == first.json()["total"]["count"] + 1
    with CaptureQueriesContext(connections["reader"]) as again:
        assert client.get(f"{STATISTICS}?as_of={past['position']}").json() == past
    assert any("WITH RECURSIVE" in query["sql"] for query in again), "something may be withheld"


@reading
@pytest.mark.parametrize(
    ("url", "names"),
    [
        (f"{FACETS}?facet=tpye&format=xml&limit=0", ["format", "facet", "limit"]),
        (f"{FACETS}?facet=type&format=xml", ["format"]),
        (f"{STATISTICS}?measure=%00", ["measure"]),
        (f"{STATISTICS}?format=csv&format=csv", ["format"]),
        (f"{STATISTICS}?cursor=x", ["cursor"]),
        (f"{STATISTICS}?page_size=3", ["page_size"]),
        (f"{STATISTICS}?actor=never-published", ["actor"]),
    ],
)
def test_wrong_parameters_are_refused_all_at_once(
    client: Client, url: str, names: list[str]
) -> None:
    response = client.get(url)

    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
    assert [error["parameter"] for error in response.json()["errors"]] == names


@pytest.mark.parametrize(
    "former", ["UPDATE incidents_term SET newest = 0", "DELETE FROM incidents_tally"]
)
def test_index_of_an_earlier_release_is_refused(
    committed: None, client: Client, former: str
) -> None:
    counting.check_reindexed.cache_clear()
    with connections["owner"].cursor() as cursor:
        cursor.execute(former)
    try:
        response = client.get(STATISTICS)
        assert (response.status_code, response["Content-Type"]) == (503, PROBLEM)
        assert "reindex_ledger" in response.json()["detail"]
        call_command("reindex_ledger", verbosity=0)
        assert client.get(STATISTICS).json()["total"]["count"] == 21
    finally:
        counting.check_reindexed.cache_clear()


@reading
def test_unacceptable_format_is_refused(client: Client) -> None:
    response = client.get(STATISTICS, headers={"accept": "image/png"})

    assert (response.status_code, response["Content-Type"]) == (406, PROBLEM)


def test_coverage_is_listed_once_declared_and_statistics_name_it(
    committed: None, client: Client
) -> None:
    place = Place.objects.get(slug="iraq")
    days = {"start": date(2019, 10, 1), "coded_until": date(2019, 12, 31)}
    row = Coverage.objects.create(place=place, note="Unfinished", **days)
    address = f"{STATISTICS}?group_by=month&country=iq&during=2019-09/2019-10&measure=killed"
    assert "Unfinished" not in client.get("/api/v1/coverage/").content.decode()
    first = client.get(address)
    listed = client.get("/api/v1/coverage/")
    assert (first.json()["coverage"], first.json()["rows"]) == ([], [])

    row.declared = True
    row.save()

    known = {"if-none-match": listed["ETag"]}
    (span,) = client.get("/api/v1/coverage/", headers=known).json()["results"]
    assert (span["place"], span["type"], span["coded_until"]) == ("iraq", None, "2019-12-31")
    told = client.get(address, headers={"if-none-match": first["ETag"]}).json()
    assert told["coverage"] == [span]
    assert [(row["month"], row["count"], row["low"], row["covered"]) for row in told["rows"]] == [
        ("2019-09", None, None, False),
        ("2019-10", 0, 0, True),
    ]
    table = client.get(f"{address}&format=csv").content.decode().splitlines()
    assert table[0].endswith(",covered")
    assert table[1] == "2019-09,,,,,,,,,,,,False"
    assert client.get("/api/v1/coverage/?format=csv").content.decode().splitlines() == [
        "place,type,start,end,coded_until,note,declared_at",
        f"iraq,,2019-10-01,,2019-12-31,Unfinished,{span['declared_at']}",
    ]
    schema = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    resource = Resource.from_contents(schema, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:api", resource)
    described = {"$ref": "urn:api#/components/schemas/CoverageAnswer"}
    answer = client.get("/api/v1/coverage/").json()
    Draft202012Validator(described, registry=registry).validate(answer)


@reading
def test_coverage_takes_no_question(client: Client) -> None:
    response = client.get("/api/v1/coverage/?country=iq")

    assert [error["parameter"] for error in response.json()["errors"]] == ["country"]
