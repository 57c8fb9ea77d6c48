"""The tree around an actor."""

from itertools import pairwise
from typing import Any

import pytest

from incidents.admin import actor_tree
from incidents.admin.actor_tree import Node, others_of, tree_of
from incidents.models import Actor, Affiliation

pytestmark = pytest.mark.django_db


def actor(name: str) -> Actor:
    return Actor.objects.create(slug=name.lower(), name=name, kind="rebel")


def joined(child: Actor, parent: Actor, kind: str = "part-of", **fields: Any) -> Affiliation:
    made: Affiliation = Affiliation.objects.create(child=child, parent=parent, kind=kind, **fields)
    return made


def names(nodes: list[Node]) -> list:
    return [(node.name, names(node.below)) if node.below else node.name for node in nodes]


def test_ancestors_and_descendants_hang_on_each_other() -> None:
    a, b, c, d, e, f = map(actor, "ABCDEF")
    joined(b, a)
    joined(c, b)
    joined(d, c, "office", title="Head")
    joined(e, c)
    joined(f, e)

    tree = tree_of(c.pk)

    assert names(tree.ancestors) == [("B", ["A"])]
    assert names(tree.descendants) == ["D", ("E", ["F"])]
    assert (tree.more_above, tree.more_below) == (0, 0)


def test_step_says_kind_title_span_basis_and_by() -> None:
    a, b, c = map(actor, "ABC")
    joined(b, a, "office", title="Head", start="2014", end="2020-01", basis="admitted", by=c)

    step = tree_of(b.pk).ancestors[0].step

    assert step is not None
    assert step.words == "office · Head · from 2014 · to 2020-01 · admitted · by C"


def test_actor_with_two_parents_stands_below_both() -> None:
    a, b, c = map(actor, "ABC")
    joined(c, a)
    joined(c, b)

    assert names(tree_of(c.pk).ancestors) == ["A", "B"]


def test_what_is_not_followed_stands_apart() -> None:
    a, b, c, d = map(actor, "ABCD")
    joined(a, b, "backed-by")
    joined(c, a, "part-of", stance="denies")
    joined(a, d, "part-of", standing="alternative")

    tree, (others, more) = tree_of(a.pk), others_of(a.pk)

    assert tree.ancestors == tree.descendants == []
    assert not more
    assert [(str(each.child), each.kind, str(each.parent)) for each in others] == [
        ("A", "backed by", "B"),
        ("A", "part of", "D"),
        ("C", "part of", "A"),
    ]
    assert others[0].words == "stated"
    assert others[2].words == "denied · stated"


def test_what_is_left_out_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actor_tree, "MOST", 2)
    monkeypatch.setattr(actor_tree, "MOST_OTHERS", 2)
    a, *rest = map(actor, "ABCDEF")
    for each in rest:
        joined(each, a)
        joined(a, each, "supports")

    tree, (others, more) = tree_of(a.pk), others_of(a.pk)

    assert names(tree.descendants) == ["B", "C"]
    assert tree.more_below == 3
    assert (len(others), more) == (2, True)


def test_tree_goes_no_deeper_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actor_tree, "DEEPEST", 2)
    chain = [actor(name) for name in "ABCD"]
    for parent, child in pairwise(chain):
        joined(child, parent)

    assert names(tree_of(chain[0].pk).descendants) == [("B", ["C"])]
    assert names(tree_of(chain[3].pk).ancestors) == [("C", ["B"])]
