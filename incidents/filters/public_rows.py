"""Tells the actors, places and sources that some published document has named from all others."""

from collections.abc import Iterator, Sequence

from django.contrib.postgres.search import TrigramSimilarity

from incidents.dates.errors import shown
from incidents.filters.errors import ParameterError
from incidents.filters.texts import refused
from incidents.models import Entity

_ALIKE = 0.15


def never_public(
    name: str, values: Sequence[str], *, kind: str, using: str
) -> Iterator[ParameterError]:
    """One error, with the nearest slugs, for each value that no published document ever named.

    A publisher is known by the sources it published.
    """
    column = "parent" if kind == "publisher" else "slug"
    rows = Entity.objects.using(using).filter(kind="source" if kind == "publisher" else kind)
    known = set(rows.filter(**{f"{column}__in": values}).values_list(column, flat=True))
    for value in (value for value in values if value not in known):
        near = (
            rows.annotate(alike=TrigramSimilarity(column, value))
            .filter(alike__gt=_ALIKE)
            .order_by("-alike", column)
            .values_list(column, "alike")
            .distinct()
        )
        meant = [slug for slug, _ in near[:3]]
        remedy = f"did you mean {' or '.join(meant)}?" if meant else "nothing known is near."
        message = f'No published incident ever named the {kind} "{shown(value)}": {remedy}'
        yield refused(name, value, message, meant)
