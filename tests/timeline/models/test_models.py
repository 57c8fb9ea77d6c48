"""What the rows of a timeline check and say of themselves."""

import pytest
from django.core.exceptions import ValidationError

from tests.timeline.saved import made
from tests.timeline.saved.made import KIRKUK
from timeline.models import PublishedTimeline, TimelineEdition, TimelineSection

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"filter": "tpye=attack"}, "filter", "did you mean type"),
        ({"filter": "during=yesterday"}, "filter", "yesterday"),
        ({"filter": "ordering=date"}, "filter", "chronological order"),
        ({"filter": "as_of=3", "as_of": 4}, "filter", "a field of its own"),
        ({"filter": "country=IQ&as_of=3"}, "filter", "a field of its own"),
        ({"as_of": 99999}, "as_of", "beyond the ledger"),
    ],
)
def test_filter_and_position_are_checked_by_the_one_filter_set(changes, field, words):
    with pytest.raises(ValidationError) as refused:
        made.timeline(**changes)
    assert any(words in message for message in refused.value.message_dict[field])


def test_filter_is_kept_in_its_normal_form():
    assert made.timeline(filter="?type=rocket-attack&country=IRQ").filter == (
        "country=irq&type=rocket-attack"
    )


def test_entry_remembers_which_state_was_seen():
    it = made.timeline()
    row = made.entry(it, KIRKUK)
    assert row.seen == 4
    row.seen = 3
    row.full_clean()
    assert row.seen == 3
    row.reference = "INC-000005"
    row.full_clean()
    assert row.seen == 5


def test_entry_of_what_is_not_published_is_refused():
    it = made.timeline(as_of=3)
    with pytest.raises(ValidationError) as refused:
        made.entry(it, KIRKUK)
    assert list(refused.value.message_dict) == ["reference"]


def test_rows_say_what_they_are(editor):
    it = made.timeline()
    section = TimelineSection(timeline=it, title="Before")
    edition = TimelineEdition(timeline=it, number=2, slug="rockets")
    seen = PublishedTimeline(slug="rockets")
    assert [str(row) for row in (it, section, made.entry(it), edition, seen)] == [
        "Rockets over Iraq", "Before", KIRKUK, "rockets, edition 2", "rockets"
    ]  # fmt: skip
