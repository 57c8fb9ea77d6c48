"""Names that are nearly ours are decided page by page, each once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from incidents.models import Actor, NameDecision, User
from tests.incidents.admin.conftest import address

pytestmark = pytest.mark.django_db
REVIEW = address("namedecision", "review")
LIST = address("namedecision", "changelist")


@pytest.fixture
def names(militia: Actor) -> list[NameDecision]:
    candidates = [[militia.slug, militia.name, 91]]
    return [
        NameDecision.objects.create(
            dataset=dataset, kind="actor", name=name, key=name.casefold(), candidates=candidates
        )
        for dataset, name in (("a", "Test Milita"), ("a", "Tests Militia"), ("b", "Testing"))
    ]


def verdicts() -> list[tuple[str, str]]:
    return list(NameDecision.objects.order_by("pk").values_list("verdict", "slug"))


def test_names_are_decided_in_bulk_and_the_rest_waits(
    as_analyst: Client, analyst: User, names: list[NameDecision], army: Actor
) -> None:
    first, second, third = names
    page = as_analyst.get(REVIEW).content.decode()
    assert "3 names in files are nearly ours" in page
    assert f'name="name-{first.pk}" value="is:test-militia"' in page
    answer = as_analyst.post(
        REVIEW,
        {
            f"name-{first.pk}": "is:test-militia",
            f"name-{second.pk}": "other",
            f"other-{second.pk}": " test-army ",
            f"name-{third.pk}": "",
        },
    )
    assert answer["Location"] == REVIEW
    assert verdicts() == [("is", "test-militia"), ("is", "test-army"), ("open", "")]
    assert set(NameDecision.objects.values_list("by", flat=True)) == {analyst.pk, None}
    page = as_analyst.get(REVIEW).content.decode()
    assert "1 name in a file" in page
    assert "Decided: 2." in page


def test_one_dataset_is_decided_alone(as_analyst: Client, names: list[NameDecision]) -> None:
    page = f"{REVIEW}?dataset=b"
    assert [each.dataset for each in as_analyst.get(page).context["names"]] == ["b"]
    answer = as_analyst.post(page, {f"name-{names[2].pk}": "out"})
    assert answer["Location"] == page
    assert verdicts()[2] == ("out", "")
    assert "Nothing waits" in as_analyst.get(page).content.decode()


@pytest.mark.parametrize("value", ["is:nobody", "is:", "other", "is:\0"])
def test_what_is_none_of_ours_is_said_and_waits(
    as_analyst: Client, names: list[NameDecision], value: str
) -> None:
    as_analyst.post(REVIEW, {f"name-{names[0].pk}": value, f"name-{names[1].pk}": "new"})
    assert verdicts()[:2] == [("open", ""), ("new", "")]
    assert "Test Milita: there is no actor" in as_analyst.get(REVIEW).content.decode()


@pytest.mark.parametrize("field", ["name-x", "name-٣", "name-99999999999999999999", "x", "name-0"])
def test_strange_fields_decide_nothing(
    as_analyst: Client, names: list[NameDecision], field: str
) -> None:
    assert as_analyst.post(REVIEW, {field: "new"}).status_code == 302
    assert set(verdicts()) == {("open", "")}


def test_what_somebody_else_decided_meanwhile_stays(
    as_analyst: Client, names: list[NameDecision]
) -> None:
    NameDecision.objects.filter(pk=names[0].pk).update(verdict="new")
    as_analyst.post(REVIEW, {f"name-{names[0].pk}": "out"})
    assert verdicts()[0] == ("new", "")


def test_a_decision_can_be_taken_back(as_editor: Client, names: list[NameDecision]) -> None:
    NameDecision.objects.update(verdict="is", slug="test-militia")
    assert "Decide the open ones" in as_editor.get(LIST).content.decode()
    chosen: dict[str, Any] = {"action": "open_again", "_selected_action": [names[0].pk]}
    as_editor.post(LIST, chosen)
    assert verdicts() == [("open", ""), ("is", "test-militia"), ("is", "test-militia")]


def test_a_reader_decides_nothing(
    sign_in: Callable[[User], Client], reader_user: User, names: list[NameDecision]
) -> None:
    client = sign_in(reader_user)
    assert client.get(REVIEW).status_code == 403
    assert client.post(REVIEW, {f"name-{names[0].pk}": "new"}).status_code == 403
    assert client.get(LIST).status_code == 403
    assert set(verdicts()) == {("open", "")}
