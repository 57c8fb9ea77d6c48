"""How a text that could not be read is said."""

import pytest

from incidents.coordinates import CoordinatesError
from incidents.dates import EdtfError
from incidents.unread import Unread, shown


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (EdtfError, '"' + "x" * 40 + '…" is none: type one'),
        (CoordinatesError, "“" + "x" * 60 + "…” is none: type one"),
    ],
)
def test_value_problem_and_remedy_are_one_sentence(kind: type[Unread], said: str) -> None:
    error = kind("x" * 70, "is none", "type one")

    assert str(error) == said
    assert (error.value, error.problem, error.remedy) == ("x" * 70, "is none", "type one")


def test_what_cannot_be_printed_is_shown_as_an_escape() -> None:
    assert shown("a\0b\u202ec") == "a\\x00b\\u202ec"
