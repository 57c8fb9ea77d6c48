"""The incident list: what its rows say, and what a page of them costs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.admin import counting
from incidents.codes import State
from incidents.models import Actor, Figure, Incident, Location, Place, User
from incidents.publishing import publish, update
from tests.incidents.admin.conftest import address
from tests.incidents.models import rows

LIST = "/admin/incidents/incident/"


def shown(client: Client, **asked: Any) -> Any:
    response = client.get(address("incident", "changelist"), asked)
    assert response.status_code == 200, response
    return response


def titles(response: Any) -> list[str]:
    return [row.title for row in response.context["cl"].result_list]


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_row_says_when_where_who_whom_and_how_many(
    as_editor: Client, draft: Incident, base: Place, army: Actor
) -> None:
    Location.objects.create(incident=draft, place=base, precision="site", primary=True)
    draft.participations.create(role="target", actor=army)
    Figure.objects.create(incident=draft, measure="killed", low=12, best=12, high=12)
    Figure.objects.create(
        incident=draft, measure="munitions", item="rocket", quantifier="at-least", low=31
    )

    page = shown(as_editor, q="Test attack").content.decode()

    for words in (
        "27 December 2019",
        "Test Base, Iraq",
        "Test Militia → Test Army",
        "12 killed, 31+ rocket munitions",
    ):
        assert words in page, words


def test_row_counts_the_expected_parts_and_names_the_missing(
    as_editor: Client, draft: Incident
) -> None:
    row = shown(as_editor, q="Test attack").context["cl"].result_list[0]

    assert str(row.completeness) == "2 of 7"
    assert row.completeness.missing == ("target", "killed", "wounded", "munitions", "place")


def test_what_was_looked_for_in_vain_is_no_gap(as_editor: Client, draft: Incident) -> None:
    Incident.objects.filter(pk=draft.pk).update(not_stated=["place", "figures", "target"])

    page = shown(as_editor, q="Test attack")

    assert page.context["cl"].result_list[0].completeness.missing == ()
    assert "Nothing is missing" in page.content.decode()


def test_rejected_claim_fills_no_gap(as_editor: Client, draft: Incident) -> None:
    draft.participations.update(standing="rejected")

    row = shown(as_editor, q="Test attack").context["cl"].result_list[0]

    assert "initiator" in row.completeness.missing
    assert (
        "Test Militia" not in shown(as_editor, q="Test attack").content.decode().split("<tbody>")[1]
    )


def test_bare_incident_and_odd_places_are_shown(as_editor: Client) -> None:
    bare = rows.incident("Bare one", date="2019-12", time=None)
    words = rows.incident("Words one", grain="aggregate", date="2019/2020")
    Location.objects.create(incident=words, described_as="A village", precision="near")
    for n in range(4):
        words.participations.create(role="party", described_as=f"Group {n}", kind="rebel")
    words.participations.create(role="target", described_as="Nobody named", kind="civilians")

    page = shown(as_editor, q="one", missing="citation").content.decode()

    assert "December 2019" in page
    assert "A village" in page
    assert "Group 0, Group 1 +2 → Nobody named" in page
    assert bare.title in page


def test_edit_after_publication_is_seen_and_gone_once_published(
    committed: None, client: Client, editor: User
) -> None:
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    incident = rows.cited(title="Edited attack")
    chosen = Incident.objects.filter(pk=incident.pk)
    publish(incidents=chosen, by=editor)
    assert "edited since" not in shown(client, q="Edited").content.decode()
    chosen.update(internal_note="Readers never see this")
    assert "edited since" not in shown(client, q="Edited").content.decode()

    incident.participations.create(role="target", described_as="Guards", kind="police")

    assert "edited since" in shown(client, q="Edited").content.decode()
    update(incidents=chosen, by=editor)
    assert "edited since" not in shown(client, q="Edited").content.decode()
    assert shown(client, changed_since="today", q="Edited").context["cl"].result_count == 1
    assert shown(client, changed_since="2999", q="Edited").context["cl"].result_count == 0


def test_page_of_many_takes_the_statements_of_a_page_of_few(as_editor: Client) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            shown(as_editor, missing="place")
        return len(asked)

    def add(count: int) -> None:
        for n in range(count):
            each = rows.incident(f"Filler {n}")
            each.participations.create(role="initiator", actor=rows.actor(f"unit-{n}"))
            Figure.objects.create(incident=each, measure="killed", low=n, best=n, high=n)

    add(2)
    few = statements()
    add(60)
    assert statements() == few <= 17


def test_reference_typed_alone_goes_to_its_incident(as_editor: Client) -> None:
    incident = Incident.objects.published().order_by("pk")[0]

    response = as_editor.get(LIST, {"q": f" {incident.reference.lower()} "})

    assert response.status_code == 302
    assert response["Location"] == address("incident", "change", incident.pk)


def test_reference_of_nothing_finds_nothing(as_editor: Client) -> None:
    assert titles(shown(as_editor, q="INC-999999")) == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"nonsense": "1"}, "nonsense"),
        ({"entered_by__password__startswith": "x"}, "cannot be asked"),
        ({"earliest__gte": "x"}, "not understood"),
        ({"title": "a\0b"}, "not understood"),
    ],
)
def test_unknown_parameter_is_said_and_shows_nothing(
    as_editor: Client, draft: Incident, asked: dict[str, str], words: str
) -> None:
    response = shown(as_editor, **asked)

    assert titles(response) == []
    assert words in said(response)


@pytest.mark.parametrize("page", ["999", "-1", "0", "x", "9" * 5000])
def test_page_that_is_not_there_is_the_first(as_editor: Client, page: str) -> None:
    for n in range(60):
        rows.incident(f"Filler {n}")

    response = shown(as_editor, state__exact="draft", p=page)

    assert len(titles(response)) == 50


def test_count_stops_where_nobody_looks_any_further(
    as_editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_COUNTED", 3)

    response = shown(as_editor)

    assert response.context["cl"].result_count == 4
    assert "more than 3" in response.content.decode()


def test_small_count_is_exact(as_editor: Client, draft: Incident) -> None:
    assert "1 found" in shown(as_editor, state__exact=State.DRAFT).content.decode()


def test_reader_sees_the_list(
    reader_user: User, sign_in: Callable[[User], Client], draft: Incident
) -> None:
    assert titles(shown(sign_in(reader_user), q="Test attack")) == ["Test attack"]
