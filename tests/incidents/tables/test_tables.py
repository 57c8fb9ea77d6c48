"""The tables of what documents hold: against the documents themselves, in total order, streamed."""

import csv
import io
import json
import time
from datetime import date
from typing import Any

import pytest
from django.db import connections

from incidents.codes import Basis, RetractionReason
from incidents.filters import InvalidParameters
from incidents.formats import find
from incidents.models import Incident, User
from incidents.publishing.acts import correct, retract
from incidents.selection import ORDERINGS, select
from incidents.tables import TABLES, PartTable, parts
from incidents.tables.fragments import chain
from tests.incidents.tables.oracle import rows_of

reading = pytest.mark.django_db(databases=["default", "reader"])
NAMES = list(TABLES)
KIRKUK = "INC-000004"


def table(name: str, **asked: str) -> PartTable:
    return parts(TABLES[name], {key: [value] for key, value in asked.items()})


def cells(name: str, **asked: str) -> list[dict[str, Any]]:
    found = table(name, **asked)
    names = [column.name for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.cells()]


def records(name: str, **asked: str) -> list[dict[str, str]]:
    text = b"".join(table(name, **asked).copy_csv()).decode()
    return list(csv.DictReader(io.StringIO(text)))


def refused(name: str, **asked: str) -> dict[str, tuple[str, ...]]:
    with pytest.raises(InvalidParameters) as error:
        table(name, **asked)
    return {each.name: each.nearest for each in error.value.errors}


def still_fetching() -> int:
    """How many connections fetch just now; a closed one takes a moment to go."""
    for _attempt in range(50):
        with connections["reader"].cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'FETCH%'")
            (count,) = cursor.fetchone()
        if count == 0:
            break
        time.sleep(0.01)
    return int(count)


@reading
class TestRows:
    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("ordering", ORDERINGS)
    def test_rows_are_those_of_the_documents_in_their_order(self, name: str, ordering: str):
        documents = [json.loads(text) for text in select({"ordering": [ordering]}).documents()]
        expected = [row for document in documents for row in rows_of(name, document)]

        rows = cells(name, ordering=ordering)

        assert [{key: row[key] for key in expected[0]} for row in rows] == expected
        assert len(rows) == table(name).count() > 5

    @pytest.mark.parametrize("name", NAMES)
    def test_csv_says_what_the_cells_say(self, name: str):
        rows = cells(name)

        told = records(name)

        columns = [c.name for c in TABLES[name].columns if c.kind in ("code", "date")]
        assert len(told) == len(rows)
        for cell, record in zip(rows, told, strict=True):
            assert {key: record[key] for key in columns} == {
                key: "" if cell[key] is None else str(cell[key]) for key in columns
            }

    @pytest.mark.parametrize("name", NAMES)
    def test_every_column_says_something_somewhere(self, name: str):
        rows = cells(name)
        never = {key for key in rows[0] if all(row[key] in (None, "") for row in rows)}
        of_the_seeds = {
            "claims": {"side"},
            "figures": {"item_words", "age_sex", "side", "actor", "actor_name", "as_of", "reason"},
            "locations": {"radius_km"},
            "citations": {"reliability", "credibility", "source_url"},
        }

        assert never - {"side"} <= of_the_seeds[name]

    def test_nothing_is_an_empty_cell_and_never_an_empty_text(self):
        lists = {column.name for column in TABLES["claims"].columns if column.kind == "list"}

        assert not [
            r for r in cells("claims") for key, v in r.items() if v == "" and key not in lists
        ]

    def test_lists_of_passages_are_of_one_length(self):
        for row in cells("claims"):
            sizes = {
                len(row[name].split("; ")) if row[name] else 0
                for name in ("cites", "sources", "publishers", "speakers", "anonymity")
            }
            assert len(sizes) == 1

    def test_filters_of_incidents_choose_incidents_and_keep_their_rows(self):
        rows = cells("claims", actor="kataib-hizbollah")

        chosen = set(
            select({"actor": ["kataib-hizbollah"]}).rows().values_list("reference", flat=True)
        )
        assert {row["reference"] for row in rows} == chosen
        assert {row["actor"] for row in rows} > {"kataib-hizbollah", "united-states"}

    def test_country_of_a_location_is_the_one_around_its_place(self):
        (row,) = [r for r in cells("locations") if r["reference"] == KIRKUK]

        assert (row["country"], row["point_of"], row["place_kind"]) == ("IQ", "place", "settlement")

    def test_row_says_what_it_says_in_words(self):
        says = [row["says"] for row in cells("claims") if row["reference"] == KIRKUK]

        assert says[:3] == [
            "occurred",
            "at: Kirkuk",
            "initiator: unidentified attackers",
        ]
        assert "munitions rocket: 31" in says
        assert "killed (contractor, US): 1" in says


@reading
@pytest.mark.parametrize(
    ("value", "slugs"),
    [
        ({"slug": "a", "within": [{"slug": "b"}], "via": [{"slug": "c"}]}, ["a", "b"]),
        (
            [[{"slug": "a"}, None], [None, {"slug": "b", "within": [{"slug": "c"}]}]],
            ["a", "b", "c"],
        ),
        ([{"slug": "a", "within": []}, None], ["a"]),
        (None, []),
    ],
)
def test_chain_is_what_is_named_and_what_it_lies_within_and_no_tie(value: Any, slugs: list[str]):
    with connections["reader"].cursor() as cursor:
        given = json.dumps(value)
        cursor.execute(f"SELECT {chain('d')} FROM (SELECT %s::jsonb AS d) AS given", [given])
        assert cursor.fetchone() == (slugs,)


@reading
class TestAnswersToQuestions:
    def test_who_attributed_what_to_an_actor_on_whose_word_how_firmly_is_one_request(self):
        rows = cells("claims", row_actor="kataib-hizbollah", row_role="initiator", ordering="date")

        told = [(r["reference"], r["basis"], r["stance"], r["by"], r["speakers"]) for r in rows]
        assert told == [
            ("INC-000003", "attributed", "affirms", "us-officials", "U.S. officials"),
            ("INC-000004", "inferred", "hedges", None, "U.S. officials"),
            ("INC-000008", "attributed", "affirms", "mark-milley", "Mark Milley"),
            ("INC-000007", "attributed", "affirms", "mark-milley", "Mark Milley"),
        ]

    def test_actor_of_a_row_includes_what_lies_within_it(self):
        whole = cells("claims", row_actor="united-states")

        assert {"us-armed-forces", "united-states"} <= {row["actor"] for row in whole}

    def test_unidentified_is_an_actor_to_ask_for(self):
        rows = cells("claims", row_actor="unidentified")

        assert rows
        assert {(row["actor"], row["actor_kind"]) for row in rows} == {(None, "unidentified")}

    @pytest.mark.parametrize(
        ("name", "asked", "column"),
        [
            ("claims", {"row_claim": "figure"}, "claim"),
            ("claims", {"row_basis": "attributed"}, "basis"),
            ("claims", {"row_stance": "hedges"}, "stance"),
            ("claims", {"row_standing": "alternative"}, "standing"),
            ("claims", {"row_measure": "killed"}, "measure"),
            ("claims", {"row_role": "about"}, "role"),
            ("figures", {"row_measure": "wounded"}, "measure"),
            ("figures", {"row_item": "rocket"}, "item"),
            ("figures", {"row_status": "contractor"}, "status"),
            ("locations", {"row_role": "at"}, "role"),
            ("locations", {"row_precision": "site"}, "precision"),
            ("citations", {"row_anonymity": "unnamed"}, "anonymity"),
            ("citations", {"row_source": "military-times-2020-01-02"}, "source"),
            ("citations", {"row_publisher": "military-times"}, "publisher"),
        ],
    )
    def test_code_of_a_row_filter_is_that_of_its_rows(self, name, asked, column):
        (value,) = asked.values()
        every = cells(name)

        rows = cells(name, **asked)

        assert rows == [row for row in every if row[column] == value]
        assert rows

    @pytest.mark.parametrize(
        ("name", "asked", "expected"),
        [
            ("claims", {"row_by": "us-joint-chiefs-of-staff"}, {"mark-milley"}),
            ("claims", {"row_speaker": "mark-esper", "row_claim": "participation"}, None),
            ("claims", {"row_source": "military-times-2020-01-02"}, None),
            ("claims", {"row_publisher": "military-times"}, None),
            ("claims", {"row_place": "iraq"}, None),
            ("citations", {"row_speaker": "us-department-of-defense"}, None),
        ],
    )
    def test_slug_of_a_row_filter_finds_what_lies_within(self, name, asked, expected):
        rows = cells(name, **asked)

        assert 0 < len(rows) < len(cells(name)) + 1
        if expected:
            assert {row["by"] for row in rows} == expected

    def test_several_values_are_alternatives_and_filters_hold_together(self):
        both = cells("claims", row_stance="hedges,denies", row_claim="participation")

        every = cells("claims")
        assert both == [
            row
            for row in every
            if row["stance"] in ("hedges", "denies") and row["claim"] == "participation"
        ]

    def test_query_has_the_filters_of_rows_among_those_of_incidents(self):
        found = table(
            "claims", row_by="united-states", country="IQ", row_basis="claimed,attributed"
        )

        assert found.query == "country=iq&row_basis=attributed,claimed&row_by=united-states"
        assert table("claims", **dict(p.split("=") for p in found.query.split("&"))) == found


@reading
class TestRefused:
    def test_value_that_no_code_list_has_is_refused_with_the_nearest(self):
        wrong = refused("claims", row_basis="atributed")

        assert [*wrong] == ["row_basis"]
        assert wrong["row_basis"][0] == "attributed"

    def test_slug_that_was_never_published_is_refused_with_the_nearest(self):
        wrong = refused("claims", row_actor="kataib-hizbola")

        assert wrong["row_actor"][0] == "kataib-hizbollah"

    def test_filter_of_another_table_is_no_parameter(self):
        assert "row_anonymity" in refused("claims", row_anonymity="unnamed")

    @pytest.mark.parametrize("value", ["", ",", "a,,b", "a\0b", "x" * 501])
    def test_value_that_is_none_is_refused(self, value: str):
        assert [*refused("claims", row_actor=value)] == ["row_actor"]

    def test_everything_wrong_is_said_at_once(self):
        wrong = refused("figures", row_measure="killd", tpye="attack", country="xx")

        assert {*wrong} == {"row_measure", "tpye", "country"}

    def test_draft_only_actor_is_as_unknown_as_one_that_is_not_there(self):
        Incident.objects.create(title="Draft", type_id=1, date="2020-01-01")
        wrong = refused("claims", row_actor="quds-force-of-a-draft")

        assert "quds-force-of-a-draft" not in wrong["row_actor"]


class TestRevisions:
    def test_rows_are_those_of_the_position_asked_for(self, committed, editor: User):
        before = select({}).position
        count = table("claims").count()
        incident = Incident.objects.get(reference=KIRKUK)
        incident.participations.filter(actor__slug="kataib-hizbollah").update(basis=Basis.FOUND)
        correct(incidents=Incident.objects.filter(pk=incident.pk), by=editor, reason="A court.")

        assert [r["reference"] for r in cells("claims", row_basis="found")] == [KIRKUK]
        assert cells("claims", row_basis="found", as_of=str(before)) == []
        assert table("claims", as_of=str(before)).count() == count

    def test_rows_of_a_retracted_incident_are_gone(self, committed, editor: User):
        chosen = Incident.objects.filter(reference=KIRKUK)
        retract(incidents=chosen, by=editor, why=next(iter(RetractionReason)), reason="Twice.")

        assert [r for name in NAMES for r in cells(name) if r["reference"] == KIRKUK] == []

    def test_formula_is_neutralised_in_a_table_too(self, committed, editor: User):
        incident = Incident.objects.get(reference=KIRKUK)
        incident.participations.filter(actor=None).update(described_as="=cmd|' /C calc'!A1")
        correct(incidents=Incident.objects.filter(pk=incident.pk), by=editor, reason="Words.")

        told = [r["described_as"] for r in records("claims", row_actor="unidentified")]
        raw = [r["described_as"] for r in cells("claims", row_actor="unidentified")]
        assert "'=cmd|' /C calc'!A1" in told
        assert "=cmd|' /C calc'!A1" in raw


@reading
class TestStreams:
    def test_flat_format_writes_a_table(self):
        found = table("figures")

        assert b"".join(find("csv").stream(found)) == b"".join(found.copy_csv())

    def test_table_left_early_leaves_its_connection_to_nobody(self):
        rows: Any = table("claims").cells()
        next(rows)
        rows.close()

        assert still_fetching() == 0

    def test_days_are_days_and_numbers_numbers(self):
        row = next(r for r in cells("figures") if r["measure"] == "killed")

        assert (type(row["earliest"]), row["best"]) == (date, 1)
