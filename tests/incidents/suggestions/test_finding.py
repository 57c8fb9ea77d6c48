"""What all kinds of suggestions have in common: order, passages, and being one for each value."""

import pytest

from incidents.models import Actor
from incidents.models.source import LONGEST_TEXT
from incidents.suggestions import Passage, Report, finding, suggest
from tests.incidents.suggestions.finding import THURSDAY, passages, suggested

TEXT = "Iran denied it. Iraq blamed Iran on Tuesday.\n\nBaghdad was quiet."

pytestmark = pytest.mark.django_db


def test_kinds_are_found_by_registration() -> None:
    assert finding.kinds() == ["actor", "date", "number", "place", "type"]


def test_two_kinds_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two kinds of suggestion are named 'date'"):
        finding.register("date")(lambda report: [])


def test_value_found_twice_is_one_suggestion_with_both_passages() -> None:
    iran = suggested(TEXT, "actor")[0]

    assert iran.label == "Iran"
    assert passages(TEXT, iran) == ["Iran", "Iran"]
    assert iran.reading == "“Iran” is its name"


def test_suggestions_of_the_selected_passage_come_first() -> None:
    start = TEXT.index("Baghdad")

    first = suggest(Report(TEXT, THURSDAY), Passage(start, start + 7))[0]

    assert (first.kind, first.label) == ("place", "Baghdad")


def test_names_are_kept_until_one_changes(django_assert_num_queries) -> None:
    suggest(Report(TEXT, THURSDAY))

    with django_assert_num_queries(3):  # a stamp each for actors, places and types
        suggest(Report(TEXT, THURSDAY))

    Actor.objects.filter(slug="isis").update(description="Changed.")
    with django_assert_num_queries(5):  # and actors with their names
        suggest(Report(TEXT, THURSDAY))


def test_same_text_gives_the_same_suggestions() -> None:
    assert suggest(Report(TEXT, THURSDAY)) == suggest(Report(TEXT, THURSDAY))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\ud800 12 \udfff dead", "…" * 100, "\u202e12 dead\u202c", "9" * 5000, "’"],
)
def test_odd_texts_are_read_without_an_error(text: str) -> None:
    assert isinstance(suggest(Report(text, THURSDAY)), list)


def test_text_beyond_that_of_a_source_is_not_looked_at() -> None:
    text = "." * LONGEST_TEXT + " Baghdad"

    assert suggest(Report(text, THURSDAY)) == []


def test_suggestion_is_shown_with_plain_values() -> None:
    shown = suggested("On Tuesday", "date")[0].shown()

    assert shown["value"] == "2019-12-31"
    assert shown["passages"] == [[3, 10]]
