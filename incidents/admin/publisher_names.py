"""New publishers by name: which known ones are alike, and a slug for the new one."""

import re

from django.db.models import FloatField, Func, Model, Q, Value
from django.db.models.functions import Greatest
from django.utils.text import slugify

from incidents.models import Publisher

ALIKE = 0.4
MOST_SHOWN = 5
LONGEST_STEM = 70
NO_SLUG = re.compile("[^a-z0-9]+")


def similar_publishers(name: str) -> list[Publisher]:
    """The publishers whose folded name is this one, holds it, or shares much of its spelling."""
    stored, typed = Func("name", function="fold"), Func(Value(name), function="fold")
    alike = Func(stored, typed, function="similarity", output_field=FloatField())
    within = Func(typed, stored, function="word_similarity", output_field=FloatField())
    found = Publisher.objects.annotate(alike=Greatest(alike, within))
    same = Q(alike__gte=ALIKE) | Q(name__iexact=name)
    return list(found.filter(same).order_by("-alike", "name", "pk")[:MOST_SHOWN])


def publisher_named(name: str) -> Publisher:
    """A new publisher, stored."""
    slug = free_slug(Publisher, name, "publisher")
    return Publisher.objects.create(name=name, slug=slug)


def free_slug(model: type[Model], words: str, otherwise: str) -> str:
    """A slug of these words that no row has, with a number behind it when it must be."""
    stem = NO_SLUG.sub("-", slugify(words))[:LONGEST_STEM].strip("-") or otherwise
    rows = model._default_manager.filter(slug__startswith=stem)
    taken = set(rows.values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
