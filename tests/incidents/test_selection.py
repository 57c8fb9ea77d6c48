"""A selection: pinned, ordered, counted, and streamed without holding all of it."""

import json
import time
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import connections

from incidents.codes import RetractionReason
from incidents.filters import InvalidParameters
from incidents.models import Incident, Record, RecordIndex, User
from incidents.publishing.acts import correct, retract
from incidents.selection import ORDERINGS, select

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
KIRKUK = "INC-000004"


def references(**asked: str) -> list[str]:
    rows = select({name: [value] for name, value in asked.items()}).rows()
    return list(rows.values_list("reference", flat=True))


def streams(cursor: Any) -> int:
    """How many connections copy just now, or soon end to: a closed one takes a moment to go."""
    for _attempt in range(50):
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE query LIKE 'COPY (%' AND datname = current_database()"
        )
        (count,) = cursor.fetchone()
        if count == 0:
            break
        time.sleep(0.01)
    return int(count)


@reading
class TestQuery:
    def test_query_is_the_same_for_the_same_question(self):
        one = select(
            {"type": ["airstrike,attack", "attack"], "country": ["IQ"], "q": [" air  base"]}
        )
        other = select({"q": ["air base"], "country": ["iq"], "type": ["attack", "airstrike"]})

        assert one.query == other.query == "country=iq&q=air+base&type=airstrike,attack"

    def test_query_leaves_out_what_is_meant_without_it(self):
        assert select({"during": ["2019"], "when": ["possibly"]}).query == "during=2019"

    def test_query_says_neither_order_nor_position(self):
        assert select({"ordering": ["date"], "as_of": ["3"]}).query == ""

    def test_query_asked_again_finds_the_same(self):
        one = select({"q": ['"air base" -x&y=z é'], "during": ["../2019"]})
        again = select({k: [v] for k, v in (pair.split("=") for pair in ["during=../2019"])})

        assert one.query == "during=../2019&q=%22air+base%22+-x%26y%3Dz+%C3%A9"
        assert again.query == "during=../2019"


@reading
class TestOrdering:
    @pytest.mark.parametrize("ordering", ORDERINGS)
    def test_ordering_is_total_and_its_reverse_the_reverse(self, ordering: str):
        opposite = ordering.removeprefix("-") if ordering[0] == "-" else f"-{ordering}"

        assert references(ordering=ordering) == references(ordering=opposite)[::-1]

    def test_newest_come_first_without_ordering(self):
        assert references() == references(ordering="-date")
        assert select({}).ordering == "-date"

    def test_date_is_the_order_of_a_chronology(self):
        days = list(select({"ordering": ["date"]}).rows().values_list("earliest", "latest"))

        firsts = [first or last for first, last in days]
        assert all(a <= b for a, b in pairwise(firsts))


@reading
class TestAsOf:
    def test_position_is_the_head_of_the_ledger_without_as_of(self):
        head = Record.objects.latest("position")

        selection = select({})

        assert (selection.position, selection.recorded_at) == (head.position, head.recorded_at)

    def test_position_before_the_first_entry_finds_nothing(self):
        selection = select({"as_of": ["0"]})

        assert (selection.position, selection.recorded_at, selection.count()) == (0, None, 0)

    def test_position_finds_what_was_published_until_then(self):
        assert sorted(references(as_of="3")) == ["INC-000001", "INC-000002", "INC-000003"]

    def test_time_resolves_to_the_last_position_at_or_before_it(self):
        head = Record.objects.latest("position")
        before = head.recorded_at - timedelta(microseconds=1)

        at = [select({"as_of": [t.isoformat()]}).position for t in (head.recorded_at, before)]

        assert at == [head.position, 0]

    def test_time_may_have_any_offset(self):
        assert select({"as_of": ["2020-01-01T03:00:00.5+03:00"]}).position == 0

    def test_position_beyond_the_head_is_refused_and_the_head_named(self):
        head = select({}).position

        with pytest.raises(InvalidParameters) as error:
            select({"as_of": [str(head + 1)]})

        assert error.value.errors[0].nearest == (str(head),)


class TestRevisions:
    def test_correction_shows_the_newest_state_and_keeps_the_former(self, committed, editor: User):
        before = select({})
        incidents = Incident.objects.filter(reference=KIRKUK)
        incidents.update(title="Rockets hit K-1")

        correct(incidents=incidents, by=editor, reason="The base was named.")

        titles = [s.rows().get(reference=KIRKUK).title for s in (select({}), before)]
        assert titles == ["Rockets hit K-1", "Rockets hit a military installation at Kirkuk"]
        assert select({"as_of": [str(before.position)]}).count() == before.count() == 24

    def test_retraction_takes_an_incident_out_from_then_on(self, committed, editor: User):
        before = select({})
        incidents = Incident.objects.filter(reference=KIRKUK)

        retract(incidents=incidents, by=editor, why=next(iter(RetractionReason)), reason="Twice.")

        assert KIRKUK not in references()
        assert KIRKUK in before.rows().values_list("reference", flat=True)
        assert select({"type": ["rocket-attack"]}).count() == 1

    def test_empty_ledger_is_position_nought(self, committed):
        with connections["owner"].cursor() as cursor:
            cursor.execute("ALTER TABLE incidents_record DISABLE TRIGGER refuse_truncate")
            cursor.execute("TRUNCATE incidents_record, incidents_recordindex")

        selection = select({})

        assert (selection.position, selection.recorded_at, selection.count()) == (0, None, 0)
        assert b"".join(selection.copy_csv()).count(b"\n") == 1
        with pytest.raises(InvalidParameters):
            select({"as_of": ["1"]})


@reading
class TestStreams:
    def test_documents_are_the_texts_of_the_ledger(self):
        selection = select({"ordering": ["date"]})

        texts = list(selection.documents())

        assert texts == list(selection.rows().values_list("record__document", flat=True))
        assert len(texts) == selection.count() == 24
        assert '\\"' in "".join(texts)
        assert all(json.loads(text)["reference"] for text in texts)

    def test_documents_follow_the_order_and_the_filter(self):
        selection = select({"type": ["rocket-attack"]})

        assert [json.loads(text)["reference"] for text in selection.documents()] == [
            "INC-000004",
            "INC-000003",
        ]

    def test_stream_left_early_ends_its_statement(self):
        with connections["owner"].cursor() as cursor:
            pieces: Any = select({}).documents()
            next(pieces)
            assert streams(cursor) == 1

            pieces.close()

            assert streams(cursor) == 0

    def test_streams_leave_the_connection_to_others(self):
        first, second = select({}).documents(), select({}).documents()

        assert next(first) == next(second)
        assert select({}).count() == 24
        assert list(first) == list(second)

    def test_stream_has_more_time_than_a_page(self):
        with connections["reader"].cursor() as cursor:
            cursor.execute("SET statement_timeout = 1")
            try:
                assert len(list(select({}).documents())) == 24
            finally:
                cursor.execute("RESET statement_timeout")

    def test_stream_reads_as_the_reader(self):
        assert select({}).rows().db == "reader"
        assert RecordIndex.objects.using("reader").count() == 24
