"""What every format that another program reads keeps: head, end, escaping, and flat memory."""

import csv
import gc
import io
import json
import tracemalloc
from typing import Any

import pytest
from icalendar import Calendar

from incidents.formats import Format, find
from incidents.selection import Selection
from tests.timeline.documents import document
from tests.timeline.made_selection import HOSTILE, made, nothing_published, text_of

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
STREAMED = ["ics", "timelinejs", "timelinejs-csv", "timemap", "vis"]
AS_JSON = {"timelinejs": "events", "timemap": "events", "vis": "items"}
DAYS = [
    document(reference="INC-000001", date="2019-12-27", time="19:20", precision="day"),
    document(reference="INC-000002", date="2019-12", title="هجوم صاروخي", precision="month"),
]


@pytest.fixture(params=STREAMED)
def format_(request: pytest.FixtureRequest) -> Format:
    return find(request.param)


def incidents(format_: Format, selection: Selection) -> list[Any]:
    """The incidents in a file, as one who reads it finds them."""
    text = text_of(format_.stream(selection))
    if format_.name in AS_JSON:
        return list(json.loads(text)[AS_JSON[format_.name]])
    if format_.name == "ics":
        return Calendar.from_ical(text).walk("VEVENT")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["Type"] != "title"]


class TestEveryProgramsFormat:
    def test_every_incident_is_in_it_in_order(self, format_):
        found = incidents(format_, made(*DAYS))

        assert len(found) == 2
        texts = [json.dumps(each, default=str, ensure_ascii=False) for each in found]
        assert "Rockets hit a base" in texts[0]
        assert "هجوم صاروخي" in texts[1]
        assert "December 2019" in texts[1]  # a month is said as one

    def test_it_says_what_it_holds(self, format_):
        told = text_of(format_.stream(made(*DAYS))).replace("\r\n ", "")

        assert "country=iq" in told
        assert "2026-01-05T09:30:00.123456Z" in told or "5 January 2026, 09:30:00 UTC" in told
        assert any(
            said in told for said in ('"position": 7', "X-LEDGER-POSITION:7", "ledger position 7")
        )

    def test_ledger_without_entries_is_told_too(self, format_):
        assert incidents(format_, nothing_published()) == []

    def test_hostile_text_is_shown_as_text(self, format_):
        hostile = {**HOSTILE, "precision": "day", "said": "=cmd|calc", "title": HOSTILE["title"]}
        text = text_of(format_.stream(made(hostile, *DAYS)))

        assert len(incidents(format_, made(hostile, *DAYS))) == 3
        assert "\u202e" not in text
        if format_.name not in ("ics", "timemap"):  # whose texts are plain
            assert "<script" not in text
            assert "<img" not in text

    @pytest.mark.slow
    def test_memory_does_not_grow_with_incidents(self, format_):
        text_of(format_.stream(made(*DAYS)))  # what is loaded once
        tracemalloc.start()
        held = []
        for _piece in format_.stream(made(*DAYS, times=500)):
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()

        assert len(held) > 2
        assert held[-1] - held[0] < 300_000  # the incidents take a million bytes and more

    def test_stream_that_is_closed_closes_what_it_reads_from(self, format_):
        closed = []

        def texts(_expression):
            try:
                while True:
                    yield b"2026-01-04T08:00:00.000001Z" + json.dumps(DAYS[0]).encode() + b"\n"
            finally:
                closed.append(True)

        selection = made(*DAYS)
        object.__setattr__(selection, "copy_texts", texts)
        stream = format_.stream(selection)
        next(stream)
        stream.close()

        assert closed == [True]


@pytest.mark.parametrize("name", AS_JSON)
def test_json_ends_with_its_end_and_is_no_json_when_cut(name):
    text = text_of(find(name).stream(made(*DAYS)))
    told = json.loads(text)

    assert next(iter(told)) == "about"
    assert list(told)[-1] == "end"
    assert told["end"] == {"count": 2, "position": 7}
    assert told["about"]["count"] == 2
    for length in range(len(text) - 40, len(text) - 1):
        with pytest.raises(json.JSONDecodeError):
            json.loads(text[:length])
