"""What readers see of the timelines."""

from django.db import models


class PublishedTimeline(models.Model):
    """The newest edition of a timeline, or that it was withdrawn and why: a view, to read only.

    It reads as its owner, so that the role of readers sees neither drafts nor former editions.
    """

    slug = models.CharField(max_length=100, primary_key=True)
    edition = models.PositiveIntegerField()
    live = models.BooleanField()
    made_at = models.DateTimeField()
    reason = models.TextField()
    title = models.TextField()
    introduction = models.TextField()
    author = models.TextField()
    document = models.TextField()

    class Meta:
        managed = False
        db_table = "timeline_publishedtimeline"
        ordering = ["-made_at", "slug"]

    def __str__(self) -> str:
        return self.slug
