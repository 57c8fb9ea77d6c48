"""Every filter against what it means, over documents of every shape beside the coded article."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incidents import publishing
from incidents.documents.load import load
from incidents.filters import filters
from incidents.filters.numbers import Number
from incidents.models import Incident, User
from incidents.selection import select
from tests.incidents import oracle
from tests.incidents.documents.made import documents

PERIODS = ["2019-12-27", "2019-12", "2020", "2019-11-15/2020-01-01", "2014/..", "../2019"]
#: Filters whose laws are elsewhere, or that say only how others work.
APART = {
    "q": "test_index.py",
    "during": "below",
    "when": "below",
    "after": "test_dates_periods.py",
    "before": "test_dates_periods.py",
    **dict.fromkeys(["bbox", "near", "within_km", "polygon", "include_imprecise"], "filters/space"),
    **dict.fromkeys(["all_actors", "actor_via"], "test_filters_claims.py"),
    **dict.fromkeys(["figure", "counted", "publishers_min"], "test_filters_numbers.py"),
    "any": "test_filters_choosing.py",
    **dict.fromkeys(
        ["reported_during", "entered_during", "updated_since"], "test_filters_clocks.py"
    ),
}
#: Filters that bind nothing to one another.
INDEPENDENT = sorted({*oracle.VALUES} - {*oracle.ABOUT_CLAIMS, "dataset", "original_id"})
BATCHES = st.lists(documents(), min_size=4, max_size=4)
law = settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def published(made: list[dict[str, Any]], by: User) -> dict[str, oracle.Document]:
    """All published documents by reference, those made now among them.

    In every second one everybody did it, or was aimed at: roles are many and filters ask for two.
    """
    parts = [part for one in made[::2] for part in one.get("participations", [])]
    for number, part in enumerate(parts):
        part["role"] = ("initiator", "target")[number % 2]
    ids = [load(document, by=by).pk for document in made]
    publishing.publish(incidents=Incident.objects.filter(pk__in=ids), by=by)
    told = [json.loads(text) for text in select({}).documents()]
    return {document["reference"]: document for document in told}


def known(name: str, told: dict[str, oracle.Document]) -> list[str]:
    """Every value the filter may be asked for: who is an actor may be asked for in any role."""
    axis = "actor" if name.partition("__")[0] in oracle.ROLES else name
    return sorted(set().union(*map(oracle.VALUES[axis], told.values())))


def found(**asked: list[str]) -> set[str]:
    return set(select(asked).rows().values_list("reference", flat=True))


def test_filters_all_have_a_meaning_here() -> None:
    numbers = {name for name, each in filters().items() if isinstance(each, Number)}
    opposites = {f"not_{name}" for name in oracle.VALUES}

    assert {*oracle.VALUES, *APART} | numbers == {*filters()} - opposites | {"not_stated"}


def check(told: dict[str, oracle.Document], most: int) -> None:
    """Every filter and its opposite, asked for some of the values there are."""
    for name, values in oracle.VALUES.items():
        for value in known(name, told)[:most]:
            meant = {ref for ref, document in told.items() if value in values(document)}
            assert found(**{name: [value]}) == meant, (name, value)
            if f"not_{name}" in filters():
                assert found(**{f"not_{name}": [value]}) == {*told} - meant, (name, value)


@pytest.mark.django_db(databases=["default", "reader"])
def test_filter_and_its_opposite_find_what_they_mean_in_the_coded_article() -> None:
    documents = map(json.loads, select({}).documents())

    check({document["reference"]: document for document in documents}, most=3)


@pytest.mark.slow
@law
@given(BATCHES)
def test_filter_and_its_opposite_find_exactly_what_they_mean(
    committed: None, editor: User, made: list[dict[str, Any]]
) -> None:
    check(published(made, editor), most=6)


@law
@given(BATCHES)
def test_period_finds_exactly_what_it_means(
    committed: None, editor: User, made: list[dict[str, Any]]
) -> None:
    told = published(made, editor)

    for during in PERIODS:
        for when in ("possibly", "certainly"):
            meant = {
                reference
                for reference, document in told.items()
                if oracle.in_period(document, during, when)
            }
            assert found(during=[during], when=[when]) == meant, (during, when)


@law
@given(BATCHES, st.data())
def test_filters_hold_together(
    committed: None, editor: User, made: list[dict[str, Any]], data: st.DataObject
) -> None:
    told = published(made, editor)
    answered = [name for name in INDEPENDENT if known(name, told)]
    names = data.draw(st.lists(st.sampled_from(answered), min_size=2, max_size=2, unique=True))
    asked = {
        name: data.draw(st.lists(st.sampled_from(known(name, told)), min_size=1, max_size=2))
        for name in names
    }

    if {*asked} == {"place_role", "where_precision"}:
        return  # of one location: tests/incidents/filters/space

    meant = {
        reference
        for reference, document in told.items()
        if all(oracle.VALUES[name](document) & set(values) for name, values in asked.items())
    }
    assert found(**asked) == meant
