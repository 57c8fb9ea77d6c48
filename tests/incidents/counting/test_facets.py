"""Facets: each count is what the list would find, at every position."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import publishing
from incidents.counting import facets
from incidents.counting.dimensions import DIMENSIONS
from incidents.counting.facets import Facet, answer, ask
from incidents.counting.names import names_of
from incidents.documents.load import load
from incidents.filters import InvalidParameters, filters
from incidents.models import Incident, Record, User
from incidents.publishing.index import recount
from incidents.selection import select
from tests.incidents.documents.made import ROCKETS

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
FILTERS: list[dict[str, list[str]]] = [
    {},
    {"type": ["attack"]},
    {"type": ["statement"], "country": ["US"]},
    {"actor": ["us-army", "iran"], "when": ["certainly"], "during": ["2019-12/2020-01-01"]},
    {"tag": ["rockets-iraq"], "occurrence": ["occurred"]},
    {"q": ["rockets"]},
]


def counted(**said: Any) -> dict[str, Facet]:
    asked = ask({"limit": ["1000"], **said})
    return {facet.name: facet for facet in answer(asked)}


def check(name: str, facet: Facet, asked: dict[str, list[str]]) -> None:
    """Every count against the list: with the value in the stead of the facet's own filters."""
    parameter = name if name in filters() else "place"
    rest = {key: value for key, value in asked.items() if key not in DIMENSIONS[name].own}
    for value, count in facet.values:
        assert count == select({**rest, parameter: [value]}).count(), (asked, name, value)


@reading
class TestFacets:
    def test_values_have_a_filter_that_finds_as_many(self) -> None:
        assert {*DIMENSIONS} - {*filters()} == {"area1", "area2"}

    @pytest.mark.parametrize("asked", FILTERS, ids=str)
    @pytest.mark.parametrize("names", [list(DIMENSIONS)[:9], list(DIMENSIONS)[9:]], ids=len)
    def test_count_is_what_the_list_finds_with_the_value(
        self, names: list[str], asked: dict[str, list[str]]
    ) -> None:
        for name, facet in counted(facet=names, **asked).items():
            check(name, facet, asked)
            assert facet.without == tuple(key for key in DIMENSIONS[name].own if key in asked)

    @pytest.mark.parametrize("asked", FILTERS, ids=str)
    @pytest.mark.parametrize("unit", ["year", "month"])
    def test_period_counts_what_possibly_was_in_it(
        self, unit: str, asked: dict[str, list[str]]
    ) -> None:
        if "during" in asked:
            asked = {**asked, "when": ["possibly"]}
        facet = counted(facet=[unit], **asked)[unit]

        assert facet.values
        for value, count in facet.values:
            period = (
                {"after": ["2019-11-30"], "before": ["2020-01-02"]} if "during" in asked else {}
            )
            rest = {key: each for key, each in asked.items() if key != "during"}
            found = select({**rest, **period, "during": [value]}) if period else None
            assert count == (found or select({**asked, "during": [value]})).count(), value

    def test_date_that_no_period_holds_is_left_out_when_asked_and_counted(self) -> None:
        asked = {"type": ["rocket-attack"], "tag": ["rockets-iraq"]}
        left = counted(facet=["month"], imprecise=["leave-out"], **asked)["month"]

        assert (left.values, left.imprecise) == ([("2019-12", 1)], 1)

    def test_most_come_first_then_by_value_and_the_rest_are_counted(self) -> None:
        whole, short = (counted(facet=["actor"], limit=[n])["actor"] for n in ("1000", "3"))

        assert list(short.values) == list(whole.values)[:3]
        assert short.more == len(whole.values) - 3
        assert list(whole.values) == sorted(whole.values, key=lambda each: (-each[1], each[0]))

    def test_no_incident_has_no_values(self) -> None:
        asked = {"during": ["1914"], "when": ["certainly"], "facet": ["type", "month"]}

        assert [facet.values for facet in counted(**asked).values()] == [[], []]

    def test_unfiltered_facets_read_the_vocabulary_and_the_tallies(self) -> None:
        asked = ask({"facet": ["type,actor,country,means,month"]})
        with CaptureQueriesContext(connections["reader"]) as queries:
            answer(asked)

        assert len(queries) == 2
        assert "incidents_term" in queries[0]["sql"]
        assert "incidents_tally" in queries[1]["sql"]

    def test_too_many_periods_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(facets, "MOST_PERIODS", 2)
        with pytest.raises(InvalidParameters, match="more than 2 periods"):
            counted(facet=["day"])

    @pytest.mark.parametrize(
        ("said", "name"),
        [
            ({}, "facet"),
            ({"facet": ["tpye"]}, "facet"),
            ({"facet": ["type,type"]}, "facet"),
            ({"facet": [",".join([*DIMENSIONS][:11])]}, "facet"),
            ({"facet": [""]}, "facet"),
            ({"facet": ["type"], "limit": ["0"]}, "limit"),
            ({"facet": ["type"], "limit": ["1001"]}, "limit"),
            ({"facet": ["type"], "limit": ["١"]}, "limit"),
            ({"facet": ["type"], "limit": ["1", "2"]}, "limit"),
            ({"facet": ["type"], "imprecise": ["spread"]}, "imprecise"),
            ({"facet": ["month"], "imprecise": ["spred"]}, "imprecise"),
            ({"facet": ["type"], "ordering": ["date"]}, "ordering"),
            ({"facet": ["type"], "actr": ["x"]}, "actr"),
            *(
                ({"facet": [name], "actor": ["us-army"], **binding}, "facet")
                for name in ("actor", "actor__exact", "initiator", "target")
                for binding in ({"actor_via": ["backed-by"]}, {"basis": ["attributed"]})
            ),
        ],
    )
    def test_wrong_parameter_is_named(self, said: dict[str, list[str]], name: str) -> None:
        with pytest.raises(InvalidParameters) as refusal:
            ask(said)

        assert [error.name for error in refusal.value.errors] == [name]

    def test_places_are_counted_beside_what_binds_to_an_actor(self) -> None:
        (facet,) = answer(ask({"facet": ["country"], "basis": ["attributed"]}))

        for value, count in facet.values:
            listed = select({"basis": ["attributed"], "country": [value]})
            assert listed.count() == count


def test_counts_hold_as_of_every_position(committed: None, editor: User) -> None:
    documents = [{**ROCKETS, "tags": ["a-tag"]}, {**ROCKETS, "type": "protest"}]
    ids = [load(document, by=editor).pk for document in documents]
    chosen = Incident.objects.filter(pk__in=ids)
    publishing.publish(incidents=chosen, by=editor)
    chosen.update(tags=["b-tag"])
    publishing.update(incidents=chosen, by=editor)
    gone = Incident.objects.filter(pk=ids[0])
    publishing.retract(incidents=gone, by=editor, why="duplicate", reason="Twice")  # type: ignore[arg-type]  # its code

    names = ["type", "tag", "country"]
    positions = list(Record.objects.values_list("position", flat=True))
    for position in (*positions[:20:9], *positions[-6:]):
        pinned = {"as_of": [str(position)]}
        for unit in ("year", "month"):
            tallied = counted(facet=[unit], **pinned)[unit]
            assert counted(facet=[unit], during=["0001/9999"], **pinned)[unit] == tallied
        for name, facet in counted(facet=names, **pinned).items():
            check(name, facet, pinned)
            everything = {value for value, _ in facet.values}
            found = counted(facet=[name], during=["0001/9999"], **pinned)[name]
            assert {value for value, _ in found.values} == everything


def test_newest_record_of_a_term_is_the_same_when_counted_anew(
    committed: None, editor: User
) -> None:
    incident = load(ROCKETS, by=editor)
    publishing.publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT * FROM incidents_term ORDER BY term")
        before = cursor.fetchall()
        recount("owner")
        cursor.execute("SELECT * FROM incidents_term ORDER BY term")
        assert cursor.fetchall() == before


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.none() | st.integers(0, 30), st.none() | st.integers(0, 30), st.integers(1, 9)
        ),
        max_size=9,
    )
)
def test_spreading_counts_each_period_that_a_date_meets(
    groups: list[tuple[int | None, int | None, int]],
) -> None:
    sound = [g for g in groups if g[0] is None or g[1] is None or g[0] <= g[1]]
    meant = {
        period: sum(n for a, b, n in sound if (a or 0) <= period <= (30 if b is None else b))
        for period in range(31)
    }

    assert dict(facets._running(sound, 0, 30)) == meant


class TestNames:
    @reading
    def test_names_are_those_of_the_documents(self) -> None:
        at = select({}).position
        told = names_of(
            {
                "type": ["attack", "rocket-attack"],
                "actor": ["kataib-hizbollah", "us-army", "unidentified"],
                "country": ["iq"],
                "place": ["kirkuk", "asia"],
                "source": ["military-times-2020-01-02"],
                "publisher": ["military-times"],
                "means": ["rocket"],
                "tag": ["rockets-iraq"],
            },
            at,
        )

        said = {name: {value: n.name for value, n in each.items()} for name, each in told.items()}
        assert said["actor"]["unidentified"] == "Unidentified"
        assert said["type"] == {"attack": "Attack", "rocket-attack": "Rocket attack"}
        assert said["country"] == {"iq": "Iraq"}
        assert said["place"]["asia"] == "Asia"
        assert said["means"] == {"rocket": "Rocket"}
        assert said["publisher"] == {"military-times": "Military Times"}
        assert "tag" not in said
        assert told["place"]["kirkuk"].within[-1] == "asia"
        assert told["country"]["iq"].within[0] == "iraq"
        assert told["type"]["rocket-attack"].within[:2] == ("indirect-fire", "attack")

    def test_name_of_a_draft_or_of_a_later_record_is_not_told(
        self, committed: None, editor: User
    ) -> None:
        before = select({}).position
        incident = load(ROCKETS, by=editor)
        publishing.publish(incidents=Incident.objects.filter(pk=incident.pk), by=editor)
        place = incident.locations.get().place
        assert place is not None
        former = place.name
        place.name = "A working name"
        place.save()
        assert (
            names_of({"place": ["kirkuk"]}, select({}).position)["place"]["kirkuk"].name == former
        )

        publishing.restate([place], by=editor, reason="Renamed")

        named = [
            names_of({"place": ["kirkuk"]}, at)["place"]["kirkuk"].name
            for at in (before, select({}).position)
        ]
        assert named == [former, "A working name"]
