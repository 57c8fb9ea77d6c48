"""What readers may know of the actors, places, types and sources that documents name."""

from django.db import models


class Entity(models.Model):
    """One published state of a row that documents name, or of an affiliation between two of them.

    A row is published with the first document that names it, and anew by restating alone: what
    editors have pending stays out. ``slug`` of an affiliation begins with that of the actor below;
    ``parent`` is the slug of what is above. It holds from ``position`` until ``superseded_by``.
    """

    kind = models.CharField(max_length=12)
    slug = models.CharField(max_length=160, db_collation="C")
    position = models.BigIntegerField()
    superseded_by = models.BigIntegerField(null=True)
    parent = models.CharField(max_length=120)
    category = models.CharField(max_length=20)
    folded = models.TextField()
    document = models.TextField()

    class Meta:
        verbose_name_plural = "entities"
        ordering = ["kind", "slug", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug", "position"], name="entity_changes_once_a_position"
            ),
            # What holds now is one state a row, whatever writes at once.
            models.UniqueConstraint(
                fields=["kind", "slug"],
                condition=models.Q(superseded_by__isnull=True),
                name="entity_has_one_current_state",
            ),
        ]
        indexes = [models.Index(fields=["kind", "parent"], name="entity_by_parent")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug} at {self.position}"
