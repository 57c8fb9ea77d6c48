"""The panel that attaches a passage: what it lists, asks, refuses and leads to."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Figure, Incident, Location, Place, Source
from incidents.publishing import publish
from tests.incidents.admin.conftest import address

NEAR = "/admin/incidents/incident/attach/"
TEXT = "Rockets hit Test Base on 27 December 2019.\n\nTwo were killed on Friday, 5 hurt in attack."


@pytest.fixture
def report(source: Source) -> Source:
    source.text, source.published = TEXT, "2019-12-29"
    source.save()
    return source


@pytest.fixture
def held(draft: Incident, base: Place) -> Incident:
    Location.objects.create(incident=draft, place=base, precision="exact")
    draft.refresh_from_db()
    return draft


@pytest.fixture
def published(held: Incident, editor: Any) -> Incident:
    publish(incidents=Incident.objects.filter(pk=held.pk), by=editor)
    held.refresh_from_db()
    return held


def asked(held: Incident, report: Source, **changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"revision": held.revision, "source": report.pk, "start": 0, "end": 11}
    given |= {"how": "citation", "act": "update", "reason": "", **changes}
    return {f"attach-{name}": value for name, value in given.items()}


def near(client: Client, report: Source, words: str, **more: Any) -> Any:
    start = TEXT.index(words)
    sent = {"source": report.pk, "start": start, "end": start + len(words), **more}
    return client.post(NEAR, sent)


def agreed(answer: Any, held: Incident) -> list[str]:
    return next((each["agrees"] for each in answer.json()["matches"] if each["pk"] == held.pk), [])


def test_day_and_place_named_in_the_passage_find_the_incident(
    as_analyst: Client, report: Source, held: Incident
) -> None:
    found = near(as_analyst, report, TEXT.splitlines()[0])

    assert agreed(found, held)[:2] == ["same date", "same place"]


def test_weekday_counts_from_the_publication_and_without_one_that_day_counts(
    as_analyst: Client, report: Source, held: Incident
) -> None:
    assert agreed(near(as_analyst, report, TEXT.splitlines()[2]), held)[0] == "same date"
    report.published = "2019-12-28"
    report.save()
    assert agreed(near(as_analyst, report, "5 hurt in attack"), held)[0] == "1 day apart"


def test_search_finds_by_words_and_not_what_is_retracted(
    as_analyst: Client, report: Source, published: Incident
) -> None:
    searched = near(as_analyst, report, "Rockets", q="test attack \x00")
    assert agreed(searched, published) == ["found by the words searched for"]

    Incident.objects.filter(pk=published.pk).update(state="retracted")
    assert near(as_analyst, report, "Rockets", q="test attack").json()["matches"] == []


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"start": "9", "end": "3"}, 400),
        ({"start": "x", "end": "9" * 40}, 400),
        ({"source": "9" * 40}, 404),
        ({"source": "-1"}, 404),
        ({"q": "\x00 \u202e %s '"}, 200),
    ],
)
def test_odd_questions_are_refused_in_words(
    as_analyst: Client, report: Source, sent: dict[str, str], status: int
) -> None:
    answer = as_analyst.post(NEAR, {"source": report.pk, "start": 0, "end": 5, **sent})

    assert answer.status_code == status


def test_form_asks_how_it_counts(as_analyst: Client, published: Incident) -> None:
    page = as_analyst.get(address("incident", "attach", published.pk)).content.decode()

    for words in ("Initiator: Test Militia", "That it happened", "Correction: we were wrong"):
        assert words in page


def test_draft_is_not_asked_what_its_published_version_makes_of_it(
    as_analyst: Client, held: Incident, report: Source
) -> None:
    page = address("incident", "attach", held.pk)
    assert "Correction" not in as_analyst.get(page).content.decode()

    done = as_analyst.post(page, asked(held, report)).content.decode()

    assert "Citation [2]" in done
    assert "waits for an editor" not in done


def test_editor_is_led_to_the_act_and_analyst_told_to_wait(
    sign_in: Any, analyst: Any, editor: Any, published: Incident, report: Source
) -> None:
    page = address("incident", "attach", published.pk)
    told = sign_in(analyst).post(page, asked(published, report)).content.decode()
    assert "waits for an editor" in told
    assert "/act/" not in told

    published.refresh_from_db()
    sent = asked(published, report, act="correct", reason="The number was wrong.")
    told = sign_in(editor).post(page, sent).content.decode()

    assert f"/act/correct/?pk={published.pk}" in told
    published.refresh_from_db()
    assert (published.state, published.version) == ("published", 1)
    assert published.citations.count() == 3


def test_competing_figure_is_read_as_it_is_typed(
    as_analyst: Client, held: Incident, report: Source
) -> None:
    given = {"quantifier": "exact", "low": 5, "best": 5, "high": 5}
    Figure.objects.create(incident=held, measure="killed", **given)
    held.refresh_from_db()
    sent = asked(held, report, how="figure", measure="killed", quantifier="exact", number="about 9")

    as_analyst.post(address("incident", "attach", held.pk), sent)

    figure = held.figures.get(standing="alternative")
    assert (figure.quantifier, figure.best, figure.low, figure.cites) == ("about", 9, None, [2])


def test_differing_stance_is_kept(as_analyst: Client, held: Incident, report: Source) -> None:
    claim = held.participations.get()
    page = address("incident", "attach", held.pk)
    sent = asked(held, report, how="stance", claim=claim.pk, stance="denies")
    as_analyst.post(page, sent)
    held.refresh_from_db()
    as_analyst.post(page, asked(held, report, how="stance", claim="occurrence", stance="hedges"))

    held.refresh_from_db()
    assert held.participations.filter(stance="denies", standing="alternative").count() == 1
    assert held.occurrence_stance == "hedges"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"how": "figure"}, "Needed for this way"),
        ({"how": "figure", "measure": "killed", "number": "9" * 30}, "less than or equal"),
        ({"how": "figure", "measure": "killed", "number": "many\x00"}, "no letter, digit or sign"),
        ({"how": "figure", "measure": "destroyed", "number": "3"}, "which things"),
        ({"how": "stance", "claim": "9", "stance": "denies"}, "valid choice"),
        ({"how": "stance", "stance": "denies"}, "Needed for this way"),
        ({"how": "x"}, "valid choice"),
        ({"act": "correct"}, "Say what was wrong"),
        ({"act": ""}, "required"),
        ({"revision": "0"}, "changed after you looked"),
        ({"start": "9", "end": "3"}, "no part of the report"),
        ({"source": "9" * 40}, "valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    as_analyst: Client,
    published: Incident,
    report: Source,
    changes: dict[str, str],
    words: str,
) -> None:
    sent = asked(published, report, **changes)

    answer = as_analyst.post(address("incident", "attach", published.pk), sent)

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert published.citations.count() == 1


def test_reader_neither_lists_nor_attaches(
    sign_in: Any, reader_user: Any, held: Incident, report: Source
) -> None:
    reader, page = sign_in(reader_user), address("incident", "attach", held.pk)

    assert near(reader, report, "Rockets").status_code == 403
    assert reader.get(page).status_code == 403
    assert reader.post(page, asked(held, report)).status_code == 403
    assert held.citations.count() == 1


def test_incident_that_is_not_there_is_not_found(as_analyst: Client) -> None:
    assert as_analyst.get(address("incident", "attach", 2**40)).status_code == 404
