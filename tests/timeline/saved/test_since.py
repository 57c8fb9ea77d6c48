"""What became of incidents after they were put into a timeline."""

import pytest

from incidents.models import Place
from incidents.publishing import restate
from tests.timeline.saved import made
from tests.timeline.saved.made import EMBASSY, KIRKUK, REASON
from timeline.saved.beside import remarked
from timeline.saved.selection import select_saved
from timeline.saved.since import since

HEADLINE = "Where it began"


def changed(**changes):
    it = made.saved(**changes)
    return since(it, select_saved(it, {}))


@pytest.mark.django_db(databases=["default", "reader"])
def test_nothing_became_of_what_nobody_touched():
    assert changed(pinned={KIRKUK: made.pinned()}) == {}
    assert changed(as_of=24) == {}
    assert changed() == {}


def test_acts_after_the_state_that_was_seen_are_told(committed, editor):
    made.updated(editor)
    made.corrected(editor)
    made.corrected(editor, EMBASSY, "Something else")

    found = changed(pinned={KIRKUK: made.pinned(24, HEADLINE)})

    assert list(found) == [KIRKUK]
    kirkuk = found[KIRKUK]
    assert [(act.action, act.reason) for act in kirkuk.acts] == [
        ("updated", ""),
        ("corrected", REASON),
    ]
    assert kirkuk.diff == f"/api/v1/incidents/{KIRKUK}/diff/?from=p24&to=p26"
    assert any("Rockets hit K-1 Air Base" in words for words in kirkuk.words()), kirkuk.words()
    assert changed(pinned={KIRKUK: made.pinned(26)}) == {}
    it = made.saved(pinned={KIRKUK: made.pinned(24, HEADLINE)})
    (updated, corrected) = remarked(it, select_saved(it, {})).desk.remarks[KIRKUK]
    assert updated.startswith("after this was made: updated on ")
    assert corrected.startswith("after this was made: corrected on ")
    assert corrected.endswith(f": {REASON}")


def test_timeline_pinned_to_a_position_tells_of_all_that_came_later(committed, editor):
    made.corrected(editor)
    made.retracted(editor, EMBASSY)

    found = changed(as_of=24, pinned={KIRKUK: made.pinned(4)})

    assert set(found) == {KIRKUK, EMBASSY}
    assert not found[KIRKUK].withdrawn
    assert found[EMBASSY].withdrawn
    assert found[EMBASSY].diff == f"/api/v1/incidents/{EMBASSY}/history/"
    assert found[EMBASSY].words() == []
    assert "It was an exercise." in found[EMBASSY].acts[0].words


def test_restating_is_no_news(committed, editor):
    place = Place.objects.get(slug="kuwait")
    place.name = "State of Kuwait"
    place.save()
    assert restate([place], by=editor, reason="Renamed") > 0

    assert changed(as_of=24) == {}
