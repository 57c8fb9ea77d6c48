"""Carrying what was typed over to an incident that is there already."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Actor, Figure, Incident, Location, Place, Source
from tests.incidents.admin.conftest import added, address, filled


@pytest.fixture
def held(draft: Incident, base: Place) -> Incident:
    Location.objects.create(incident=draft, place=base, precision="exact", primary=True)
    given = {"quantifier": "exact", "low": 5, "best": 5, "high": 5}
    Figure.objects.create(incident=draft, measure="killed", **given)
    return draft


def sent(client: Client, **fields: Any) -> dict[str, Any]:
    """The form of a new incident as it is sent, with what was typed in it."""
    return filled(client.get(address("incident", "add"))) | fields


def carried(client: Client, held: Incident, fields: dict[str, Any]) -> Any:
    """The page it leads to."""
    return client.post(address("incident", "same", held.pk), fields, follow=True)


def rows(page: Any, prefix: str) -> list[dict[str, Any]]:
    """The new rows of a kind on the page."""
    (formset,) = (
        each.formset
        for each in page.context["inline_admin_formsets"]
        if each.formset.prefix == prefix
    )
    return [form.initial for form in formset.extra_forms]


def figure(n: int, total: int, **fields: Any) -> dict[str, Any]:
    usual = {
        "quantifier": "exact",
        "scope": "whole",
        "standing": "recommended",
        "stance": "affirms",
    }
    return added("figures", total, n, **{**usual, "basis": "stated", **fields})


def test_typed_rows_become_new_rows_and_nothing_is_saved(
    as_analyst: Client, held: Incident, army: Actor, source: Source
) -> None:
    fields = sent(as_analyst, title="Another title", summary="")
    fields |= added("citations", 1, source=source.pk, locator="paragraph 9", passage_start="7")
    fields |= added("participations", 1, role="target", actor=army.pk, cites="1")
    fields |= figure(0, 2, measure="killed", best="9", cites="1")
    fields |= figure(1, 2, measure="wounded", best="3")
    revision = Incident.objects.get(pk=held.pk).revision

    page = carried(as_analyst, held, fields)

    (citation,) = rows(page, "citations")
    assert (citation["number"], citation["locator"], citation["passage_start"]) == (
        2,
        "paragraph 9",
        "7",
    )
    (participation,) = rows(page, "participations")
    assert (participation["actor"], participation["cites"]) == (str(army.pk), [2])
    killed, wounded = rows(page, "figures")
    assert (killed["standing"], killed["cites"]) == ("alternative", [2])
    assert wounded["standing"] == "recommended"
    held.refresh_from_db()
    assert (held.revision, held.figures.count(), held.title) == (revision, 1, "Test attack")


def test_what_was_carried_is_saved_with_the_page(
    as_analyst: Client, held: Incident, army: Actor, source: Source
) -> None:
    fields = sent(as_analyst) | added("citations", 1, source=source.pk, locator="paragraph 9")
    fields |= added("participations", 1, role="target", actor=army.pk, cites="1")
    fields |= figure(0, 1, measure="killed", best="9", cites="1")
    page = carried(as_analyst, held, fields)

    answer = as_analyst.post(page.request["PATH_INFO"], filled(page))

    assert answer.status_code == 302, answer.context["errors"]
    assert held.participations.get(actor=army).cites == [2]
    assert held.figures.get(standing="alternative").best == 9
    assert held.citations.count() == 2


def test_rows_that_are_there_are_told_and_not_added(
    as_analyst: Client, held: Incident, militia: Actor, base: Place, source: Source
) -> None:
    fields = sent(as_analyst) | added("citations", 1, source=source.pk)
    fields |= added("participations", 1, role="initiator", actor=militia.pk, cites="1")
    fields |= added("locations", 2, role="at", place=base.pk, primary="on")
    fields |= added("locations", 2, 1, latitude="33.50", longitude="44", primary="on", role="at")
    fields |= figure(0, 1, measure="killed", best="5")

    page = carried(as_analyst, held, fields)

    assert [rows(page, name) for name in ("citations", "participations", "figures")] == [[], [], []]
    assert [row["primary"] for row in rows(page, "locations")] == [False]
    told = page.context["carried"].told
    assert len(told) == 3
    assert any("citation 1" in words for words in told)


def test_fields_that_differ_stand_side_by_side(as_analyst: Client, held: Incident) -> None:
    raid = type(held.type).objects.get(code="raid")
    fields = sent(as_analyst, title="Another title", type=raid.pk, date="2019-12-27", tags="a, b")
    fields |= {"means": ["chemical"], "not_stated": []}

    page = carried(as_analyst, held, fields)

    found = {each.name: (each.held, each.typed) for each in page.context["differences"]}
    assert found == {
        "title": ("Test attack", "Another title"),
        "type": ("Rocket attack", "Raid"),
        "tags": ("", "a, b"),
        "means": ("", "Chemical"),
    }
    text = page.content.decode()
    assert f'<data class="take-value" value="{raid.pk}">' in text
    assert 'value="Test attack"' in text


def test_what_was_left_as_usual_is_no_difference(as_analyst: Client, held: Incident) -> None:
    Incident.objects.filter(pk=held.pk).update(occurrence="attempted", language="ar")

    page = carried(as_analyst, held, sent(as_analyst, title="Another title"))

    assert [each.name for each in page.context["differences"]] == ["title"]


@pytest.mark.parametrize(
    "fields",
    [
        {"figures-0-measure": "killed", "figures-0-best": "9" * 40, "figures-0-cites": "1"},
        {"citations-0-source": "9" * 40, "citations-0-number": "9" * 9},
        {"locations-0-place": "x", "locations-0-latitude": "1.2.3"},
        {"title": "nul \x00 \u202e", "type": "9" * 40, "means": ["trebuchet"]},
        {"participations-99999-role": "target"},
    ],
)
def test_odd_input_is_carried_without_an_error(
    as_analyst: Client, held: Incident, fields: dict[str, Any]
) -> None:
    assert carried(as_analyst, held, fields).status_code == 200


def test_report_beside_the_form_stays_beside_it(as_analyst: Client, held: Incident) -> None:
    page = address("incident", "same", held.pk)

    beside = as_analyst.post(f"{page}?source=12", {})["Location"]
    without = as_analyst.post(f"{page}?source=x&y", {})["Location"]

    assert beside.endswith("&source=12")
    assert "source" not in without


def test_only_the_newest_few_are_kept(as_analyst: Client, held: Incident) -> None:
    for _ in range(7):
        as_analyst.post(address("incident", "same", held.pk), {"title": "x"})

    assert len(as_analyst.session["carried_incidents"]) == 5
    unknown = as_analyst.get(address("incident", "change", held.pk) + "?carry=unknown")
    assert not unknown.context["carried"].is_any


def test_nothing_is_carried_to_a_retracted_incident(as_analyst: Client, held: Incident) -> None:
    Incident.objects.filter(pk=held.pk).update(state="retracted", reference="INC-999999", version=1)

    assert as_analyst.post(address("incident", "same", held.pk), {}).status_code == 404


def test_deleted_and_empty_rows_stay_behind(as_analyst: Client, held: Incident) -> None:
    fields = figure(0, 1, measure="wounded", best="3") | {"figures-0-DELETE": "on"}

    page = carried(as_analyst, held, sent(as_analyst) | fields)

    assert rows(page, "figures") == []
