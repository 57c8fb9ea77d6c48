"""How far a report is coded, and by whom."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Incident, Source, User
from tests.incidents.admin.conftest import address

LIST = "/admin/incidents/source/"


@pytest.fixture
def free(source: Source) -> Source:
    """A source nobody cites."""
    return Source.objects.create(
        slug="free", title="Free", publisher=source.publisher, kind="news-report"
    )


def act(client: Client, action: str, *sources: Source) -> str:
    chosen = {"action": action, "_selected_action": [each.pk for each in sources]}
    return client.post(LIST, chosen, follow=True).content.decode()


def states() -> dict[str, str]:
    return dict(
        Source.objects.filter(slug__in=["free", "test-report"]).values_list("slug", "coding_state")
    )


def test_actions_assign_and_mark(
    as_analyst: Client, analyst: User, draft: Incident, source: Source, free: Source
) -> None:
    act(as_analyst, "assign_to_me", source)
    act(as_analyst, "mark_coded", source, free)

    assert states() == {"free": "coded", "test-report": "coded"}
    assert list(Source.objects.filter(assigned_to=analyst)) == [source]


def test_cited_source_is_not_marked_nothing_to_code(
    as_analyst: Client, draft: Incident, source: Source, free: Source
) -> None:
    page = act(as_analyst, "mark_nothing_to_code", source, free)

    assert states() == {"free": "nothing-to-code", "test-report": "uncoded"}
    assert "Marked nothing to code: 1." in page
    assert "is cited once, so there was something to code" in page


def test_only_cited_sources_are_all_refused(
    as_analyst: Client, draft: Incident, source: Source
) -> None:
    draft.citations.create(number=2, source=source)

    assert "is cited 2 times" in act(as_analyst, "mark_nothing_to_code", source)


def test_list_counts_incidents_and_finds_by_assignment(
    as_analyst: Client, analyst: User, editor: User, draft: Incident, free: Source
) -> None:
    source = Source.objects.get(slug="test-report")
    draft.citations.create(number=2, source=source)
    Source.objects.filter(pk=source.pk).update(assigned_to=analyst)
    Source.objects.filter(pk=free.pk).update(assigned_to=editor)

    def found(who: str | int) -> set[str]:
        page = as_analyst.get(LIST, {"assigned": who})
        return {row.slug for row in page.context["cl"].result_list}

    assert found("me") == {"test-report"}
    assert found(editor.pk) == {"free"}
    assert not found("nobody") & {"free", "test-report"}
    assert {"free", "test-report"} <= found("x")
    (row,) = as_analyst.get(LIST, {"assigned": "me"}).context["cl"].result_list
    assert row.incidents_in_it == 1


def state_page(source: Source) -> str:
    return address("source", "state", source.pk)


def test_state_is_set_from_the_pane(as_analyst: Client, draft: Incident, source: Source) -> None:
    answer = as_analyst.post(state_page(source), {"state": "coded"})

    assert answer.json() == {"state": "coded", "label": "Coded"}
    assert Source.objects.get(pk=source.pk).coding_state == "coded"


@pytest.mark.parametrize(
    ("state", "said"),
    [("nothing-to-code", "is cited once"), ("done", "“done” is none"), ("", "none")],
)
def test_state_that_cannot_be_is_refused(
    as_analyst: Client, draft: Incident, source: Source, state: str, said: str
) -> None:
    answer = as_analyst.post(state_page(source), {"state": state})

    assert answer.status_code == 400
    assert said in answer.json()["error"]
    assert Source.objects.get(pk=source.pk).coding_state == "uncoded"


def test_state_of_no_source_is_not_found(as_analyst: Client, db: None) -> None:
    for pk in (999999, 2**70):
        assert as_analyst.post(f"{LIST}{pk}/state/", {"state": "coded"}).status_code == 404


def test_reader_sets_no_state(sign_in: Any, reader_user: User, source: Source) -> None:
    reader = sign_in(reader_user)

    assert reader.post(state_page(source), {"state": "coded"}).status_code == 403
    assert "mark_coded" not in reader.get(LIST).content.decode()
    assert reader.get(state_page(source)).status_code == 405
