"""What is said of acts on many incidents, in the language of the page."""

import pytest
from django.utils.translation import override

from incidents.bulk.planning import Plan, counted
from incidents.models import Incident


@pytest.mark.parametrize(("number", "words"), [(1, "1 incident"), (0, "0 incidents")])
def test_incidents_are_counted(number: int, words: str) -> None:
    assert counted(number) == words


def test_outcome_is_told_in_arabic_too() -> None:
    plan = Plan([Incident(), Incident()], [(Incident(), "it is retracted; restore it")])

    assert plan.outcome("tagged") == "2 incidents tagged. Left alone: 1 (it is retracted: 1)."
    with override("ar"):
        assert plan.outcome("وُسمت").startswith("وُسمت: حادثتان.")
        assert plan.ahead("وُسمت").startswith("وُسمت: حادثتان بعد التأكيد")
