"""What readers see of the editions of a timeline."""

from django.db import models


class PublishedEdition(models.Model):
    """An edition that may be read again, the newest among them: a view, to read only.

    There are none of a timeline that is withdrawn, and of one that was published again none from
    before: a withdrawal takes back all that was said. It reads as its owner.
    """

    id = models.BigIntegerField(primary_key=True)
    slug = models.CharField(max_length=100)
    edition = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    document = models.TextField()

    class Meta:
        managed = False
        db_table = "timeline_publishededition"
        ordering = ["slug", "edition"]

    def __str__(self) -> str:
        return f"{self.slug}, edition {self.edition}"
