"""Remembering that two incidents are two."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db.models import Q

from incidents.models import DuplicatePair, Incident, NotSame, User

MOST_AT_ONCE = 100


def keep_apart(*, incident: Incident, others: Collection[int], by: User) -> int:
    """Store each pair once, the older one first, and let it wait no longer; how many were new.

    Others that are not there (any more) are left out; raises ValidationError for the incident
    itself.
    """
    if incident.pk in others:
        raise ValidationError(f"not_same: {incident} is itself; name another incident.")
    there = Incident.objects.filter(pk__in=list(others)[:MOST_AT_ONCE]).values_list("pk", flat=True)
    pairs = [
        NotSame(first_id=min(incident.pk, pk), second_id=max(incident.pk, pk), by=by)
        for pk in there
    ]
    both = Q(first=incident, second__in=others) | Q(second=incident, first__in=others)
    DuplicatePair.objects.filter(both).delete()
    before = NotSame.objects.count()
    NotSame.objects.bulk_create(pairs, ignore_conflicts=True)
    return NotSame.objects.count() - before
