"""What every claim carries: on what ground, on whose word, how firmly, and by which passages."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from incidents.codes import Basis, Stance, Standing


def citation_numbers() -> "ArrayField[Any, Any]":
    """The numbers of the citations, within the same incident or affiliation, that carry a claim."""
    return ArrayField(
        models.PositiveSmallIntegerField(validators=[MinValueValidator(1)]),
        default=list,
        blank=True,
        help_text="Numbers of this incident's citations, separated by commas: 1, 3.",
    )


class Claim(models.Model):
    """A statement somebody vouches for: several may compete, one is recommended.

    ``by`` is the actor whose word it is when the basis is not the source's own; ``reason`` says why
    this desk infers it; ``cites`` numbers the citations, a trigger refuses one that is not there.
    """

    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.STATED)
    stance = models.CharField(max_length=10, choices=Stance.choices, default=Stance.AFFIRMS)
    by = models.ForeignKey(
        "incidents.Actor", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    standing = models.CharField(
        max_length=12, choices=Standing.choices, default=Standing.RECOMMENDED
    )
    reason = models.TextField(
        blank=True, default="", help_text="Required when this desk infers it."
    )
    cites = citation_numbers()

    class Meta:
        abstract = True
        constraints = [
            # An inference nobody explains cannot be checked by a reader.
            models.CheckConstraint(
                condition=~Q(basis=Basis.INFERRED) | ~Q(reason=""),
                name="%(class)s_inference_has_a_reason",
                violation_error_message="Say in the reason why this desk infers it.",
            ),
            models.CheckConstraint(
                condition=Q(basis__in=Basis.values)
                & Q(stance__in=Stance.values)
                & Q(standing__in=Standing.values),
                name="%(class)s_claim_codes_are_known",
                violation_error_message="Choose basis, stance and standing from their lists.",
            ),
        ]


class IncidentPart(models.Model):
    """A row that belongs to one incident; ``position`` keeps the order it was entered in."""

    incident = models.ForeignKey(
        "incidents.Incident", on_delete=models.CASCADE, related_name="%(class)ss"
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
