"""Tests for the address that gives a source's suggestions, and the scripts that show them."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Source, User
from tests.incidents.admin.conftest import address

TEXT = "31 rockets fell at Kirkuk on Friday. Iran denied it."


@pytest.fixture
def report(source: Source) -> Source:
    """A source with its text and its day."""
    source.text, source.published = TEXT, "2020-01-02"
    source.save()
    return source


def asked(client: Client, source: Source, **parameters: Any) -> Any:
    return client.get(address("source", "suggestions", source.pk), parameters)


def labels(response: Any) -> list[str]:
    return [each["label"] for each in response.json()["suggestions"]]


def test_every_kind_is_given_with_its_passages(as_analyst: Client, report: Source) -> None:
    response = asked(as_analyst, report)

    found = {each["kind"]: each for each in response.json()["suggestions"]}
    assert response.json()["source"] == report.pk
    assert sorted(found) == ["actor", "date", "number", "place", "type"]
    assert found["date"]["value"] == "2019-12-27"
    assert [TEXT[start:end] for start, end in found["number"]["passages"]] == ["31 rockets"]


def test_those_of_the_passage_come_first(as_analyst: Client, report: Source) -> None:
    start = TEXT.index("Kirkuk")

    response = asked(as_analyst, report, start=start, end=start + 6)

    assert labels(response)[:2] == ["Kirkuk", "Kirkuk Governorate"]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"start": "1"}, "end: “nothing” is no place in the text; give one whole number."),
        ({"start": "-1", "end": "4"}, "start: “-1” is no place"),
        ({"start": "٣", "end": "4"}, "start: “٣” is no place"),
        ({"start": "1", "end": "12345678"}, "end: “12345678” is no place"),
        ({"start": "5", "end": "5"}, "start, end: 5 to 5 is no passage"),
        ({"start": "9", "end": "2"}, "start, end: 9 to 2 is no passage"),
        ({"start": "0", "end": str(len(TEXT) + 1)}, f"end at most {len(TEXT)}"),
        ({"start": ["1", "2"], "end": "4"}, "start: “1, 2” is no place"),
        ({"begin": "1"}, "begin: no such parameter; give start and end, or none."),
        ({"\x00": "1"}, "no such parameter"),
    ],
)
def test_wrong_parameters_are_refused_by_name(
    as_analyst: Client, report: Source, parameters: dict[str, Any], said: str
) -> None:
    response = asked(as_analyst, report, **parameters)

    assert response.status_code == 400
    assert said in response.json()["error"]


def test_source_without_text_suggests_nothing(as_analyst: Client, source: Source) -> None:
    assert labels(asked(as_analyst, source)) == []


def test_weekdays_count_from_nothing_when_the_day_is_not_known(
    as_analyst: Client, report: Source
) -> None:
    Source.objects.filter(pk=report.pk).update(published="2020-01")
    report.refresh_from_db()
    report.save()

    assert "date" not in {each["kind"] for each in asked(as_analyst, report).json()["suggestions"]}


def test_reader_who_may_look_at_sources_may_ask(
    sign_in: Any, reader_user: User, report: Source
) -> None:
    client = sign_in(reader_user)
    may_look = client.get(address("source", "change", report.pk)).status_code == 200

    assert asked(client, report).status_code == (200 if may_look else 403)


def test_staff_without_permission_are_refused(sign_in: Any, analyst: User, report: Source) -> None:
    analyst.groups.clear()

    assert asked(sign_in(analyst), report).status_code == 403


def test_strangers_are_sent_to_sign_in(client: Client, report: Source) -> None:
    assert asked(client, report).status_code == 302


@pytest.mark.parametrize("pk", [0, 2**63, 10**30])
def test_source_that_is_not_there_is_not_found(as_analyst: Client, db: None, pk: int) -> None:
    assert as_analyst.get(f"/admin/incidents/source/{pk}/suggestions/").status_code == 404


def test_nothing_is_changed_by_asking(as_analyst: Client, report: Source) -> None:
    assert as_analyst.post(address("source", "suggestions", report.pk)).status_code == 405


def test_form_of_an_incident_brings_the_scripts(as_analyst: Client, db: None) -> None:
    page = as_analyst.get(address("incident", "add")).content.decode()

    for part in ("_taking", "_passages", "_keys", ""):
        assert f"incidents/desk/suggestions{part}.js" in page
