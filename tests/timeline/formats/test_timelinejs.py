"""TimelineJS: dates as finely as they are known, words for the rest, the same in both forms."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.formats import find
from tests.timeline.documents import citation, document
from tests.timeline.formats.flat import TEXTS
from tests.timeline.made_selection import made, text_of
from timeline.formats.timelinejs_csv import NAMES

DATES = [
    ("2019-12-27", "19:20", (2019, 12, 27, 19, 20), ()),
    ("2019-12-27", None, (2019, 12, 27), ()),
    ("2019-12", None, (2019, 12), ()),
    ("2019-12", "19:20", (2019, 12), ()),
    ("2014", None, (2014,), ()),
    ("2014~", None, (2014,), ()),
    ("201X", None, (2010,), (2019, 12, 31)),
    ("2019-12-2X", None, (2019, 12, 20), (2019, 12, 29)),
    ("[2019-12-31..2020-01-02]", None, (2019, 12, 31), (2020, 1, 2)),
    ("2019-11/2020-01", None, (2019, 11), (2020, 1, 31)),
    ("2019/2019-12-15", None, (2019,), (2019, 12, 15)),
    ("2020-01-02/..", None, (2020, 1, 2), ()),
    ("../2020-01", None, (2020, 1), ()),
]


def events(*documents: dict[str, Any]) -> list[Any]:
    return list(json.loads(text_of(find("timelinejs").stream(made(*documents))))["events"])


def rows(*documents: dict[str, Any]) -> list[dict[str, str]]:
    text = text_of(find("timelinejs-csv").stream(made(*documents)))
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(("text", "time", "start", "end"), DATES)
def test_date_is_as_fine_as_it_is_known(text, time, start, end):
    incident = document(date=text, time=time)
    (event,) = events(incident)
    _, row = rows(incident)

    assert tuple(event["start_date"].values()) == start
    assert tuple(event.get("end_date", {}).values()) == end
    parts = [row["Year"], row["Month"], row["Day"], *row["Time"].split(":")]
    assert tuple(int(part) for part in parts if part) == start
    parts = [row["End Year"], row["End Month"], row["End Day"]]
    assert tuple(int(part) for part in parts if part) == end
    assert event["display_date"] == row["Display Date"] != ""


def test_slide_has_its_name_group_and_quotation_with_credit():
    quoted = citation(quotation="A <b>buzzsaw</b> awaits", speaker_described_as="the general")
    incident = document(reference="INC-000042", citations=[citation(2), quoted])
    (event,) = events(incident)
    _, row = rows(incident)

    assert event["unique_id"] == "INC-000042"
    assert event["group"] == row["Group"] == "Rocket attack"
    assert event["media"] == {
        "url": "<blockquote>A &lt;b&gt;buzzsaw&lt;/b&gt; awaits</blockquote>",
        "credit": "the general, quoted in Shawn Snow and Aaron Mehta, “Milley: buzzsaw awaits”, "
        "Military Times, 2 January 2020",
    }
    assert row["Media Credit"] == event["media"]["credit"]
    assert '<a href="https://example.org/buzzsaw">' in event["text"]["text"]
    assert event["autolink"] is False


def test_what_did_not_simply_happen_is_marked():
    assert events(document(occurrence="planned"))[0]["text"]["headline"].endswith("(planned)")


def test_title_says_what_it_holds():
    title = json.loads(text_of(find("timelinejs").stream(made(document()))))["title"]
    named, _ = rows(document())

    assert title["text"]["headline"] == named["Headline"] == "Timeline of incidents"
    assert "1 entry: filter country=iq, at ledger position 7" in title["text"]["text"]
    assert named["Type"] == "title"
    assert named["Year"] == ""


def test_series_is_an_era_besides():
    series = document(grain="umbrella", date="2019-11/2020-01", title="A <i>campaign")
    told = json.loads(text_of(find("timelinejs").stream(made(series, document()))))
    *_, row = rows(series, document())

    (era,) = told["eras"]
    assert len(told["events"]) == 2
    assert era["start_date"] == {"year": 2019, "month": 11, "day": 1}
    assert era["end_date"] == {"year": 2020, "month": 1, "day": 31}
    assert era["text"]["headline"] == row["Headline"] == "A &lt;i&gt;campaign"
    assert row["Type"] == "era"
    assert json.loads(text_of(find("timelinejs").stream(made(document()))))["eras"] == []


@given(st.sampled_from(TEXTS) | st.text(max_size=50), st.sampled_from("=+-@\t＝＋－＠'"))
def test_no_cell_of_the_spreadsheet_is_run(text, start):
    incident = document(title=start + text, type={**document()["type"], "name": start + text})
    for row in rows(incident):
        assert list(row) == list(NAMES)
        cells = [cell for cell in row.values() if not cell.isdigit()]
        assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in cells)
