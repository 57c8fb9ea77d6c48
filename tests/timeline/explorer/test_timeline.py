"""What the timeline is drawn from, over HTTP: strict, pinned, kept, and nothing of a draft."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.cache import caches
from django.db import OperationalError, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.models import Coverage, Incident, IncidentType, Place
from incidents.selection import select
from tests.incidents.oracle import VALUES
from timeline.explorer import lanes as lanes_module
from timeline.explorer import timeline as view

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
ADDRESS = "/explore/timeline.json"
AXES = [("type", "type__exact"), ("actor", "actor__exact"), ("country", "country")]
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def _everybody_reads(settings: Any) -> None:
    settings.ANONYMOUS_READING = True
    caches["answers"].clear()


def asked(client: Client, **said: str) -> dict[str, Any]:
    response = client.get(ADDRESS, said)
    assert response.status_code == 200, response.content
    told: dict[str, Any] = json.loads(response.content)
    return told


@reading
class TestAnswers:
    def test_whole_set_comes_entry_by_entry_with_its_position(self, client: Client) -> None:
        told = asked(client)

        assert told["position"] == select({}).position
        assert told["recorded_at"].endswith("Z")
        assert told["query"] == ""
        assert told["window"] == told["extent"] == ["2014-01-01", "2020-01-31"]
        assert told["detail"] == "entries"
        chronology = select({"ordering": ["date"]}).rows().values_list("reference", flat=True)
        assert [entry["reference"] for entry in told["entries"]] == [*chronology]
        assert told["types"]["rocket-attack"] == "Rocket attack"

    def test_window_has_what_may_have_been_in_it(self, client: Client) -> None:
        told = asked(client, **{"from": "2019-12-28", "to": "2019-12-30", "country": "IQ"})

        meant = select({"country": ["IQ"], "ordering": ["date"]}).rows()
        within = meant.possibly_within(date(2019, 12, 28), date(2019, 12, 30))
        assert [e["reference"] for e in told["entries"]] == [
            *within.values_list("reference", flat=True)
        ]
        assert told["query"] == "country=iq"
        assert told["window"] == ["2019-12-28", "2019-12-30"]
        assert told["extent"] != told["window"]

    def test_bars_say_what_is_counted_and_what_is_not(self, client: Client) -> None:
        told = asked(client, detail="bars", lanes="country")

        assert (told["detail"], told["unit"]) == ("bars", "month")
        assert [lane["key"] for lane in told["lanes"]["named"]] == ["iq", "kw", "us"]
        assert told["lanes"]["named"][0]["name"] == "Iraq"
        assert len(told["bars"]) == 4
        assert told["left_out"] == {"possible": 2}
        assert told["imprecise"] == 9
        assert all(start.endswith("-01") for line in told["bars"] for start, _, _ in line)
        assert all(possible >= held for line in told["bars"] for _, possible, held in line)

    def test_bars_are_told_where_there_are_too_many_entries(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        count = len(asked(client)["entries"])
        monkeypatch.setattr(view, "MOST", count)
        caches["answers"].clear()
        assert asked(client)["detail"] == "entries"

        monkeypatch.setattr(view, "MOST", count - 1)
        caches["answers"].clear()
        assert asked(client)["detail"] == "bars"
        assert asked(client, **{"from": "2014-01-01", "to": "2015-01-01"})["detail"] == "entries"
        refused = client.get(ADDRESS, {"detail": "entries"})
        assert refused.status_code == 400
        assert refused.json()["errors"][0]["parameter"] == "detail"

    def test_set_of_nothing_has_no_window(self, client: Client) -> None:
        told = asked(client, q="xyzzy", lanes="actor")

        assert (told["extent"], told["window"], told["entries"]) == (None, None, [])
        assert told["lanes"] == {"by": "actor", "named": [], "more": 0, "ranked_by": None}
        assert asked(client, as_of="0")["position"] == 0

    def test_answer_as_of_its_position_is_the_same(self, client: Client) -> None:
        for said in ({}, {"detail": "bars", "lanes": "type"}, {"lanes": "actor"}):
            told = asked(client, **said)
            assert asked(client, **said, as_of=str(told["position"])) == told

    def test_draft_is_nowhere(self, client: Client) -> None:
        before = asked(client), asked(client, detail="bars", lanes="type")
        kind = IncidentType.objects.get(code="airstrike")
        Incident.objects.create(title="A draft", type=kind, date="1999-01-01")
        caches["answers"].clear()

        assert (asked(client), asked(client, detail="bars", lanes="type")) == before

    def test_reads_through_the_reader_only(self, client: Client) -> None:
        with CaptureQueriesContext(connections["default"]) as statements:
            for lanes in ("none", "type", "actor", "country"):
                asked(client, lanes=lanes)
                asked(client, lanes=lanes, detail="bars")

        assert list(statements) == []


@reading
class TestLanes:
    def test_lanes_are_those_of_the_whole_set_in_every_window(self, client: Client) -> None:
        whole = asked(client, lanes="actor")["lanes"]
        window = {"from": "2014-01-01", "to": "2014-02-01"}

        assert asked(client, lanes="actor", **window)["lanes"] == whole
        assert len(whole["named"]) == 12
        assert whole["more"] > 0
        counts = [lane["count"] for lane in whole["named"]]
        assert counts == sorted(counts, reverse=True)

    @pytest.mark.parametrize(
        ("by", "values"),
        [("type", "type__exact"), ("actor", "actor__exact"), ("country", "country")],
    )
    def test_entry_is_in_each_lane_of_its_own_and_else_in_that_of_the_rest(
        self, client: Client, by: str, values: str
    ) -> None:
        told = asked(client, lanes=by)
        keys = [lane["key"] for lane in told["lanes"]["named"]]
        documents = {d["reference"]: d for d in map(json.loads, select({}).documents())}

        for entry in told["entries"]:
            own = VALUES[values](documents[entry["reference"]])
            assert entry["lanes"] == (
                [nth for nth, key in enumerate(keys) if key in own] or [len(keys)]
            )

    def test_too_many_to_tell_their_actors_apart_are_one_lane_that_says_so(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        together = asked(client, detail="bars")["bars"]
        monkeypatch.setattr(view, "MOST_READ", 5)
        told = asked(client, detail="bars", lanes="actor")

        assert told["bars"] == together
        assert told["lanes"]["by"] == "none"
        assert told["lanes"]["too_many_for"] == "actor"
        assert len(asked(client, detail="bars", lanes="type")["bars"]) > 1
        window = {"from": "2014-01-01", "to": "2014-02-01", "country": "IQ"}
        monkeypatch.setattr(view, "MOST_READ", 24)
        assert asked(client, detail="bars", lanes="actor", **window)["lanes"]["by"] == "actor"

    def test_lanes_of_a_large_set_are_chosen_by_its_newest(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lanes_module, "MOST_READ", 3)
        told = asked(client, lanes="type", occurrence="occurred")["lanes"]

        newest = select({"occurrence": ["occurred"]}).rows().order_by("-record_id")
        kinds = {row.type for row in newest[:3]}
        assert {lane["key"] for lane in told["named"]} == kinds
        assert told["ranked_by"] == 3
        assert asked(client, lanes="type")["lanes"]["ranked_by"] is None


def declare(**said: Any) -> None:
    Coverage.objects.create(
        **{"start": date(2019, 1, 1), "coded_until": date(2019, 6, 30), "declared": True, **said}
    )


def test_coverage_is_told_lane_by_lane(committed: None, client: Client) -> None:
    assert asked(client)["coverage"] is None
    declare(place=Place.objects.get(slug="iraq"))
    span = ["2019-01-01", "2019-06-30"]

    assert asked(client)["coverage"] == [[]]
    assert asked(client, country="iq")["coverage"] == [[span]]
    assert asked(client, lanes="country")["coverage"] == [[span], [], [], []]
    assert asked(client, lanes="actor", country="iq")["coverage"][0] == [span]
    declare(type=IncidentType.objects.get(code="attack"), start=date(2014, 1, 1))
    told = asked(client, lanes="type")
    keys = [lane["key"] for lane in told["lanes"]["named"]]
    assert told["coverage"][keys.index("airstrike")] == [["2014-01-01", "2019-06-30"]]
    assert told["coverage"][keys.index("comment")] == []


WRONG = [
    ("lanes=actr", "lanes"),
    ("lanes=type&lanes=actor", "lanes"),
    ("lanes=", "lanes"),
    ("lanes=type%00", "lanes"),
    ("detail=both", "detail"),
    ("from=2019-12-27", "from"),
    ("to=2019-12-27", "to"),
    ("from=2020-01-02&to=2020-01-01", "from"),
    ("from=2019-12&to=2020-01-01", "from"),
    ("from=2019-12-27&to=2019-02-30", "to"),
    ("from=٢٠١٩-12-27&to=2020-01-01", "from"),
    ("from=0000-01-01&to=2020-01-01", "from"),
    ("from=2019-12-27&from=2019-12-28&to=2020-01-01", "from"),
    ("ordering=date", "ordering"),
    ("page_size=5", "page_size"),
    ("format=csv", "format"),
    ("lnaes=type", "lnaes"),
    ("actor=irann", "actor"),
    ("as_of=99999999", "as_of"),
]


@reading
class TestRefusals:
    @pytest.mark.parametrize(("query", "parameter"), WRONG)
    def test_wrong_parameter_is_named(self, client: Client, query: str, parameter: str) -> None:
        response = client.get(f"{ADDRESS}?{query}")

        assert response.status_code == 400
        assert response["Content-Type"] == PROBLEM
        assert [each["parameter"] for each in response.json()["errors"]] == [parameter]

    def test_all_that_is_wrong_is_told_at_once(self, client: Client) -> None:
        errors = client.get(f"{ADDRESS}?lanes=typ&detail=x&actor=irann").json()["errors"]

        assert [each["parameter"] for each in errors] == ["lanes", "detail", "actor"]
        assert errors[0]["nearest"] == ["type"]
        assert errors[2]["nearest"][0] == "iran"

    def test_stranger_is_refused_and_a_reader_is_not(
        self, client: Client, settings: Any, reader_user: Any
    ) -> None:
        settings.ANONYMOUS_READING = False
        assert client.get(ADDRESS).status_code == 403

        client.force_login(reader_user)
        response = client.get(ADDRESS)
        assert response.status_code == 200
        assert "private" in response["Cache-Control"]

    def test_only_reading_is_allowed(self, client: Client) -> None:
        assert client.post(ADDRESS).status_code == 405

    def test_database_that_takes_too_long_is_a_503(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise OperationalError("canceling statement due to statement timeout")

        monkeypatch.setattr(view, "few", fail)
        assert client.get(ADDRESS).status_code == 503


@reading
class TestHttp:
    def test_answer_known_already_is_not_sent_again(self, client: Client) -> None:
        first = client.get(ADDRESS, {"lanes": "type"})
        again = client.get(ADDRESS, {"lanes": "type"}, headers={"if-none-match": first["ETag"]})

        assert again.status_code == 304
        assert client.get(ADDRESS)["ETag"] != first["ETag"]
        other = client.get(ADDRESS, {"lanes": "type", "from": "2019-01-01", "to": "2019-02-01"})
        assert other["ETag"] != first["ETag"]
        assert first["X-Ledger-Position"] == str(select({}).position)

    def test_answer_is_made_once(self, client: Client) -> None:
        with CaptureQueriesContext(connections["reader"]) as first:
            told = asked(client, detail="bars", lanes="actor")
        with CaptureQueriesContext(connections["reader"]) as again:
            assert asked(client, detail="bars", lanes="actor") == told

        assert len(again) < len(first) / 2

    def test_answer_is_packed_for_who_takes_it_so(self, client: Client) -> None:
        packed = client.get(ADDRESS, headers={"accept-encoding": "gzip"})

        assert packed["Content-Encoding"] == "gzip"
        tag = {"accept-encoding": "gzip", "if-none-match": packed["ETag"]}
        assert client.get(ADDRESS, headers=tag).status_code == 304
