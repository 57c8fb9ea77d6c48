"""Who belongs to whom, holds which office, stands behind whom."""

from django.db import models

from incidents.codes import AffiliationKind
from incidents.models.actor import Actor
from incidents.models.claim import Claim
from incidents.models.constraints import not_itself, one_of
from incidents.models.history import tracked
from incidents.models.span import ValidSpan


@tracked
class Affiliation(ValidSpan, Claim):
    """From ``start`` to ``end`` the child was part of, held office in, was backed by … the parent.

    Filters by actor follow *part-of* and *office* only, at the incident's date; those two have no
    cycle. It is a claim with citations of its own.
    """

    child = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="affiliations")
    parent = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="members")
    kind = models.CharField(max_length=15, choices=AffiliationKind.choices)
    title = models.CharField(
        max_length=200, blank=True, default="", help_text="Of the office held."
    )

    class Meta:
        ordering = ["child", "parent", "kind", "starts_on", "id"]
        constraints = [
            *ValidSpan.Meta.constraints,
            *Claim.Meta.constraints,
            one_of("kind", AffiliationKind, "affiliation_kind_is_known"),
            not_itself("child", "parent", "affiliation_joins_two_actors"),
            models.UniqueConstraint(
                fields=["child", "parent", "kind", "title", "start"],
                name="affiliation_is_stated_once",
                violation_error_message="This affiliation from this date is already there.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child} {self.get_kind_display().lower()} {self.parent}"
