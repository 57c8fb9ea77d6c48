"""Which state of an incident was seen."""

import pytest

from tests.timeline.saved import made
from tests.timeline.saved.made import KIRKUK
from timeline.pinning import NotThere, seen_now


@pytest.mark.django_db(databases=["reader"])
def test_state_that_is_seen_is_the_newest_up_to_the_position():
    assert seen_now(KIRKUK, None) == 4
    assert seen_now(KIRKUK, 4) == 4


@pytest.mark.django_db(databases=["reader"])
@pytest.mark.parametrize(
    ("reference", "as_of", "words"),
    [
        ("INC-999999", None, 'No incident "INC-999999" is published: write'),
        ("INC\n1", None, r'No incident "INC\\n1" is published'),
        (KIRKUK, 3, f'No incident "{KIRKUK}" is published as of position 3:'),
    ],
)
def test_what_is_not_published_is_not_there(reference, as_of, words):
    with pytest.raises(NotThere, match=words):
        seen_now(reference, as_of)


def test_what_was_withdrawn_is_no_longer_there(committed, editor):
    made.updated(editor)
    assert seen_now(KIRKUK, None) == 25
    made.retracted(editor)
    with pytest.raises(NotThere, match="was retracted: it cannot be put into a timeline"):
        seen_now(KIRKUK, None)
    assert seen_now(KIRKUK, 25) == 25
