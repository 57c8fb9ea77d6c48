"""Incidents of one report one after another."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Actor, Incident, IncidentType, Location, Participation, Place, Source
from tests.incidents.admin.conftest import address, filled

ADD = "/admin/incidents/incident/add/"


@pytest.fixture
def last(draft: Incident, source: Source, base: Place, army: Actor, militia: Actor) -> Incident:
    """An incident with all that one occasion keeps."""
    source.text = "The minister spoke."
    source.save()
    Location.objects.create(incident=draft, place=base, precision="exact", primary=True)
    Participation.objects.create(incident=draft, role="speaker", actor=army, position=1)
    Participation.objects.create(incident=draft, role="addressee", actor=militia, position=2)
    draft.citations.update(speaker=army, anonymity="named")
    Incident.objects.filter(pk=draft.pk).update(part_of_day="morning", day_order=3)
    return draft


def opened(client: Client, source: Source, **asked: Any) -> dict[str, Any]:
    return filled(client.get(ADD, {"source": source.pk, **asked}))


def test_nothing_is_carried_without_being_asked_for(
    as_analyst: Client, analyst: Any, last: Incident, source: Source
) -> None:
    Incident.objects.filter(pk=last.pk).update(entered_by=analyst)
    page = as_analyst.get(ADD, {"source": source.pk})
    form = filled(page)

    assert "participations-0-actor" not in form
    assert f'href="?source={source.pk}&amp;after={last.pk}"' in page.content.decode()


def test_place_and_actors_are_carried_and_said_so(
    as_analyst: Client, last: Incident, source: Source, base: Place, militia: Actor
) -> None:
    page = as_analyst.get(ADD, {"source": source.pk, "after": last.pk})
    form = filled(page)

    assert form["locations-0-place"] == base.pk
    assert form["participations-0-actor"] == militia.pk
    assert form["participations-TOTAL_FORMS"] == 3
    assert form.get("date", "") == ""
    assert "citations-0-speaker" not in form
    assert "Carried over from “Test attack”" in page.content.decode()
    assert page.context["carried_over"].row_ids.split() == [
        *("locations-0", "participations-0", "participations-1", "participations-2"),
    ]


def test_same_occasion_keeps_when_who_speaks_and_the_order(
    as_analyst: Client, last: Incident, source: Source, army: Actor
) -> None:
    form = opened(as_analyst, source, after=last.pk, same="occasion")

    assert (form["date"], form["part_of_day"], form["day_order"]) == ("2019-12-27", "morning", 4)
    assert [form[f"participations-{n}-role"] for n in range(2)] == ["speaker", "addressee"]
    assert form["participations-TOTAL_FORMS"] == 2
    assert (form["citations-0-source"], form["citations-0-speaker"]) == (source.pk, army.pk)
    assert form.get("type") in (None, "")
    assert form.get("title") in (None, "")


def test_carried_rows_are_saved_as_they_were_shown(
    as_analyst: Client, last: Incident, source: Source, rocket_attack: IncidentType
) -> None:
    form = opened(as_analyst, source, after=last.pk, same="occasion")
    form |= {"title": "Second statement", "type": rocket_attack.pk, "_same_occasion": source.pk}
    answer = as_analyst.post(f"{ADD}?source={source.pk}&after={last.pk}&same=occasion", form)

    made = Incident.objects.get(title="Second statement")
    assert answer["Location"] == f"{ADD}?source={source.pk}&after={made.pk}&same=occasion"
    assert made.participations.count() == 2
    assert made.locations.count() == 1
    assert made.citations.get().source == source
    assert made.day_order == 4


def test_first_act_of_an_occasion_gets_the_first_place_in_the_day(
    as_analyst: Client, last: Incident, source: Source
) -> None:
    Incident.objects.filter(pk=last.pk).update(day_order=None)
    page = address("incident", "change", last.pk)
    form = filled(as_analyst.get(page))
    answer = as_analyst.post(page, {**form, "_same_occasion": source.pk})

    assert answer["Location"] == f"{ADD}?source={source.pk}&after={last.pk}&same=occasion"
    assert Incident.objects.get(pk=last.pk).day_order == 1


def test_next_leads_to_the_empty_form_of_the_report(
    as_analyst: Client, last: Incident, source: Source
) -> None:
    page = address("incident", "change", last.pk)
    form = filled(as_analyst.get(page))
    answer = as_analyst.post(page, {**form, "_next_from_report": source.pk})
    wrong = as_analyst.post(
        page, {**filled(as_analyst.get(page)), "_next_from_report": "//example.org"}
    )

    assert answer["Location"] == f"{ADD}?source={source.pk}&after={last.pk}"
    assert wrong["Location"] == address("incident", "changelist")


@pytest.mark.parametrize("after", ["", "x", "9" * 40, "999999"])
def test_after_that_is_none_carries_the_source_alone(
    as_analyst: Client, last: Incident, source: Source, after: str
) -> None:
    form = opened(as_analyst, source, after=after, same="occasion")

    assert form["citations-0-source"] == source.pk
    assert "locations-0-place" not in form


def test_incident_of_another_report_carries_nothing(
    as_analyst: Client, last: Incident, source: Source
) -> None:
    other = Source.objects.create(
        slug="other", title="Other", publisher=source.publisher, kind="news-report"
    )
    assert "locations-0-place" not in opened(as_analyst, other, after=last.pk)
