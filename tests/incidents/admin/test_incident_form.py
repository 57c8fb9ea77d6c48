"""Entering and editing an incident on one page."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import (
    Actor,
    Citation,
    Incident,
    IncidentType,
    Participation,
    Place,
    Source,
    User,
)
from tests.incidents.admin.conftest import added, address, errors_of, filled, words_of

ADD = "/admin/incidents/incident/add/"


@pytest.fixture
def minimal(as_analyst: Client, rocket_attack: IncidentType) -> dict[str, Any]:
    fields = filled(as_analyst.get(ADD))
    return fields | {"title": "New attack", "type": rocket_attack.pk, "date": "2019-12-27"}


def test_an_incident_with_title_type_and_date_alone_is_saved(
    as_analyst: Client, analyst: User, minimal: dict[str, Any]
) -> None:
    response = as_analyst.post(ADD, minimal)

    assert response.status_code == 302
    incident = Incident.objects.get(title="New attack")
    assert (incident.state, incident.entered_by, incident.latest) == (
        "draft",
        analyst,
        incident.earliest,
    )


def test_an_incident_with_all_its_parts_is_saved_at_once(
    as_analyst: Client, minimal: dict[str, Any], militia: Actor, base: Place, source: Source
) -> None:
    minimal |= {"means": ["rocket"], "not_stated": ["time", "casualties"], "tags": "k1, escalation"}
    minimal |= added("locations", 1, role="impact", place=base.pk, precision="site", cites="1")
    minimal |= added("participations", 1, role="initiator", actor=militia.pk, cites="1, 1")
    minimal |= added("figures", 1, measure="killed", quantifier="exact", best="1", cites="1")
    minimal |= added("citations", 1, source=source.pk, locator="paragraph 4")

    response = as_analyst.post(ADD, minimal)

    assert response.status_code == 302, errors_of(response)
    incident = Incident.objects.get(title="New attack")
    figure = incident.figures.get()
    assert (figure.low, figure.best, figure.high) == (1, 1, 1)
    assert incident.participations.get().cites == [1]
    assert incident.citations.get().number == 1
    assert (incident.means, incident.tags) == (["rocket"], ["k1", "escalation"])
    assert incident.not_stated == ["time", "casualties"]
    assert incident.locations.get().place == base


def test_an_untouched_page_saves_without_a_change(as_analyst: Client, draft: Incident) -> None:
    page = address("incident", "change", draft.pk)
    before = draft.participations.get().pk

    response = as_analyst.post(page, filled(as_analyst.get(page)))

    assert response.status_code == 302, errors_of(response)
    assert draft.participations.get().pk == before
    assert draft.citations.get().number == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": ""}, "This field is required"),
        ({"date": "27/12/2019"}, "27/12/2019"),
        ({"date": "2030-01-01/2019-01-01"}, "2030-01-01"),
        ({"date": "2099-12-27"}, "lies in the future"),
        ({"date": "2019-12", "time": "12:00"}, "incident_time_needs_a_day"),
        ({"event_count": "3"}, "incident_event_count_belongs_to_an_aggregate"),
        ({"means": ["trebuchet"]}, "trebuchet is not one of the available choices"),
        ({"tags": "Not A Tag"}, "“Not A Tag”"),
        ({"occurrence_basis": "inferred"}, "incident_inferred_occurrence_has_a_reason"),
        ({"occurrence_cites": "one"}, "“one”: Enter a whole number"),
        ({"occurrence_cites": "7"}, "there is no citation 7"),
        ({"occurrence_cites": "70000"}, "32767"),
        ({"occurrence": "misremembered"}, "misremembered is not one of"),
        ({"type": "999999999"}, "Select a valid choice"),
        ({"type": "' OR 1=1"}, "Select a valid choice"),
        ({"title": "nul \x00"}, "Null characters are not allowed"),
    ],
)
def test_a_wrong_value_is_an_error_on_the_page_and_nothing_typed_is_lost(
    as_analyst: Client, minimal: dict[str, Any], fields: dict[str, Any], message: str
) -> None:
    minimal["summary"] = "Typed with care"

    response = as_analyst.post(ADD, minimal | fields)

    assert response.status_code == 200
    assert any(words_of(message) in error for error in errors_of(response)), errors_of(response)
    assert b"Typed with care" in response.content
    assert not Incident.objects.filter(title="New attack").exists()


def test_a_rule_names_the_field_it_is_about(as_analyst: Client, minimal: dict[str, Any]) -> None:
    response = as_analyst.post(ADD, minimal | {"date": "2099-12-27"})

    form = response.context["adminform"].form
    assert list(form.errors) == ["date"]


@pytest.mark.parametrize(
    ("formset", "fields", "message"),
    [
        ("participations", {"role": "initiator"}, "participation_says_who"),
        ("participations", {"role": "initiator", "side": "10"}, "less than or equal to 9"),
        ("locations", {"precision": "site"}, "location_says_where"),
        ("locations", {"described_as": "a bar"}, "This field is required"),
        (
            "locations",
            {"precision": "site", "latitude": "91", "longitude": "0"},
            "location_is_on_earth",
        ),
        ("locations", {"precision": "site", "latitude": "NaN", "longitude": "0"}, "Enter a number"),
        (
            "figures",
            {"measure": "killed", "quantifier": "range", "low": "5"},
            "figure_numbers_fit_the_quantifier",
        ),
        (
            "figures",
            {"measure": "killed", "quantifier": "range", "low": "5", "high": "2"},
            "figure_low_best_high_are_in_order",
        ),
        ("figures", {"measure": "destroyed", "best": "2"}, "figure_of_things_says_which"),
        ("figures", {"measure": "killed", "best": "9" * 30}, "less than or equal to"),
        (
            "figures",
            {"measure": "killed", "best": "2", "nationality": "us"},
            "figure_nationality_is_a_country_code",
        ),
        (
            "figures",
            {"measure": "killed", "best": "2", "basis": "inferred"},
            "figure_inference_has_a_reason",
        ),
        ("citations", {"locator": "page 3"}, "citation_names_a_source_or_publisher"),
        ("citations", {"number": "0", "locator": "page 3"}, "citation_names_a_source_or_publisher"),
        ("origins", {"dataset": "ucdp", "original_id": "1", "codes": "{"}, "Enter a valid JSON"),
        (
            "origins",
            {"dataset": "ucdp", "original_id": "1", "codes": '"\\u0000"'},
            "Null characters",
        ),
    ],
)
def test_a_wrong_row_is_an_error_on_the_page(
    as_analyst: Client,
    minimal: dict[str, Any],
    formset: str,
    fields: dict[str, Any],
    message: str,
) -> None:
    response = as_analyst.post(ADD, minimal | added(formset, 1, **fields))

    assert response.status_code == 200
    assert any(words_of(message) in error for error in errors_of(response)), errors_of(response)
    assert not Incident.objects.filter(title="New attack").exists()


def test_a_claim_that_cites_what_is_not_there_is_refused_at_its_row(
    as_analyst: Client, minimal: dict[str, Any], militia: Actor
) -> None:
    minimal |= added("participations", 1, role="initiator", actor=militia.pk, cites="1, 4")

    response = as_analyst.post(ADD, minimal)

    assert errors_of(response) == ["There is no citation 1, 4: add it, or take it away."]


def test_two_new_recommended_claims_of_one_key_are_refused_by_the_database_and_shown(
    as_analyst: Client, minimal: dict[str, Any], militia: Actor
) -> None:
    for row in (0, 1):
        minimal |= added("participations", 2, row, role="initiator", actor=militia.pk)
        minimal |= {f"participations-{row}-{name}": value for name, value in CLAIM.items()}

    response = as_analyst.post(ADD, minimal)

    assert errors_of(response) == [words_of("participation_has_one_recommended_claim")]
    assert not [m for m in response.context["messages"] if "success" in str(m)]
    assert not Incident.objects.filter(title="New attack").exists()


CLAIM = {"basis": "stated", "stance": "affirms", "standing": "recommended"}


def test_two_primary_locations_are_refused(
    as_analyst: Client, minimal: dict[str, Any], base: Place
) -> None:
    for row in (0, 1):
        fields = CLAIM | {"role": "at", "place": base.pk, "precision": "site", "primary": "on"}
        minimal |= added("locations", 2, row, **fields)

    response = as_analyst.post(ADD, minimal)

    assert errors_of(response) == [words_of("incident_has_one_primary_location")]


def test_recommended_passes_to_an_earlier_row_in_one_save(
    as_analyst: Client, draft: Incident, militia: Actor
) -> None:
    last = draft.participations.get()
    last.delete()
    first = Participation.objects.create(
        incident=draft, role="initiator", actor=militia, standing="alternative"
    )
    last.pk = None
    last.save()
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page))
    fields |= {"participations-0-standing": "recommended", "participations-1-standing": "rejected"}

    response = as_analyst.post(page, fields)

    assert response.status_code == 302, errors_of(response)
    first.refresh_from_db()
    assert first.standing == "recommended"


def test_citation_numbers_can_be_exchanged(
    as_analyst: Client, draft: Incident, source: Source
) -> None:
    first = draft.citations.get()
    second = Citation.objects.create(incident=draft, number=2, source=source)
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page)) | {"citations-0-number": "2", "citations-1-number": "1"}

    response = as_analyst.post(page, fields)

    assert response.status_code == 302, errors_of(response)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.number, second.number) == (2, 1)


def test_a_citation_number_twice_is_refused(
    as_analyst: Client, minimal: dict[str, Any], source: Source
) -> None:
    for row in (0, 1):
        minimal |= added("citations", 2, row, number="1", source=source.pk)

    response = as_analyst.post(ADD, minimal)

    assert any("number" in error for error in errors_of(response)), errors_of(response)


def test_deleting_a_citation_that_is_cited_is_refused(as_analyst: Client, draft: Incident) -> None:
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page)) | {"citations-0-DELETE": "on"}

    response = as_analyst.post(page, fields)

    assert errors_of(response) == ["There is no citation 1: add it, or take it away."]
    assert draft.citations.count() == 1


def test_a_link_to_itself_is_refused(as_analyst: Client, draft: Incident) -> None:
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page))
    fields |= added("links", 1, kind="responds-to", to_incident=draft.pk, **CLAIM)

    response = as_analyst.post(page, fields)

    assert errors_of(response) == [words_of("incidentlink_joins_two_incidents")]


def test_new_rows_come_after_those_there_are(
    as_analyst: Client, draft: Incident, army: Actor
) -> None:
    draft.participations.update(position=4)
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page))
    fields |= added("participations", 2, 1, role="target", actor=army.pk, **CLAIM)

    as_analyst.post(page, fields)

    assert [p.position for p in draft.participations.order_by("pk")] == [4, 5]
