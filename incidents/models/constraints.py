"""Constraints that several models share, each with a name that is a phrase and a message."""

from django.db import models
from django.db.models import F, Q


def is_slug(field: str, name: str) -> models.CheckConstraint:
    """Codes and slugs are API values: lower-case ASCII, digits and single hyphens, permanent."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__regex": r"^[a-z0-9]+(-[a-z0-9]+)*$"}),
        name=name,
        violation_error_message=f"{field}: use lower-case letters, digits and single hyphens, "
        "for example kataib-hizbollah.",
    )


#: The years that Python can read: infinity or the year 10000 would break every list it is in.
YEARS = ("0001-01-01", "9999-12-31")


def in_the_calendar(*fields: str) -> Q:
    """Days, where they are known, of the years 0001 to 9999."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": YEARS})
    return condition


def one_of(field: str, codes: type[models.Choices], name: str) -> models.CheckConstraint:
    """A code from a published list, which must be given."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": list(codes.values)}),
        name=name,
        violation_error_message=f"{field}: choose one of {', '.join(map(str, codes.values))}.",
    )


def one_of_or_none(field: str, codes: type[models.Choices], name: str) -> models.CheckConstraint:
    """A code from a published list, or empty when it is not known."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": ["", *codes.values]}),
        name=name,
        violation_error_message=f"{field}: choose one of {', '.join(map(str, codes.values))}.",
    )


def only_from(field: str, codes: type[models.Choices], name: str) -> models.CheckConstraint:
    """A list column holds codes of a published list and nothing else."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__contained_by": list(codes.values)}),
        name=name,
        violation_error_message=f"{field}: choose among {', '.join(map(str, codes.values))}.",
    )


def on_earth(name: str) -> models.CheckConstraint:
    """Coordinates come in pairs within WGS 84 degrees; NaN is refused with them."""
    both = Q(latitude__isnull=False, latitude__range=(-90, 90)) & Q(
        longitude__isnull=False, longitude__range=(-180, 180)
    )
    neither = Q(latitude__isnull=True) & Q(longitude__isnull=True)
    return models.CheckConstraint(
        condition=both | neither,
        name=name,
        violation_error_message="Give latitude (-90 to 90) and longitude (-180 to 180) together, "
        "in decimal degrees, or neither.",
    )


def not_below_zero(field: str, name: str) -> models.CheckConstraint:
    """A distance in kilometres that is known is finite and not negative."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (0, 20038)}),
        name=name,
        violation_error_message=f"{field}: give kilometres from 0 to 20038 (half round the Earth).",
    )


def not_itself(one: str, other: str, name: str) -> models.CheckConstraint:
    """A row relates two different rows."""
    return models.CheckConstraint(
        condition=~Q(**{one: F(other)}),
        name=name,
        violation_error_message="Choose two different ones: nothing is related to itself.",
    )
