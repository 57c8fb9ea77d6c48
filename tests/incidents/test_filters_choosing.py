"""Alternatives across filters, opposites, identifiers, and parts that are there or missing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.documents.load import load
from incidents.filters.filterset import WITHOUT_OPPOSITE, alternatives, filters
from incidents.models import Incident, User
from incidents.publishing import publish
from incidents.selection import select
from tests.incidents import oracle
from tests.incidents.documents.made import ROCKETS
from tests.incidents.test_filters import refused
from tests.incidents.test_filters_laws import BATCHES, found, known, law, published

reading = pytest.mark.django_db(databases=["default", "reader"])


@reading
class TestAny:
    def test_any_joins_what_different_filters_find(self):
        one, other = found(type=["airstrike"]), found(place=["kirkuk"])

        assert one - other
        assert other - one
        assert found(any=["type:airstrike,place:kirkuk"]) == one | other
        assert found(any=["type:airstrike", "place:kirkuk"]) == one | other

    def test_any_holds_beside_other_filters(self):
        assert found(any=["type:airstrike,place:kirkuk"], type=["attack"]) <= found(type=["attack"])

    def test_any_takes_opposites_and_parts(self):
        everything = found()

        assert found(any=["type:airstrike,not_type:airstrike"]) == everything
        assert found(any=["has:figures,missing:figures"]) == everything

    def test_any_is_said_in_normal_form(self):
        one = select({"any": ["country:IQ , type:attack", "country:iq"]})

        assert one.query == "any=country:iq,type:attack"
        assert set(select({"any": ["country:iq,type:attack"]}).rows()) == set(one.rows())

    @pytest.mark.parametrize(
        ("piece", "near"),
        [
            ("tpye:attack", "type:attack"),
            ("type:atack", "type:attack"),
            ("occurrence:ocurred", "occurred"),
            ("killed_mni:3", "killed_min:3"),
            ("killed_min:x", None),
            ("during:2019", None),
            ("q:base", None),
            ("any:type", None),
            ("all_actors:isis", None),
            ("type", None),
            ("type:", None),
            (":attack", None),
        ],
    )
    def test_alternative_that_is_none_is_refused(self, piece: str, near: str | None):
        (error,) = refused(any=f"country:iq,{piece}")

        assert error.name == "any"
        assert near is None or error.nearest[0] == near


@law
@given(BATCHES, st.data())
@pytest.mark.slow
def test_any_finds_what_one_of_its_filters_finds(
    committed: None, editor: User, made: list[dict[str, Any]], data: st.DataObject
) -> None:
    told = published(made, editor)
    names = sorted({*oracle.VALUES} - {"dataset"})
    for _question in range(10):
        chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3))
        asked = [
            (name, data.draw(st.sampled_from(values)))
            for name in chosen
            if (values := known(name, told))
        ]
        meant = {
            reference
            for reference, document in told.items()
            if any(value in oracle.VALUES[name](document) for name, value in asked)
        }
        if asked:
            assert found(any=[f"{name}:{value}" for name, value in asked]) == meant, asked


def test_every_filter_of_several_values_has_an_opposite_or_is_said_to_have_none() -> None:
    several = {name for name, each in filters().items() if each.several}
    plain = {name for name in several if not name.startswith("not_")} | {"not_stated"}

    assert {f"not_{name}" for name in plain - {*WITHOUT_OPPOSITE}} | plain == several


def test_alternatives_are_filters_that_find_by_one_value() -> None:
    assert not {"any", "all_actors", "actor_via", "q", "during", "figure"} & {*alternatives()}
    assert {"type", "not_type", "killed_min", "missing", "initiator__exact"} <= {*alternatives()}


@reading
class TestIdentifiers:
    def test_several_references_in_any_case(self):
        asked = select({"reference": ["inc-000004,INC-000005"]})

        assert set(asked.rows().values_list("reference", flat=True)) == {"INC-000004", "INC-000005"}
        assert asked.query == "reference=INC-000004,INC-000005"

    @pytest.mark.parametrize("name", ["reference", "linked_to", "not_reference"])
    def test_reference_written_another_way_is_refused_and_the_right_one_named(self, name: str):
        for text in ("INC-4", "inc4", "INC-0004"):
            (error,) = refused(**{name: text})
            assert (error.name, error.nearest) == (name, ("INC-000004",))

    def test_reference_never_published_is_refused(self):
        (error,) = refused(reference="INC-000999")

        assert (error.value, error.nearest) == ("INC-000999", ())

    def test_incident_that_nothing_links_to_is_known(self):
        references = select({}).rows().values_list("reference", flat=True)

        assert [found(linked_to=[ref]) for ref in references].count(set()) > 0


def test_original_id_binds_to_its_dataset(committed: None, editor: User) -> None:
    both = [{"dataset": "GED", "original_id": "5"}, {"dataset": "Other", "original_id": "6"}]
    pk = load({**ROCKETS, "origins": both}, by=editor).pk
    publish(incidents=Incident.objects.filter(pk=pk), by=editor)

    assert found(original_id=["5"]) == found(original_id=["5"], dataset=["GED"]) != set()
    assert found(original_id=["6"], dataset=["GED"]) == set()
    assert found(original_id=["6"], dataset=["GED", "Other"]) == found(original_id=["5"])
    assert found(not_original_id=["5"]) == found() - found(original_id=["5"])
    assert refused(original_id="7")[0].name == "original_id"
    assert refused(dataset="Ged")[0].nearest == ("GED",)
