"""The other clocks: when it was reported, entered and published."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from incidents.dates import EdtfError, parse
from incidents.documents.load import load
from incidents.models import Incident, Publisher, Record, Source, User
from incidents.publishing import correct, publish, restate
from incidents.selection import select
from tests.incidents.documents.made import ROCKETS
from tests.incidents.test_filters import refused
from tests.incidents.test_filters_laws import found

reading = pytest.mark.django_db(databases=["default", "reader", "owner"])
KIRKUK = "INC-000004"


def days(text: str) -> Any:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT lower(days), upper(days) - 1 FROM edtf_days(%s) AS days", [text])
        return cursor.fetchone()


def is_date(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


DIGITS = (
    st.dates()
    .map(str)
    .flatmap(
        lambda day: st.sampled_from(
            [day, day[:7], day[:4], day[:9] + "X", day[:6] + "X", day[:3] + "X"]
        )
    )
)
ENDS = st.builds(str.__add__, DIGITS, st.sampled_from(["", "~", "?", "%"]))
DATES = st.one_of(
    ENDS,
    st.builds("{}/{}".format, ENDS | st.just(".."), ENDS | st.just("..")),
    st.builds("[{}..{}]".format, DIGITS, DIGITS),
).filter(is_date)


@pytest.mark.django_db
@hypothesis(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(DATES)
@example("../2020-01-01")
@example("2019-12~/..")
def test_days_of_a_date_are_those_the_parser_gives(text: str) -> None:
    date = parse(text)

    assert days(text) == (date.earliest, date.latest)


class TestReported:
    @pytest.fixture
    def reports(self, committed: None, editor: User) -> dict[str, str]:
        """The reference of an incident by the date of its only source."""
        publisher = Publisher.objects.get(slug="military-times")
        dates = ["2021-03-31", "2021-04", "2021-03-30/2021-04-02", "2021", "2019/..", "202X", ""]
        made = {}
        for number, date in enumerate(dates):
            slug = f"report-{number}"
            Source.objects.create(
                slug=slug, title=slug, publisher=publisher, published=date, kind="news-report"
            )
            cited = [{"number": 1, "source": slug}]
            made[date] = load({**ROCKETS, "title": date or "-", "citations": cited}, by=editor).pk
        publish(incidents=Incident.objects.filter(pk__in=made.values()), by=editor)
        rows = Incident.objects.in_bulk(made.values())
        return {date: str(rows[pk].reference) for date, pk in made.items()}

    def test_reported_during_is_possible_publication_of_a_source(self, reports: dict[str, str]):
        vague = {"2021", "2019/..", "202X"}
        for asked, meant in [
            ("2021-03-31", {"2021-03-31", "2021-03-30/2021-04-02", *vague}),
            ("2021-04-02", {"2021-04", "2021-03-30/2021-04-02", *vague}),
            ("2021-04-03/2021-04-30", {"2021-04", *vague}),
            ("2021-05", vague),
            ("2022/2024", {"2019/..", "202X"}),
            ("../2019", {"2019/.."}),
            ("2030/..", {"2019/.."}),
        ]:
            got = {date for date, ref in reports.items() if ref in found(reported_during=[asked])}
            assert got == meant, asked

    def test_new_date_of_a_source_is_found_after_restating(self, reports, editor: User):
        source = Source.objects.get(slug="report-0")
        source.published = "2024-02-29"
        source.save()

        restate([source], by=editor)

        assert reports["2021-03-31"] in found(reported_during=["2024-02"])
        assert reports["2021-03-31"] not in found(reported_during=["2021-03-31"])


class TestEntered:
    def test_entered_during_goes_by_days_of_utc(self, committed: None, editor: User):
        moments = [(2022, 1, 31, 23, 59, 59), (2022, 2, 1), (2022, 2, 28, 23, 59, 59), (2022, 3, 1)]
        for moment in moments:
            pk = load(ROCKETS, by=editor).pk
            at = datetime(*moment, tzinfo=UTC)  # type: ignore[misc,arg-type]  # a date in pieces
            Incident.objects.filter(pk=pk).update(entered_at=at)
            publish(incidents=Incident.objects.filter(pk=pk), by=editor)

        assert len(found(entered_during=["2022-02"])) == 2
        assert len(found(entered_during=["../2022-02"])) == 3
        assert len(found(entered_during=["2022-02/.."])) == 24 + 3
        assert len(found(entered_during=["2022/9999"])) == 24 + 4


@reading
class TestSince:
    def test_position_is_left_out_and_a_time_is_taken_in(self):
        first = Record.objects.order_by("position").first()
        assert first is not None
        moment = first.recorded_at

        assert len(found(updated_since=[str(first.position)])) == 23
        assert len(found(updated_since=[moment.isoformat()])) == 24
        assert found(updated_since=[(moment + timedelta(microseconds=1)).isoformat()]) == set()

    def test_head_of_the_ledger_finds_nothing_and_more_is_refused(self):
        head = select({}).position

        assert found(updated_since=[str(head)]) == set()
        (error,) = refused(updated_since=str(head + 1))
        assert (error.name, error.nearest) == ("updated_since", (str(head),))

    @pytest.mark.parametrize(
        "text", ["2026-01-05", "2026-01-05T09:30:00", "9999-01-01T00:00:00Z", "yesterday", "-1"]
    )
    def test_moment_that_is_none_is_refused(self, text: str):
        (error,) = refused(updated_since=text)

        assert error.name == "updated_since"


def test_since_finds_what_was_corrected(committed: None, editor: User) -> None:
    before = select({})
    incidents = Incident.objects.filter(reference=KIRKUK)
    incidents.update(summary="Rockets hit K-1.")
    correct(incidents=incidents, by=editor, reason="The base was named.")

    since = {"updated_since": [str(before.position)]}

    assert found(**since) == {KIRKUK}
    assert found(**since, as_of=[str(before.position)]) == set()
