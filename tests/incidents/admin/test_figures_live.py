"""Figures as the form asks about them while somebody types, and as it saves them."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from incidents.figures.rules import broken_query
from incidents.models import Actor, Figure, Incident
from tests.incidents.admin.conftest import added, address, errors_of, filled, words_of

LIVE = "/admin/incidents/incident/figures/"
ADD = "/admin/incidents/incident/add/"
NEW = {"quantifier": "exact", "scope": "whole", "standing": "recommended", "stance": "affirms"}
NEW["basis"] = "stated"


def rows(*typed: dict[str, Any], **beside: str) -> dict[str, Any]:
    fields: dict[str, Any] = {**beside}
    for n, row in enumerate(typed):
        fields |= added("figures", len(typed), n, **{**NEW, "measure": "killed", **row})
    return fields


def test_totals_and_contradictions_come_back_in_two_statements(
    as_analyst: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    broken_query()  # the rules are read once for each process
    with django_assert_max_num_queries(6):  # session, user, two for permissions, two of our own
        answer = as_analyst.post(LIVE, rows({"best": "5"}, {"best": "9", "status": "civilian"}))

    assert answer.status_code == 200
    found = answer.json()
    assert found["totals"] == ["Killed: 5 (a whole)"]
    assert found["rows"]["0"]["moved"] == {"low": 5, "best": 5, "high": 5}
    assert found["rows"]["1"]["warnings"] == ["More than “Killed: 5”, which it is a part of."]


def test_a_row_without_its_number_yet_is_no_fault_of_the_server(as_analyst: Client) -> None:
    answer = as_analyst.post(LIVE, rows({"measure": "wounded", "status": "military"}))

    assert answer.status_code == 200
    assert answer.json()["totals"] == ["Wounded: no number (sum of parts by status)"]


def test_a_phrase_comes_back_taken_apart(as_analyst: Client) -> None:
    found = as_analyst.post(
        LIVE, rows({"best": "several thousand"}, {"low": "more than 30"})
    ).json()

    assert found["rows"]["0"]["moved"] | {"low": None} == found["rows"]["0"]["moved"]
    assert found["rows"]["0"]["moved"]["words"] == "several thousand"
    assert found["rows"]["1"]["words"] == "more than 30"


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({"best": "31 rockets"}, "“31 rockets” cannot be read"),
        ({"quantifier": "range", "low": "5", "high": "2"}, "figure_low_best_high_are_in_order"),
        ({"quantifier": "range", "low": "5"}, "figure_numbers_fit_the_quantifier"),
        ({"measure": "destroyed", "best": "1"}, "figure_of_things_says_which"),
        ({"best": "9" * 30}, "less than or equal to"),
        ({"best": "at least " + "9" * 30}, "too large"),
        ({"best": "9" * 9000}, "whole number"),
        ({"best": "1", "measure": "trebuchets"}, "trebuchets is not one of"),
        ({"best": "1", "words": "nul \x00"}, "Null characters"),
        ({"best": "1", "side": "x"}, "side: Enter a whole number"),
        ({"best": "1", "actor": "9" * 40}, "actor: Ensure this value"),
        ({"best": "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace")}, "read"),
    ],
)
def test_a_wrong_row_says_what_is_wrong(
    as_analyst: Client, row: dict[str, Any], error: str
) -> None:
    answer = as_analyst.post(LIVE, rows(row))

    assert answer.status_code == 200
    errors = answer.json()["rows"]["0"]["errors"]
    assert any(words_of(error).lower() in said.lower() for said in errors)


@pytest.mark.parametrize("total", ["", "x", "-1", "9" * 50, "99999"])
def test_a_number_of_rows_that_is_none_is_no_error(as_analyst: Client, total: str) -> None:
    answer = as_analyst.post(LIVE, {"figures-TOTAL_FORMS": total, "event_count": "9" * 400})

    assert answer.json() == {"rows": {}, "totals": []}


def test_rows_without_a_measure_or_to_be_deleted_do_not_count(as_analyst: Client) -> None:
    typed = rows({"best": "5"}, {"measure": "", "best": "7"}) | {"figures-0-DELETE": "on"}

    assert as_analyst.post(LIVE, typed).json()["rows"] == {}


def test_who_may_only_look_is_refused(sign_in: Any, reader_user: Any) -> None:
    assert sign_in(reader_user).post(LIVE, rows({"best": "5"})).status_code == 403


def test_nobody_asks_without_signing_in(client: Client, db: None) -> None:
    assert client.post(LIVE, rows({"best": "5"})).status_code == 302


def test_the_address_is_not_read_with_get(as_analyst: Client) -> None:
    assert as_analyst.get(LIVE).status_code == 405


def test_words_typed_as_a_number_are_saved_as_words(as_analyst: Client, draft: Incident) -> None:
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page))
    fields |= rows({"measure": "displaced", "best": "several thousand"})

    response = as_analyst.post(page, fields)

    assert response.status_code == 302, errors_of(response)
    figure = draft.figures.get()
    assert (figure.quantifier, figure.words, figure.best) == ("words", "several thousand", None)


def test_two_recommended_figures_are_refused_at_their_rows(
    as_analyst: Client, draft: Incident
) -> None:
    page = address("incident", "change", draft.pk)
    fields = filled(as_analyst.get(page)) | rows({"best": "5"}, {"best": "6"})

    response = as_analyst.post(page, fields)

    formset = response.context["inline_admin_formsets"][3].formset
    assert formset.prefix == "figures"
    assert [list(errors) for errors in formset.errors] == [["standing"], ["standing"]]
    assert errors_of(response) == [words_of("figure_has_one_recommended_claim")] * 2


def test_the_page_opens_with_totals_and_contradictions(
    as_analyst: Client, draft: Incident, militia: Actor
) -> None:
    numbers = {"low": 5, "best": 5, "high": 5}
    Figure.objects.create(incident=draft, measure="killed", **numbers)
    more = {"low": 6, "best": 6, "high": 6, "actor": militia}
    Figure.objects.create(incident=draft, measure="killed", **more)

    page = as_analyst.get(address("incident", "change", draft.pk)).content.decode()

    assert "Killed: 5 (a whole)" in page
    assert "More than “Killed: 5”, which it is a part of." in page
