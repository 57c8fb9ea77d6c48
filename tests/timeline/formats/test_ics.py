"""The calendar: read back by a library, no false day, no false instant, stable names."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from incidents.formats import find
from tests.timeline.documents import location, place
from tests.timeline.formats.flat import TEXTS
from tests.timeline.made_selection import made, nothing_published
from tests.timeline.programs.told import told
from timeline.asking import asked
from timeline.formats import ics

LEDGER = UUID(int=7)
ICS = find("ics")


def event(**fields: Any) -> Any:
    """The event of an incident, written and read again."""
    written = ics.event(told(**fields), LEDGER, "https://example.org/").to_ical()
    return Event.from_ical(written)


def calendar(stream: Any) -> tuple[Any, bytes]:
    written = b"".join(stream)
    return Calendar.from_ical(written), written


@pytest.mark.parametrize(
    ("text", "grain", "begin", "end"),
    [
        ("2019-12-27", "single", date(2019, 12, 27), date(2019, 12, 28)),
        ("2019-12-27~", "single", date(2019, 12, 27), date(2019, 12, 28)),
        ("2019-12", "single", date(2019, 12, 1), date(2020, 1, 1)),
        ("201X", "aggregate", date(2010, 1, 1), date(2020, 1, 1)),
        ("2019-12-27/2019-12-29", "single", date(2019, 12, 27), date(2019, 12, 30)),
        ("[2019-12-31..2020-01-02]", "single", date(2019, 12, 31), date(2020, 1, 3)),
        ("2020-01-02/..", "single", date(2020, 1, 2), date(2020, 1, 3)),
        ("../2020-01", "single", date(2020, 1, 1), date(2020, 2, 1)),
        ("0044-03-15", "single", date(44, 3, 15), date(44, 3, 16)),
    ],
)
def test_days_are_whole_and_end_the_day_after(text, grain, begin, end):
    made = event(date=text, grain=grain)

    assert (made.decoded("dtstart"), made.decoded("dtend")) == (begin, end)


def test_last_day_that_there_is_has_a_duration():
    assert event(date="9999")["duration"].dt == timedelta(days=365)
    assert "DTEND" not in event(date="9999-12-31")


@pytest.mark.parametrize("text", ["2019-12", "2019-12-27~", "2019-12-27?", "2020-01-02/.."])
def test_vague_date_is_said_in_the_summary_and_in_the_description(text):
    vague, certain = event(date=text), event()

    words = told(date=text).entry.when
    assert vague["summary"] == f"Rockets hit a base ({words})"
    assert vague["description"].splitlines()[0].startswith(words)
    assert len(vague["description"].splitlines()) > len(certain["description"].splitlines())
    assert certain["summary"] == "Rockets hit a base"


@pytest.mark.parametrize(
    ("zone", "time", "begin"),
    [
        ("Asia/Baghdad", "19:20", datetime(2019, 12, 27, 16, 20, tzinfo=UTC)),
        ("", "19:20", datetime(2019, 12, 27, 19, 20)),  # noqa: DTZ001  # of no zone: floating
        ("No/Where", "19:20", datetime(2019, 12, 27, 19, 20)),  # noqa: DTZ001  # the same
        ("../etc/passwd", "19:20", datetime(2019, 12, 27, 19, 20)),  # noqa: DTZ001  # the same
    ],
)
def test_time_is_an_instant_only_where_its_zone_is_known(zone, time, begin):
    made = event(time=time, timezone=zone)

    assert made.decoded("dtstart") == begin
    assert "DTEND" not in made


@pytest.mark.parametrize(
    ("day", "time"), [("2024-03-10", "02:30"), ("2024-11-03", "01:30"), ("0001-01-01", "00:00")]
)
def test_time_that_its_zone_has_twice_or_never_is_no_instant(day, time):
    zone = "America/New_York" if day > "0001" and day[0] == "2" else "Asia/Baghdad"
    made = event(date=day, time=time, timezone=zone)

    assert made.decoded("dtstart") == datetime.fromisoformat(f"{day}T{time}")


def test_time_of_a_vague_date_is_no_instant():
    assert event(date="2019-12", time="19:20")["dtstart"].dt == date(2019, 12, 1)
    assert event(grain="aggregate", time="19:20")["dtstart"].dt == date(2019, 12, 27)


def test_name_stays_and_sequence_rises_with_the_version():
    first, second = event(version=1, title="A"), event(version=2, title="B")

    assert first["uid"] == second["uid"] != event(reference="INC-000002")["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert first.decoded("last-modified") == datetime(2026, 1, 4, 8, tzinfo=UTC)
    assert first["dtstamp"].dt == first["last-modified"].dt
    assert first["url"] == "https://example.org/incidents/INC-000001/"


@pytest.mark.parametrize(
    ("occurrence", "status", "remark"),
    [
        ("occurred", "CONFIRMED", ""),
        ("attempted", "CONFIRMED", " (attempted)"),
        ("planned", "TENTATIVE", " (planned)"),
        ("possible", "TENTATIVE", " (possible)"),
        ("cancelled", "CANCELLED", " (cancelled)"),
        ("refuted", "CANCELLED", " (refuted)"),
    ],
)
def test_what_did_not_simply_happen_is_marked(occurrence, status, remark):
    made = event(occurrence=occurrence)

    assert made["status"] == status
    assert made["summary"] == f"Rockets hit a base{remark}"


def test_point_is_given_where_it_is_known():
    somewhere = {**place("Kirkuk"), "latitude": 35.47, "longitude": 44.39}
    made = event(locations=[location(somewhere)])
    wide = event(locations=[location({**somewhere, "kind": "country"}, precision="country")])

    assert made["geo"].to_ical() == "35.47;44.39"
    assert made["location"] == "Kirkuk"
    assert "geo" not in wide


@pytest.mark.parametrize("text", [*TEXTS, "a;b,c\\n\\", "END:VEVENT\r\nBEGIN:VEVENT", "x" * 300])
def test_text_comes_back_as_it_was_told(text):
    made = event(title=text, summary=text)

    assert made["summary"] == told(title=text).entry.title
    assert told(summary=text).entry.text[0] in made["description"]


@given(st.text(max_size=200))
def test_text_of_any_kind_is_one_event_of_folded_lines(text):
    written = ics.event(told(title=text), LEDGER, "").to_ical()

    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert written.count(b"BEGIN:VEVENT") == 1
    assert Event.from_ical(written)["summary"] == told(title=text).entry.title


@pytest.mark.django_db(databases=["default", "reader"])
class TestCalendar:
    def test_calendar_has_every_incident_and_says_what_it_holds(self):
        selection = asked({"country": ["iq"]})
        read, written = calendar(ICS.stream(selection))

        events = read.walk("VEVENT")
        assert len(events) == selection.count() == int(read["x-row-count"]) > 0
        assert len({each["uid"] for each in events}) == len(events)
        assert read["x-query"] == "country=iq"
        assert read["x-ledger-position"] == str(selection.position)
        assert read["x-recorded-at"].endswith("Z")
        assert written.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
        assert written.count(b"END:VCALENDAR") == 1
        assert "url" not in events[0]  # the address of the site is not known

    def test_calendar_of_nothing_is_a_calendar_too(self):
        read, _ = calendar(ICS.stream(nothing_published()))

        assert read.walk("VEVENT") == []
        assert "x-query" not in read

    def test_same_question_has_the_same_bytes(self):
        documents = [told().document, told(reference="INC-000002").document]

        first, second = (calendar(ICS.stream(made(*documents)))[1] for _ in range(2))
        assert first == second
