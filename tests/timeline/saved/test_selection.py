"""Which incidents a saved timeline tells: the filter, what is pinned, what is hidden."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.filters import InvalidParameters
from incidents.models import RecordIndex
from incidents.selection import select
from tests.timeline.saved.made import EMBASSY, KIRKUK, pinned, saved
from timeline.saved.selection import left_out, select_saved

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
EVERY = [f"INC-{number:06}" for number in range(1, 25)]


def references(**changes) -> list[str]:
    selection = select_saved(saved(**changes), {})
    return list(selection.rows().values_list("reference", flat=True))


def found_by(query: str) -> list[str]:
    rows = select({"ordering": ["date"], "type": [query]}).rows()
    return list(rows.values_list("reference", flat=True))


def test_filter_alone_finds_what_it_finds_everywhere():
    assert references(query="type=rocket-attack") == found_by("rocket-attack")


def test_no_filter_finds_everything_once():
    told = references(pinned={KIRKUK: pinned()})
    assert sorted(told) == EVERY


def test_pinned_entry_outside_the_filter_stands_at_its_date():
    outside = EMBASSY
    assert outside not in found_by("rocket-attack")

    told = references(query="type=rocket-attack", pinned={outside: pinned(), KIRKUK: pinned()})

    assert sorted(told) == sorted({outside, KIRKUK, *found_by("rocket-attack")})
    dates = RecordIndex.objects.using("reader").filter(live=True, superseded_by=None)
    keys = dict(dates.values_list("reference", "chronology"))
    assert told == sorted(told, key=keys.__getitem__)


def test_hidden_entry_is_left_out_and_counted():
    assert KIRKUK in found_by("rocket-attack")
    hidden = saved(query="type=rocket-attack", hidden=(KIRKUK, EMBASSY))

    told = references(query="type=rocket-attack", hidden=(KIRKUK, EMBASSY))

    assert set(told) == {*found_by("rocket-attack")} - {KIRKUK}
    assert left_out(hidden, 24) == 1
    assert left_out(saved(query="type=rocket-attack"), 24) == 0


def test_query_names_filter_timeline_and_edition():
    selection = select_saved(saved(query="type=rocket-attack", edition=3), {})
    assert selection.query == "edition=3&timeline=rockets&type=rocket-attack"
    assert selection.desk.title == "Rockets"
    assert select_saved(saved(edition=0), {}).query == "timeline=rockets"


def test_pinned_timeline_is_told_at_its_position():
    selection = select_saved(saved(as_of=3), {})
    assert (selection.position, selection.count()) == (3, 3)


def test_live_timeline_is_told_as_of_a_position_when_asked():
    assert select_saved(saved(), {"as_of": ["3"]}).count() == 3
    assert select_saved(saved(pinned={KIRKUK: pinned()}), {"as_of": ["3"]}).position == 3


@pytest.mark.parametrize(
    ("as_of", "given", "named"),
    [
        (3, {"as_of": ["4"]}, ["as_of"]),
        (3, {"as_of": ["3", "3"]}, ["as_of"]),
        (None, {"as_of": ["999999"]}, ["as_of"]),
        (None, {"as_of": ["٣"]}, ["as_of"]),
        (None, {"as_of": [""]}, ["as_of"]),
        (None, {"as_of": ["3", "3"]}, ["as_of"]),
        (None, {"as_off": ["3"]}, ["as_off"]),
        (3, {"country": ["IQ"], "as_of": ["4"]}, ["country", "as_of"]),
    ],
)
def test_other_parameters_are_refused(as_of, given, named):
    with pytest.raises(InvalidParameters) as refused:
        select_saved(saved(as_of=as_of), given)
    assert [error.name for error in refused.value.errors] == named


def test_pinned_timeline_may_be_asked_at_its_own_position():
    assert select_saved(saved(as_of=3), {"as_of": ["3"]}).position == 3


references_ = st.frozensets(st.sampled_from(EVERY), max_size=6)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(pins=references_, hides=references_, query=st.sampled_from(["", "type=attack", "q=embassy"]))
def test_law_of_a_saved_timeline(pins, hides, query):
    """(filter or pinned) and not hidden, each once; what a page and a file tell is the same."""
    hides = hides - pins
    of_filter = {*references(query=query)}
    it = saved(query=query, pinned=dict.fromkeys(pins, pinned()), hidden=tuple(sorted(hides)))
    selection = select_saved(it, {})

    told = list(selection.rows().values_list("reference", flat=True))

    assert set(told) == (of_filter | pins) - hides
    assert len(told) == len(set(told)) == selection.count()
    assert left_out(it, selection.position) == len(of_filter & hides)
