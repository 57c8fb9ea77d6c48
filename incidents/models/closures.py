"""Ancestors of types, places and actors, kept by triggers, so that one join reads them."""

from django.db import models

from incidents.models.actor import Actor
from incidents.models.incident_type import IncidentType
from incidents.models.place import Place


class TypeAncestor(models.Model):
    """``ancestor`` stands ``depth`` steps above ``descendant`` in the tree of types."""

    descendant = models.ForeignKey(IncidentType, on_delete=models.DO_NOTHING, related_name="above")
    ancestor = models.ForeignKey(IncidentType, on_delete=models.DO_NOTHING, related_name="below")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["descendant", "depth"]
        constraints = [
            models.UniqueConstraint(
                fields=["descendant", "ancestor"], name="type_ancestor_stands_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.descendant} within {self.ancestor}"


class PlaceAncestor(models.Model):
    """``ancestor`` stands ``depth`` steps above ``descendant`` in the tree of places."""

    descendant = models.ForeignKey(Place, on_delete=models.DO_NOTHING, related_name="above")
    ancestor = models.ForeignKey(Place, on_delete=models.DO_NOTHING, related_name="below")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["descendant", "depth"]
        constraints = [
            models.UniqueConstraint(
                fields=["descendant", "ancestor"], name="place_ancestor_stands_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.descendant} within {self.ancestor}"


class ActorAncestor(models.Model):
    """From ``starts_on`` to ``ends_on`` the descendant was ``depth`` steps below the ancestor.

    Only *part-of* and *office* count; the span is what all steps have in common, null is open.
    """

    descendant = models.ForeignKey(Actor, on_delete=models.DO_NOTHING, related_name="above")
    ancestor = models.ForeignKey(Actor, on_delete=models.DO_NOTHING, related_name="below")
    depth = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        ordering = ["descendant", "depth", "id"]
        indexes = [models.Index(fields=["descendant", "depth"], name="actor_ancestor_by_depth")]

    def __str__(self) -> str:
        return f"{self.descendant} within {self.ancestor}"
