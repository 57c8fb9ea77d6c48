"""Tells the values that some published incident has had from those that none ever had."""

from collections.abc import Collection

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, Func, TextField, Value

from incidents.models import Term

_ALIKE = 0.15


def counts(terms: Collection[str], *, using: str) -> dict[str, int]:
    """How many published incidents have each of the terms; those never published are left out."""
    if not terms:
        return {}
    return dict(Term.objects.using(using).filter(term__in=terms).values_list("term", "count"))


def nearest(term: str, *, using: str) -> tuple[str, ...]:
    """Up to three known values of the axis of an unknown term, nearest first."""
    axis, _, value = term.partition(":")
    rest = Func(F("term"), Value(len(axis) + 2), function="substr", output_field=TextField())
    near = (
        Term.objects.using(using)
        .filter(term__startswith=f"{axis}:")
        .annotate(value=rest, alike=TrigramSimilarity(rest, value))
        .filter(alike__gt=_ALIKE)
        .order_by("-alike", "term")
        .values_list("value", flat=True)
    )
    return tuple(near[:3])
