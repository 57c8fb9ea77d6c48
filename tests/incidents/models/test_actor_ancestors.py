"""Filters by actor follow part-of and office, for as long as every step of the way was valid."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from incidents.codes import AffiliationKind
from incidents.models import ActorAncestor, Affiliation
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db

Span = tuple[int | None, int | None]


def above(child: str) -> list[tuple[str, int, Span]]:
    """The ancestors stored for an actor: slug, distance, first and last year."""
    found = ActorAncestor.objects.filter(descendant__slug=child).order_by(
        "depth", "ancestor__slug", "starts_on"
    )
    return [
        (row.ancestor.slug, row.depth, (year(row.starts_on), year(row.ends_on)))
        for row in found.select_related("ancestor")
    ]


def year(day: dt.date | None) -> int | None:
    return day.year if day else None


def join(child: str, parent: str, span: tuple[str, str] = ("", ""), **changes: Any) -> Affiliation:
    return rows.affiliation(child, parent, start=span[0], end=span[1], **changes)


def refused(child: str, parent: str, span: tuple[str, str] = ("", ""), **changes: Any) -> str:
    """The name of the constraint that refuses the affiliation."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        join(child, parent, span, **changes)
    return rows.constraint_of(refusal.value)


@pytest.mark.parametrize("kind", AffiliationKind.values)
def test_affiliation_is_followed_by_its_kind(kind):
    join("squad", "army", kind=kind)
    followed = [("army", 1, (None, None))] if kind in ("part-of", "office") else []
    assert above("squad") == followed


@pytest.mark.parametrize(
    ("claim", "followed"),
    [
        ({}, True),
        ({"stance": "hedges"}, True),
        ({"stance": "denies"}, False),
        ({"standing": "alternative"}, False),
        ({"standing": "rejected"}, False),
    ],
    ids=str,
)
def test_affiliation_is_followed_by_its_claim(claim, followed):
    join("squad", "army", **claim)
    assert bool(above("squad")) is followed


@pytest.mark.parametrize(
    ("low", "high", "shared"),
    [
        (("2010", "2015"), ("2012", "2018"), (2012, 2015)),
        (("2010", ""), ("", "2018"), (2010, 2018)),
        (("", ""), ("2012", "2018"), (2012, 2018)),
        (("", "2015"), ("", ""), (None, 2015)),
        (("", ""), ("", ""), (None, None)),
        (("2010", "2012"), ("2012", ""), (2012, 2012)),
    ],
)
def test_span_of_two_steps_is_what_they_share(low, high, shared):
    join("squad", "brigade", low)
    join("brigade", "army", high)
    assert above("squad")[1:] == [("army", 2, shared)]


def test_steps_that_never_met_lead_nowhere():
    join("squad", "brigade", ("2010", "2011"))
    join("brigade", "army", ("2012", ""))
    assert [name for name, _, _ in above("squad")] == ["brigade"]


def test_two_ways_to_one_ancestor_keep_both_spans():
    join("squad", "army", ("2010", "2011"))
    join("squad", "army", ("2015", "2016"))
    assert above("squad") == [("army", 1, (2010, 2011)), ("army", 1, (2015, 2016))]


def test_ancestors_follow_whoever_stands_below():
    join("squad", "brigade")
    step = join("brigade", "army")
    assert [name for name, _, _ in above("squad")] == ["brigade", "army"]
    step.delete()
    assert [name for name, _, _ in above("squad")] == ["brigade"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"end": "2014", "ends_on": "2014-12-31"}, [("army", 1, (None, 2014))]),
        ({"kind": "formally-under"}, []),
        ({"standing": "rejected"}, []),
        ({"stance": "denies"}, []),
    ],
    ids=str,
)
def test_ancestors_follow_a_changed_affiliation(changes, expected):
    step = join("squad", "army")
    Affiliation.objects.filter(pk=step.pk).update(**changes)
    assert above("squad") == expected


def test_ancestors_follow_an_affiliation_given_to_another():
    step = join("squad", "army")
    join("cook", "squad")
    Affiliation.objects.filter(pk=step.pk).update(
        child=rows.actor("other"), parent=rows.actor("navy")
    )
    assert above("squad") == []
    assert [name for name, _, _ in above("cook")] == ["squad"]
    assert [name for name, _, _ in above("other")] == ["navy"]


@pytest.mark.parametrize("kind", ["part-of", "office"])
def test_cycle_of_two_is_refused_by_name(kind):
    join("squad", "army")
    assert refused("army", "squad", kind=kind) == "affiliation_has_no_cycle"


def test_cycle_of_three_is_refused_by_name():
    join("squad", "brigade", ("2010", "2015"))
    join("brigade", "army", ("2012", "2018"))
    assert refused("army", "squad", ("2015", "")) == "affiliation_has_no_cycle"


@pytest.mark.parametrize(
    ("back", "claim"),
    [
        (("2016", ""), {}),
        (("", "2009"), {}),
        (("2010", "2015"), {"kind": "formally-under"}),
        (("2010", "2015"), {"standing": "rejected"}),
        (("2010", "2015"), {"stance": "denies"}),
    ],
    ids=str,
)
def test_way_back_that_is_no_cycle_is_allowed(back, claim):
    join("squad", "army", ("2010", "2015"))
    join("army", "squad", back, **claim)
    assert [name for name, _, _ in above("squad")] == ["army"]


def test_rejected_way_back_cannot_be_recommended():
    join("squad", "army")
    back = join("army", "squad", standing="rejected")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Affiliation.objects.filter(pk=back.pk).update(standing="recommended")
    assert rows.constraint_of(refusal.value) == "affiliation_has_no_cycle"


def test_cycle_in_one_statement_is_refused_by_name():
    squad, army = rows.actor("squad"), rows.actor("army")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Affiliation.objects.bulk_create(
            Affiliation(child=child, parent=parent, kind="part-of")
            for child, parent in ((squad, army), (army, squad))
        )
    assert rows.constraint_of(refusal.value) == "affiliation_has_no_cycle"


def test_affiliation_with_itself_is_refused_by_name():
    assert refused("army", "army") == "affiliation_joins_two_actors"
