"""The vocabulary that published documents have used."""

from django.db import models


class Term(models.Model):
    """One ``axis:value`` that some published document has had, with how many current ones have it.

    ``counted`` are those of them that occurred or were attempted, and are no umbrella.
    ``newest`` is the position of the last record that has it: where its name is to be read.
    A term once known stays known, with a count of nought, so that a filter by it is never refused.
    """

    term = models.TextField(primary_key=True)
    count = models.BigIntegerField()
    counted = models.BigIntegerField(default=0, db_default=0)
    newest = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        ordering = ["term"]

    def __str__(self) -> str:
        return f"{self.term} ({self.count})"
