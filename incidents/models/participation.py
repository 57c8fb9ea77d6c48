"""Somebody's part in an incident."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from incidents.codes import ActorKind, Role, Standing
from incidents.models.actor import Actor
from incidents.models.claim import Claim, IncidentPart
from incidents.models.constraints import one_of, one_of_or_none
from incidents.models.history import tracked


@tracked
class Participation(IncidentPart, Claim):
    """An actor in a role; without an actor, ``described_as`` and ``kind`` say who is meant.

    *Unidentified* is said by such a row, never by leaving it out.
    """

    role = models.CharField(max_length=10, choices=Role.choices)
    side = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    actor = models.ForeignKey(
        Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    described_as = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=20, choices=ActorKind.choices, blank=True, default="")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            *Claim.Meta.constraints,
            one_of("role", Role, "participation_role_is_known"),
            one_of_or_none("kind", ActorKind, "participation_kind_is_known"),
            models.CheckConstraint(
                condition=Q(actor__isnull=False) | (~Q(described_as="") & ~Q(kind="")),
                name="participation_says_who",
                violation_error_message="Choose the actor, or say who it was and of what kind.",
            ),
            models.CheckConstraint(
                condition=Q(side__isnull=True) | Q(side__range=(1, 9)),
                name="participation_side_is_one_to_nine",
                violation_error_message="side: a number from 1 to 9.",
            ),
            models.UniqueConstraint(
                fields=["incident", "role", "actor", "described_as"],
                condition=Q(standing=Standing.RECOMMENDED),
                nulls_distinct=False,
                name="participation_has_one_recommended_claim",
                violation_error_message="Two recommended claims give the same actor the same role: "
                "make one of them alternative.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.actor or self.described_as}"
