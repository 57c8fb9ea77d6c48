"""What search engines are told: nothing that is not so, and nothing that leaves its element."""

import json
import re
from typing import Any

import pytest

from incidents.models import RecordIndex
from timeline.incident_page.linked_data import linked_data, script
from timeline.incident_page.page import Told, tell
from timeline.incident_page.state import read_state

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
KIRKUK = "INC-000004"


def told(rf: Any, reference: str = KIRKUK, **changed: Any) -> Told:
    """The page of a seed, some members of its document exchanged."""
    found = tell(read_state(reference, {}), rf.get("/"))
    found.document.update(changed)
    return found


def event(rf: Any, **changed: Any) -> Any:
    return linked_data(told(rf, **changed)).get("about")


def test_record_is_about_an_event_on_one_day_in_a_circle(rf: Any) -> None:
    data = linked_data(told(rf))

    assert (data["@type"], data["identifier"], data["version"]) == ("CreativeWork", KIRKUK, "1")
    assert data["temporalCoverage"] == "2019-12-27"
    about = data["about"]
    assert (about["@type"], about["startDate"]) == ("Event", "2019-12-27")
    (place,) = about["location"]
    assert place["name"] == "Kirkuk"
    assert [each["name"] for each in place["containedInPlace"]] == ["Kirkuk Governorate", "Iraq"]
    assert place["geo"]["@type"] == "GeoCircle"
    assert place["geo"]["geoRadius"] == 25_000
    (source,) = data["citation"]
    assert source["author"][0]["name"] == "Shawn Snow"
    assert source["datePublished"] == "2020-01-02"


def test_nobody_is_accused_and_no_number_is_claimed(rf: Any) -> None:
    data = linked_data(told(rf, summary=""))
    text = json.dumps({name: data[name] for name in data if not name.startswith("date")})

    for word in ("Hizbollah", "Iran", "31", "killed"):
        assert word not in text.replace("Iraq", "")


@pytest.mark.parametrize("occurrence", ["planned", "possible", "cancelled", "refuted"])
def test_what_did_not_take_place_is_no_event(rf: Any, occurrence: str) -> None:
    assert event(rf, occurrence=occurrence) is None


@pytest.mark.parametrize(
    ("date", "time", "start", "end"),
    [
        ("2019-12", None, "2019-12", None),
        ("2019", None, "2019", None),
        ("2019-12-27", "19:20", "2019-12-27T19:20", None),
        ("2019-12-27~", "19:20", None, None),
        ("2019-12-30/2020-01-02", None, "2019-12-30", "2020-01-02"),
        ("2019-12-30/2020-01-02", "19:20", "2019-12-30", "2020-01-02"),
        ("2019-12-31~/2020-01-02", None, None, None),
        ("[2019-12-31..2020-01-02]", None, None, None),
        ("../2020-01-01", None, None, None),
        ("2020-01-02/..", None, None, None),
        ("201X", None, None, None),
    ],
)
def test_doubtful_date_is_left_out(
    rf: Any, date: str, time: str | None, start: str | None, end: str | None
) -> None:
    found = event(rf, date=date, time=time)

    assert (found.get("startDate"), found.get("endDate")) == (start, end)


def test_several_events_are_a_series_without_a_day(rf: Any) -> None:
    found = event(rf, grain="aggregate")

    assert found["@type"] == "EventSeries"
    assert "startDate" not in found


def test_open_end_is_written_as_one(rf: Any) -> None:
    assert linked_data(told(rf, latest=None))["temporalCoverage"] == "2019-12-27/.."


@pytest.mark.parametrize("end", ["start_qualifier", "end_qualifier"])
def test_doubted_span_is_left_out(rf: Any, end: str) -> None:
    assert "temporalCoverage" not in linked_data(told(rf, **{end: "~"}))


@pytest.mark.parametrize(
    "changed", [{"stance": "denies"}, {"standing": "rejected"}, {"role": "origin"}]
)
def test_place_where_it_did_not_happen_is_left_out(rf: Any, changed: dict[str, str]) -> None:
    page = told(rf)
    page.document["locations"][0].update(changed)

    assert "location" not in linked_data(page)["about"]


def test_every_seed_is_json_without_anything_empty(rf: Any) -> None:
    for reference in RecordIndex.objects.using("reader").values_list("reference", flat=True):
        text = script(linked_data(told(rf, reference)))
        data = json.loads(re.sub(r"^<script[^>]*>|</script>$", "", text))
        assert data["@context"] == "https://schema.org"
        assert "" not in data.values()


def test_no_text_leaves_the_element(rf: Any) -> None:
    evil = "</script><script>alert(1)</script>&<!--"
    text = script(linked_data(told(rf, title=evil)))

    assert text.count("<") == 2
    assert json.loads(re.sub(r"^<script[^>]*>|</script>$", "", text))["name"] == evil
