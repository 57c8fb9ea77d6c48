"""Tests for the incident types that words of a text speak of."""

import pytest

from incidents.models import IncidentType
from tests.incidents.suggestions.finding import passages, suggested

pytestmark = pytest.mark.django_db


def codes(text: str) -> list[str]:
    return [each.detail for each in suggested(text, "type")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a barrage of rockets", "rocket-attack"),
        ("U.S. airstrikes", "airstrike"),
        ("attempts to storm the embassy", "storming"),
        ("a decision Tuesday to deploy 750", "movement-order"),
        ("burned more than 60 homes", "destruction"),
        ("sent about 1,500 soldiers", "deployment"),
        ("he warned them", "warning"),
        ("claimed responsibility", "claim-of-responsibility"),
        ("fired on protesters", "crowd-fired-on"),
        ("kidnapped two men", "abduction"),
        ("denies it", "denial"),
        ("a UAV fell", "drone-strike"),
    ],
)
def test_word_speaks_of_a_type(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_wider_type_is_left_out_where_a_narrower_one_is_told() -> None:
    assert codes("rockets in the attack") == ["rocket-attack"]
    assert codes("the attack") == ["attack"]


def test_type_left_out_leaves_no_further_one_out() -> None:
    assert set(codes("a rampage: rockets in the attack")) == {"violence", "rocket-attack"}


def test_longest_word_wins() -> None:
    text = "rocket attacks"

    (found,) = suggested(text, "type")
    assert passages(text, found) == ["rocket attacks"]


def test_type_that_was_deleted_is_not_offered() -> None:
    IncidentType.objects.filter(code="base-closed").delete()

    assert codes("they vacated the base") == []
