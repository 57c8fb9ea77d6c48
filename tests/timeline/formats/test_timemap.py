"""TimeMap: members that it takes and no other, since it drops an event that has one more."""

import json
from typing import Any

import jsonschema
import pytest

from incidents.formats import find
from tests.timeline.documents import actor, citation, document, location, participation, place
from tests.timeline.made_selection import made, text_of
from timeline.asking import asked

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}


def exactly(**members: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": members,
        "required": [*members],
        "additionalProperties": False,
    }


#: What the schemas of TimeMap's own validation ask for, of the members that we give.
#: It is no package that could be installed and run here, and its code is under another licence.
EVENT = exactly(
    id=TEXT,
    description=TEXT,
    date={"type": "string", "pattern": "^[0-9]{2}/[0-9]{2}/[0-9]{4}$"},
    time={"type": "string", "pattern": "^([0-9]{2}:[0-9]{2})?$"},
    time_precision=TEXT,
    time_display=TEXT,
    location=TEXT,
    latitude={"type": "string", "pattern": r"^(-?[0-9]+(\.[0-9]+)?)?$"},
    longitude={"type": "string", "pattern": r"^(-?[0-9]+(\.[0-9]+)?)?$"},
    type=TEXT,
    category=TEXT,
    associations=TEXTS,
    sources=TEXTS,
    comments=TEXT,
)
ASSOCIATION = exactly(
    id=TEXT,
    title=TEXT,
    desc=TEXT,
    mode={"enum": ["FILTER", "CATEGORY", "NARRATIVE"]},
    filter_paths=TEXTS,
)
SOURCE = exactly(
    id=TEXT,
    title=TEXT,
    paths={"type": "array", "maxItems": 0},
    type=TEXT,
    url=TEXT,
    description=TEXT,
    author=TEXT,
    date=TEXT,
)


def timemap(*documents: dict[str, Any]) -> Any:
    with_precision = [{"precision": "day", **each} for each in documents]
    return json.loads(text_of(find("timemap").stream(made(*with_precision))))


def checked(told: Any) -> Any:
    """The file, in which everything is as TimeMap takes it, and every name leads somewhere."""
    for event in told["events"]:
        jsonschema.validate(event, EVENT)
        assert {*event["associations"]} <= {each["id"] for each in told["associations"]}
        assert {*event["sources"]} <= {*told["sources"]}
        assert event["category"] in {a["title"] for a in told["associations"]}
    for association in told["associations"]:
        jsonschema.validate(association, ASSOCIATION)
    for name, source in told["sources"].items():
        jsonschema.validate(source, SOURCE)
        assert source["id"] == name
    names = [each["id"] for each in told["associations"]]
    assert len(names) == len({*names})
    return told


@pytest.mark.django_db(databases=["default", "reader"])
def test_whole_ledger_is_as_timemap_takes_it():
    selection = asked({})
    told = checked(json.loads(text_of(find("timemap").stream(selection))))

    assert len(told["events"]) == selection.count() == 24
    assert [*told["sources"]] == ["military-times-2020-01-02"]
    modes = {each["filter_paths"][0]: each["mode"] for each in told["associations"]}
    assert modes == {"Type": "CATEGORY", "Actor": "FILTER", "Country": "FILTER"}


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("2019-12-27", "12/27/2019", "19:20"),
        ("2019-12", "12/01/2019", ""),
        ("0044-03-15", "03/15/0044", "19:20"),
    ],
)
def test_vague_date_is_said_beside_the_one_day_that_timemap_knows(text, date, time):
    incident = document(date=text, time="19:20")
    (event,) = checked(timemap(incident))["events"]

    assert (event["date"], event["time"]) == (date, time)
    assert event["time_display"] in event["description"]
    assert bool(event["comments"]) == (text == "2019-12")


def test_point_is_given_where_it_is_known():
    kirkuk = {**place("Kirkuk", "settlement", ("Iraq", "country")), "latitude": 35.47}
    incident = document(locations=[location({**kirkuk, "longitude": 44.39})])
    iraq = {**place("Iraq", "country"), "latitude": 33, "longitude": 44}
    wide = document(locations=[location(iraq, precision="country")])
    told = checked(timemap(incident, wide))

    points = [(event["latitude"], event["longitude"]) for event in told["events"]]
    assert points == [("35.47", "44.39"), ("", "")]
    assert told["events"][0]["associations"][1:] == ["country:iraq"]
    assert told["events"][1]["location"] == "Iraq"


def test_actors_that_are_held_to_have_taken_part_are_filters():
    incident = document(
        participations=[
            participation("initiator", actor("A militia")),
            participation("target", actor("B state"), standing="rejected"),
            participation("target", actor("C state"), stance="denies"),
            participation("affected", "bystanders"),
        ]
    )
    told = checked(timemap(incident))

    assert told["events"][0]["associations"] == ["type:rocket-attack", "actor:a-militia"]


def test_publisher_cited_alone_is_a_source_of_its_own():
    publisher = {"slug": "mt", "name": "Military Times", "url": "https://mt.example/"}
    alone = citation(2, source=None, publisher=publisher)
    told = checked(timemap(document(citations=[alone, citation(1), citation(3)])))

    assert told["events"][0]["sources"] == ["publisher:mt", "mt-2020-01-02"]
    assert told["sources"]["publisher:mt"]["title"] == "Military Times"
    assert told["sources"]["mt-2020-01-02"]["author"] == "Shawn Snow, Aaron Mehta"
