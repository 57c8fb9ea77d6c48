"""Ancestors of types and places follow every change of the tree, and no cycle is ever stored."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from incidents.models import IncidentType, Place, PlaceAncestor, TypeAncestor
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db


class Tree:
    """A small tree of one model: a above b above c, and d on its own."""

    def __init__(self, model: Any, ancestors: Any, make: Any) -> None:
        self.model, self.ancestors = model, ancestors
        self.rows = {name: make(f"test-{name}") for name in "abcd"}
        self.put("b", "a")
        self.put("c", "b")

    def put(self, child: str, parent: str | None) -> None:
        """Move a row, past the model's own checks."""
        above = self.rows[parent].pk if parent else None
        self.model.objects.filter(pk=self.rows[child].pk).update(parent=above)

    def above(self, child: str) -> dict[str, int]:
        """The ancestors stored for a row, with their distance."""
        names = {row.pk: name for name, row in self.rows.items()}
        found = self.ancestors.objects.filter(descendant=self.rows[child].pk)
        return {names[row.ancestor_id]: row.depth for row in found}


@pytest.fixture(params=["type", "place"])
def tree(request: pytest.FixtureRequest) -> Tree:
    if request.param == "type":
        return Tree(IncidentType, TypeAncestor, rows.kind)
    return Tree(Place, PlaceAncestor, rows.place)


def test_ancestors_of_what_was_loaded_match_the_parents():
    with connection.cursor() as cursor:
        for table, closure in (
            ("incidents_place", "incidents_placeancestor"),
            ("incidents_incidenttype", "incidents_typeancestor"),
        ):
            cursor.execute(
                f"""WITH RECURSIVE up (low, high, depth) AS (
                    SELECT id, parent_id, 1 FROM {table} WHERE parent_id IS NOT NULL
                    UNION ALL SELECT low, t.parent_id, depth + 1
                    FROM up JOIN {table} t ON t.id = up.high WHERE t.parent_id IS NOT NULL)
                (TABLE up EXCEPT SELECT descendant_id, ancestor_id, depth FROM {closure})
                UNION ALL
                (SELECT descendant_id, ancestor_id, depth FROM {closure} EXCEPT TABLE up)"""
            )
            assert cursor.fetchall() == []
            assert PlaceAncestor.objects.count() > 100


def test_ancestors_stand_with_their_distance(tree):
    assert tree.above("a") == tree.above("d") == {}
    assert tree.above("c") == {"b": 1, "a": 2}


def test_ancestors_follow_a_row_inserted_below(tree):
    field = "code" if tree.model is IncidentType else "slug"
    make = rows.kind if tree.model is IncidentType else rows.place
    tree.rows["e"] = make("test-e", parent=tree.rows["c"])
    assert getattr(tree.rows["e"], field) == "test-e"
    assert tree.above("e") == {"c": 1, "b": 2, "a": 3}


def test_ancestors_follow_a_subtree_that_moves(tree):
    tree.put("b", "d")
    assert tree.above("b") == {"d": 1}
    assert tree.above("c") == {"b": 1, "d": 2}


def test_ancestors_follow_a_subtree_cut_loose(tree):
    tree.put("b", None)
    assert tree.above("b") == {}
    assert tree.above("c") == {"b": 1}


def test_ancestors_follow_a_tree_put_below_another(tree):
    tree.put("a", "d")
    assert tree.above("c") == {"b": 1, "a": 2, "d": 3}


def test_ancestors_of_a_deleted_row_go_with_it(tree):
    tree.model.objects.filter(pk=tree.rows["c"].pk).delete()
    assert tree.above("c") == {}
    assert not tree.ancestors.objects.filter(ancestor=tree.rows["c"].pk).exists()


@pytest.mark.parametrize(("child", "parent"), [("a", "a"), ("a", "b"), ("a", "c")])
def test_cycle_is_refused_by_name(tree, child, parent):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        tree.put(child, parent)
    name = f"{tree.model._meta.db_table}_tree_has_no_cycle"
    assert rows.constraint_of(refused.value) == name
    assert tree.above("c") == {"b": 1, "a": 2}


def test_cycle_closed_by_one_statement_is_refused(tree):
    with (
        pytest.raises(IntegrityError, match="a tree has no cycle"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"""UPDATE {tree.model._meta.db_table}
            SET parent_id = CASE WHEN id = %(a)s THEN %(d)s ELSE %(a)s END
            WHERE id IN (%(a)s, %(d)s)""",
            {"a": tree.rows["a"].pk, "d": tree.rows["d"].pk},
        )


def test_row_that_inserts_itself_as_parent_is_refused():
    with (
        pytest.raises(IntegrityError, match="a tree has no cycle"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            """INSERT INTO incidents_place (id, slug, name, kind, parent_id, iso_alpha2,
                iso_alpha3, iso_3166_2, target_kind)
            VALUES (999999, 'test-own', 'Own', 'site', 999999, '', '', '', '')"""
        )
